// stands as: libs/event-store-sqlite/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { referral } from '@continuum/intake';
export const one = referral;
