import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { RaiseAttendanceAlarm, RecordOutreach } from '../domain/attendance-watch/attendance-watch.commands.js';
import { attendanceWatch } from '../domain/attendance-watch/attendance-watch.js';
import { placeOf } from './places.js';

@CommandHandler(RaiseAttendanceAlarm)
export class RaiseAttendanceAlarmHandler implements ICommandHandler<RaiseAttendanceAlarm> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RaiseAttendanceAlarm): Promise<Outcome> {
    return this.kernel.follow(attendanceWatch, streams.attendanceWatch(command.enrollmentId), command, placeOf(command.clientRef));
  }
}

@CommandHandler(RecordOutreach)
export class RecordOutreachHandler implements ICommandHandler<RecordOutreach> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordOutreach): Promise<Outcome> {
    return this.kernel.follow(attendanceWatch, streams.attendanceWatch(command.enrollmentId), command, placeOf(command.clientRef));
  }
}

export const attendanceWatchHandlers = [RaiseAttendanceAlarmHandler, RecordOutreachHandler];
