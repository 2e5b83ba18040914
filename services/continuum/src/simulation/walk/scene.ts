import { derivedId, idOfInstant } from '@continuum/event-sourcing';
import type { BlockPlan, PlannedGroup, PlannedStay } from '../block/block-plan.js';
import { Dice } from '../population/dice.js';
import type { Run } from '../run.js';

/** One facility on one day of the run: what every page of the walk is asked for deeds of. */
export interface Scene {
  readonly run: Run;
  readonly block: BlockPlan;
  readonly day: number;
}

/** The id of the command that a deed becomes, on the evening on which it is charted. */
export const commandIdOf = (run: Run, day: number, key: string): string => idOfInstant(run.days.evening(day), run.nameOf(key));

/** The id of a session, from the deed that books it and the day on which that is charted. */
export const sessionIdOf = (run: Run, bookedDay: number, key: string, sessionDay: number): string =>
  `${run.days.at(sessionDay).isoWeek}.${derivedId(commandIdOf(run, bookedDay, key), 'session')}`;

/** Chance of its own for one matter of one stay: what is drawn elsewhere leaves it as it is. */
export const diceFor = (run: Run, { client, plan }: PlannedStay, matter: string): Dice =>
  new Dice(run.nameOf(`${client.plan.index}/${plan.ordinal}/${matter}`));

/** What deeds meet in. */
export const meets = {
  program: 'program',
  client: (index: number): string => `client-${index}`,
  treatment: (index: number): string => `treatment-${index}`,
  group: ({ number }: PlannedGroup): string => `group-${number}`,
  week: (isoWeek: string): string => `week-${isoWeek}`,
  session: (key: string): string => `session-${key}`,
} as const;

/** Names a deed of a stay. */
export const keyOf = ({ client, plan }: PlannedStay, deed: string): string => `${client.plan.index}/${plan.ordinal}/${deed}`;

export const coordinator = ({ run, block }: Scene) => run.staff(block.number, 'intake', 'intake-coordinator');
export const scheduler = ({ run, block }: Scene) => run.staff(block.number, 'schedule', 'scheduler');
export const aftercareCoordinator = ({ run, block }: Scene) => run.staff(block.number, 'aftercare', 'aftercare-coordinator');
export const therapistOf = ({ run, block }: Scene, group: PlannedGroup) => run.staff(block.number, `therapist-${group.number}`, 'therapist');
export const educatorOf = ({ run, block }: Scene, group: PlannedGroup) => run.staff(block.number, `educator-${group.number}`, 'therapist');

/** The instant of a minute of the scene's day. */
export const at = ({ run, day }: Scene, minute: number): string => run.days.instant(day, minute);
