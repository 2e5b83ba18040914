// stands as: libs/properties/src/offender.ts
// breaks: @nx/enforce-module-boundaries
import { IntakeModule } from '@continuum/intake';
export const one = IntakeModule;
