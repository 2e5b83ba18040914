// stands as: libs/contracts/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { Injectable } from '@nestjs/common';
export const mark = Injectable;
