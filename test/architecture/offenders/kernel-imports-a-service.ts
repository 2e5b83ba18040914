// stands as: libs/read-store/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { referral } from '@continuum/intake';
export const one = referral;
