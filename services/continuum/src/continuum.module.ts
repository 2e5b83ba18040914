import { AftercareModule } from '@continuum/aftercare';
import { IntakeModule } from '@continuum/intake';
import { JourneysModule } from '@continuum/journeys';
import { SchedulingModule } from '@continuum/scheduling';
import { TherapySessionsModule } from '@continuum/therapy-sessions';

/** Every service of the house, in one process. */
export const everyModule = [IntakeModule, SchedulingModule, TherapySessionsModule, AftercareModule, JourneysModule];
