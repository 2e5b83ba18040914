// stands as: libs/event-store-sqlite/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { Injectable } from '@nestjs/common';
export const mark = Injectable;
