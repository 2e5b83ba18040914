// stands as: libs/event-sourcing/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { Injectable } from '@nestjs/common';
export const mark = Injectable;
