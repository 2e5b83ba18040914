// stands as: services/intake/src/domain/referral/offender.ts
// breaks: no-restricted-imports
import { CommandDoor } from '@continuum/service-host';
export const door = CommandDoor;
