// stands as: services/journeys/src/views/census/offender.ts
// breaks: @nx/enforce-module-boundaries
import { sql } from 'kysely';
export const one = sql;
