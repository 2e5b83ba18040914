// stands as: services/intake/src/domain/referral/offender.ts
// breaks: no-restricted-imports
import { Injectable } from '@nestjs/common';
export const mark = Injectable;
