// stands as: services/scheduling/src/commands/offender.ts
// breaks: @nx/enforce-module-boundaries
import { IntakeModule } from '@continuum/intake';
export const one = IntakeModule;
