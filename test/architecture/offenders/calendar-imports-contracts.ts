// stands as: libs/care-calendar/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { streams } from '@continuum/contracts';
export const one = streams;
