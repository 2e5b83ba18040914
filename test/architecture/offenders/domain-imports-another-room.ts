// stands as: services/intake/src/domain/referral/offender.ts
// breaks: no-restricted-imports
import { one } from '../../commands/referral.handler.js';
export const two = one;
