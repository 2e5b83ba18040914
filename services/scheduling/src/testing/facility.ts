import { catalogue, defaultLimits, streams, type Fact } from '@continuum/contracts';
import { InMemoryEventStore, LoadDecideAppend, schemasOf, type Command, type Decider, type Order, type Outcome } from '@continuum/event-sourcing';
import { order } from '@continuum/testing';
import { CancelSessionHandler, RescheduleSessionHandler, ScheduleSessionHandler } from '../commands/calendar-week.handler.js';
import {
  AssignClientScheduleHandler,
  ChangeClientScheduleHandler,
  CloseWeekHandler,
  DeclareObligationHandler,
  EndObligationHandler,
} from '../commands/client-schedule.handler.js';
import { CloseGroupHandler, EnrollInGroupHandler, OpenGroupHandler, RemoveFromGroupHandler } from '../commands/therapy-group.handler.js';
import { clientAdmitted } from './care-builders.js';

/** Writes facts of other services as they are. */
interface Tell extends Command {
  readonly type: 'Tell';
  readonly facts: readonly Fact[];
}
const told: Decider<Tell, number, Fact> = { initial: 0, decide: ({ facts }) => facts, evolve: (count) => count + 1 };

/** A facility over an in-memory log: program-1 in New York, and as many clients admitted on 2026-03-02 as asked for. */
export const facility = async (clients: number) => {
  const store = new InMemoryEventStore(schemasOf(catalogue));
  const kernel = new LoadDecideAppend(store, catalogue);
  let issued = 0;
  const nextOrder = (over: Partial<Order> = {}): Order => {
    issued += 1;
    return order({ commandId: `019caddb-a400-7000-9000-${String(issued).padStart(12, '0')}`, now: '2026-03-02T15:00:00.000Z', ...over });
  };
  const tell = (stream: string, ...facts: readonly Fact[]): Promise<Outcome> => kernel.follow(told, stream, { type: 'Tell', facts, order: nextOrder() });

  const programRegistered = {
    type: 'ProgramRegistered',
    data: {
      programId: 'program-1',
      timeZone: 'America/New_York',
      levelOfCare: '2.1',
      tracks: ['SUD'],
      populations: ['adult'],
      deliveryModes: ['in-person'],
      part2: true,
    },
  };
  const policyPublished = {
    type: 'ProgramPolicyPublished',
    data: { programId: 'program-1', policyVersion: '1', limits: defaultLimits, effectiveFrom: '2026-01-01T05:00:00.000Z' },
  };
  await tell(streams.program('program-1'), programRegistered, policyPublished);
  for (let client = 1; client <= clients; client++) {
    const clientRef = `client-${client}`;
    await tell(streams.enrollment(clientRef), clientAdmitted({ clientRef, enrollmentId: `enrollment-${client}` }));
  }

  const handlers: Readonly<Record<string, { execute(command: never): Promise<Outcome> }>> = {
    OpenGroup: new OpenGroupHandler(kernel),
    EnrollInGroup: new EnrollInGroupHandler(kernel),
    RemoveFromGroup: new RemoveFromGroupHandler(kernel),
    CloseGroup: new CloseGroupHandler(kernel),
    AssignClientSchedule: new AssignClientScheduleHandler(kernel),
    ChangeClientSchedule: new ChangeClientScheduleHandler(kernel),
    DeclareObligation: new DeclareObligationHandler(kernel),
    EndObligation: new EndObligationHandler(kernel),
    CloseWeek: new CloseWeekHandler(kernel),
    ScheduleSession: new ScheduleSessionHandler(kernel),
    RescheduleSession: new RescheduleSessionHandler(kernel),
    CancelSession: new CancelSessionHandler(kernel),
  };
  /** Sends a command as the bus would: to the handler of its type. */
  const send = <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order'>, over: Partial<Order> = {}): Promise<Outcome> => {
    const command = Object.assign(new kind(), body, { order: nextOrder(over) });
    const handler = handlers[command.type];
    // The map gives each type its own handler.
    return handler === undefined ? Promise.reject(new Error(`Nobody handles ${command.type}.`)) : handler.execute(command as never);
  };
  return { store, kernel, tell, send };
};
