import type { AccreditationLapsed, AccreditationRecorded, ProgramRegistered } from '@continuum/contracts';
import { instantOf, plusDays } from '@continuum/care-calendar';
import { ask, type ProcessManager } from '@continuum/messaging';
import { LapseAccreditation } from '../domain/program/program.commands.js';

interface Watched {
  readonly programId: string;
  readonly timeZone: string;
}

const expiryOf = (accreditationId: string): string => `expire:${accreditationId}`;

/** The midnight after an accreditation's last day, where the program is. */
const dayAfter = (day: string, timeZone: string): string => plusDays(instantOf(day, '00:00', timeZone), 1, timeZone);

/** An accreditation lapses at the end of its last day unless it was taken back before (R7). */
export const accreditationClock: ProcessManager<ProgramRegistered | AccreditationRecorded | AccreditationLapsed, Watched> = {
  name: 'accreditation-clock',
  initial: { programId: '', timeZone: 'UTC' },
  key: ({ data }) => data.programId,
  on: {
    ProgramRegistered: (_state, { data: { programId, timeZone } }) => ({ state: { programId, timeZone } }),
    AccreditationRecorded: ({ timeZone }, { data: { accreditationId, validTo } }) => ({
      deadlines: [{ name: expiryOf(accreditationId), dueAt: dayAfter(validTo, timeZone) }],
    }),
    AccreditationLapsed: (_state, { data: { accreditationId } }) => ({ cancel: [expiryOf(accreditationId)] }),
  },
  due: {
    expire: ({ programId }, { name, dueAt }) => ({
      commands: [ask(LapseAccreditation, { programId, accreditationId: name.slice('expire:'.length), cause: 'expired', occurredAt: dueAt })],
    }),
  },
};
