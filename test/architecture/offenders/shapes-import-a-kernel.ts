// stands as: libs/command-shapes/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { newId } from '@continuum/event-sourcing';
export const id = newId(0);
