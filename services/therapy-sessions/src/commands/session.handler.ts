import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { entryOf, LoadDecideAppend, type Outcome, type Read } from '@continuum/event-sourcing';
import { calendarWeek, weekOfSession } from '../domain/session/calendar-week.js';
import { CompleteSession, CorrectAttendance, RecordAttendance, StartSession } from '../domain/session/session.commands.js';
import { session } from '../domain/session/session.js';
import type { KnownToSession } from '../domain/session/start.js';
import { placesOf } from './places.js';

/** The booking of a session, and where those stand in care who may be on its roster. */
const bookingOf =
  ({ sessionId, clientRefs, order }: StartSession) =>
  async (read: Read): Promise<KnownToSession> => {
    const week = await read(calendarWeek, streams.calendarWeek(order.facility, weekOfSession(sessionId)));
    const slot = entryOf(week, sessionId) ?? null;
    return { slot, places: await placesOf(clientRefs ?? slot?.clientRefs ?? [], read) };
  };

const nothingElse = (): KnownToSession => ({ slot: null, places: {} });

@CommandHandler(StartSession)
export class StartSessionHandler implements ICommandHandler<StartSession> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: StartSession): Promise<Outcome> {
    return this.kernel.follow(session, streams.session(command.sessionId), command, bookingOf(command));
  }
}

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordAttendance): Promise<Outcome> {
    const { sessionId, attended = [], missed = [] } = command;
    const clientRefs = [...attended, ...missed].map(({ clientRef }) => clientRef);
    return this.kernel.follow(session, streams.session(sessionId), command, async (read) => ({ slot: null, places: await placesOf(clientRefs, read) }));
  }
}

@CommandHandler(CorrectAttendance)
export class CorrectAttendanceHandler implements ICommandHandler<CorrectAttendance> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CorrectAttendance): Promise<Outcome> {
    return this.kernel.follow(session, streams.session(command.sessionId), command, nothingElse);
  }
}

@CommandHandler(CompleteSession)
export class CompleteSessionHandler implements ICommandHandler<CompleteSession> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CompleteSession): Promise<Outcome> {
    return this.kernel.follow(session, streams.session(command.sessionId), command, nothingElse);
  }
}

export const sessionHandlers = [StartSessionHandler, RecordAttendanceHandler, CorrectAttendanceHandler, CompleteSessionHandler];
