import type { AttendanceAlarm, AttendanceAlarmRaised, OutreachRecorded } from '@continuum/contracts';
import { happenedAt, type Decider, type Decided } from '@continuum/event-sourcing';
import { openStay, stayOf, type PlaceInCare } from '../place-in-care/place-in-care.js';
import type { AttendanceWatchCommand, RaiseAttendanceAlarm, RecordOutreach } from './attendance-watch.commands.js';

export type AttendanceWatchEvent = AttendanceAlarmRaised | OutreachRecorded;

/** The alarms that were raised, each in one word to compare. */
export interface AttendanceWatch {
  readonly raised: readonly string[];
}

const alarmWord = ({ kind, since }: { readonly kind: AttendanceAlarm; readonly since: string }): string => `${kind} ${since}`;

/** Nobody is called back who has been discharged, and nobody is called twice for the same absence. */
export const raiseAlarm = (command: RaiseAttendanceAlarm, { raised }: AttendanceWatch, place: PlaceInCare): readonly Decided<AttendanceAlarmRaised>[] => {
  const { enrollmentId, clientRef, kind, since, sessionId, evidenceEventIds } = command;
  const { programId, dischargedAt, policy } = stayOf(place, enrollmentId);
  if (dischargedAt !== null || raised.includes(alarmWord(command))) return [];

  const data = { enrollmentId, clientRef, programId, kind, since, ...(sessionId === undefined ? {} : { sessionId }), evidenceEventIds };
  return [{ type: 'AttendanceAlarmRaised', data, policyversion: policy.version }];
};

export const recordOutreach = (command: RecordOutreach, place: PlaceInCare): OutreachRecorded => {
  const { enrollmentId, clientRef, channel, reached } = command;
  const { programId } = openStay(place, enrollmentId, happenedAt(command));

  return { type: 'OutreachRecorded', data: { enrollmentId, clientRef, programId, channel, reached } };
};

const decide = (command: AttendanceWatchCommand, watch: AttendanceWatch, place: PlaceInCare): readonly AttendanceWatchEvent[] => {
  switch (command.type) {
    case 'RaiseAttendanceAlarm':
      return raiseAlarm(command, watch, place);
    case 'RecordOutreach':
      return [recordOutreach(command, place)];
  }
};

const evolve = (watch: AttendanceWatch, event: AttendanceWatchEvent): AttendanceWatch => {
  switch (event.type) {
    case 'AttendanceAlarmRaised':
      return { raised: [...watch.raised, alarmWord(event.data)] };
    case 'OutreachRecorded':
      return watch;
  }
};

export const attendanceWatch: Decider<AttendanceWatchCommand, AttendanceWatch, AttendanceWatchEvent, PlaceInCare> = { initial: { raised: [] }, decide, evolve };
