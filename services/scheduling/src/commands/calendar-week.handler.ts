import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isoWeekOf } from '@continuum/care-calendar';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { CancelSession, RescheduleSession, ScheduleSession } from '../domain/calendar-week/calendar-week.commands.js';
import { calendarWeek } from '../domain/calendar-week/calendar-week.js';
import { weekOfSession } from '../domain/calendar-week/week-state.js';
import { program, registered } from '../domain/program/program.js';
import { knownOfBookedSession, knownOfNewSession } from './known.js';

/** The week, and with it the stream, follows from the start in the program's time zone. */
@CommandHandler(ScheduleSession)
export class ScheduleSessionHandler implements ICommandHandler<ScheduleSession> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  async execute(command: ScheduleSession): Promise<Outcome> {
    const { programId, start, order } = command;
    const { timeZone } = registered(await this.kernel.read(program, streams.program(programId), order.facility), programId);
    const stream = streams.calendarWeek(order.facility, isoWeekOf(start, timeZone));
    return this.kernel.follow(calendarWeek, stream, command, knownOfNewSession(command));
  }
}

@CommandHandler(RescheduleSession)
export class RescheduleSessionHandler implements ICommandHandler<RescheduleSession> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RescheduleSession): Promise<Outcome> {
    const { sessionId, start, order } = command;
    const stream = streams.calendarWeek(order.facility, weekOfSession(sessionId));
    return this.kernel.follow(calendarWeek, stream, command, knownOfBookedSession(sessionId, stream, start));
  }
}

@CommandHandler(CancelSession)
export class CancelSessionHandler implements ICommandHandler<CancelSession> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: CancelSession): Promise<Outcome> {
    const { sessionId, order } = command;
    const stream = streams.calendarWeek(order.facility, weekOfSession(sessionId));
    return this.kernel.follow(calendarWeek, stream, command, knownOfBookedSession(sessionId, stream, undefined));
  }
}

export const calendarWeekHandlers = [ScheduleSessionHandler, RescheduleSessionHandler, CancelSessionHandler];
