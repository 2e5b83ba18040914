// stands as: services/intake/src/commands/offender.ts
// breaks: @nx/enforce-module-boundaries
import { openReader } from '@continuum/event-store-sqlite';
export const open = openReader;
