import { Type, type Static } from '@sinclair/typebox';
import { defineEvent, open, optional, sensitive, type EventOf } from './definition.js';
import { codes, Count, Day, Instant, IsoWeek, Minutes, Modality, Ref, Weekday } from './vocabulary.js';

/** What a therapy group works on: the topics of group therapy, psychoeducation and life skills. */
export const GroupTopic = codes([
  'coping',
  'relapse-prevention',
  'emotional-regulation',
  'communication',
  'addiction',
  'mental-illness',
  'trauma',
  'recovery',
  'stress',
  'employment',
  'budgeting',
  'goal-setting',
]);
export type GroupTopic = Static<typeof GroupTopic>;

/** An open group takes clients at any time, a closed cohort begins and ends together. */
export const GroupCohort = codes(['open', 'closed']);
export type GroupCohort = Static<typeof GroupCohort>;

export const GroupRemovalReason = codes(['discharged', 'moved-group', 'client-request', 'clinical', 'group-closed', 'other']);
export type GroupRemovalReason = Static<typeof GroupRemovalReason>;

export const GroupCloseReason = codes(['completed', 'merged', 'staffing', 'below-minimum', 'other']);
export type GroupCloseReason = Static<typeof GroupCloseReason>;

export const ScheduleReason = codes(['admission', 'clinical', 'step-up', 'step-down', 'obligation', 'client-request', 'other']);
export type ScheduleReason = Static<typeof ScheduleReason>;

export const ObligationKind = codes(['work', 'school', 'caregiving', 'court', 'other']);
export type ObligationKind = Static<typeof ObligationKind>;

/** How a week's dose came out (R3): met; short of it with an excuse; short because the program offered too little; short by the client. */
export const DoseVerdict = codes(['met', 'excused', 'short-program', 'short-client']);
export type DoseVerdict = Static<typeof DoseVerdict>;

export const SessionDelivery = codes(['in-person', 'telehealth']);
export type SessionDelivery = Static<typeof SessionDelivery>;

export const CancelledBy = codes(['client', 'program']);
export type CancelledBy = Static<typeof CancelledBy>;

export const CancelReason = codes(['illness', 'facilitator-unavailable', 'facility-closed', 'weather', 'holiday', 'client-request', 'error', 'other']);
export type CancelReason = Static<typeof CancelReason>;

/** A time of day in the facility's time zone: `09:00`. */
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** A part of each week, in the facility's time zone. Where `to` is not after `from` it ends on the next day. */
export const WeeklyWindow = Type.Object({ day: Weekday, from: TimeOfDay, to: TimeOfDay }, { additionalProperties: false });
export type WeeklyWindow = Static<typeof WeeklyWindow>;

/** A session that falls into a declared obligation of a client, booked all the same (R10, policy `warn`). */
export const ObligationConflict = Type.Object({ clientRef: Ref, obligationId: Ref }, { additionalProperties: false });
export type ObligationConflict = Static<typeof ObligationConflict>;

export const GroupOpened = defineEvent({
  type: 'GroupOpened',
  owner: 'scheduling',
  about: 'A therapy group is opened, with the number of seats it has.',
  labels: [],
  data: {
    groupId: open(Ref),
    programId: open(Ref),
    topicSet: open(Type.Array(GroupTopic)),
    minCapacity: open(Count),
    maxCapacity: open(Count),
    facilitatorRef: open(Ref),
    coFacilitatorRef: optional(open(Ref)),
    cohort: open(GroupCohort),
  },
});
export type GroupOpened = EventOf<typeof GroupOpened>;

export const ClientEnrolledInGroup = defineEvent({
  type: 'ClientEnrolledInGroup',
  owner: 'scheduling',
  about: 'A client takes a seat in a therapy group.',
  data: { groupId: open(Ref), clientRef: open(Ref), enrollmentId: open(Ref), seat: open(Count, 'From 1; a seat left is given again') },
});
export type ClientEnrolledInGroup = EventOf<typeof ClientEnrolledInGroup>;

export const GroupWaitlisted = defineEvent({
  type: 'GroupWaitlisted',
  owner: 'scheduling',
  about: 'The group is full; the client waits for a seat.',
  data: { groupId: open(Ref), clientRef: open(Ref), enrollmentId: open(Ref), place: open(Count, 'Place on the waitlist when joining it, from 1') },
});
export type GroupWaitlisted = EventOf<typeof GroupWaitlisted>;

export const ClientRemovedFromGroup = defineEvent({
  type: 'ClientRemovedFromGroup',
  owner: 'scheduling',
  about: 'A client leaves a therapy group, or its waitlist.',
  data: {
    groupId: open(Ref),
    clientRef: open(Ref),
    enrollmentId: open(Ref),
    seat: optional(open(Count, 'The seat that is free now; absent where the client was on the waitlist')),
    reason: sensitive(GroupRemovalReason),
  },
});
export type ClientRemovedFromGroup = EventOf<typeof ClientRemovedFromGroup>;

export const GroupClosed = defineEvent({
  type: 'GroupClosed',
  owner: 'scheduling',
  about: 'A therapy group meets no more.',
  labels: [],
  data: { groupId: open(Ref), programId: open(Ref), reason: open(GroupCloseReason) },
});
export type GroupClosed = EventOf<typeof GroupClosed>;

const prescription = {
  enrollmentId: open(Ref),
  clientRef: open(Ref),
  programId: open(Ref),
  days: open(Type.Array(Weekday), 'The weekdays of the program, distinct'),
  minutesPerDay: open(Type.Array(Minutes), 'Minutes on each of `days`, in their order'),
  minutesPerWeek: open(Minutes),
  effectiveFrom: open(Day),
  isTedsIntensive: open(Type.Boolean(), 'R4: TEDS counts it as intensive outpatient, at least 2 h a day on at least 3 days a week'),
  reason: sensitive(ScheduleReason),
};

export const ClientScheduleAssigned = defineEvent({
  type: 'ClientScheduleAssigned',
  owner: 'scheduling',
  about: 'A client is given the days and minutes of the weekly program.',
  data: prescription,
});
export type ClientScheduleAssigned = EventOf<typeof ClientScheduleAssigned>;

export const ClientScheduleChanged = defineEvent({
  type: 'ClientScheduleChanged',
  owner: 'scheduling',
  about: 'From a day on, other days and minutes are prescribed.',
  data: prescription,
});
export type ClientScheduleChanged = EventOf<typeof ClientScheduleChanged>;

export const ObligationDeclared = defineEvent({
  type: 'ObligationDeclared',
  owner: 'scheduling',
  about: 'A client tells of work, school or care that the program has to go around.',
  data: {
    obligationId: open(Ref),
    enrollmentId: open(Ref),
    clientRef: open(Ref),
    kind: sensitive(ObligationKind),
    windows: sensitive(Type.Array(WeeklyWindow)),
  },
});
export type ObligationDeclared = EventOf<typeof ObligationDeclared>;

export const ObligationEnded = defineEvent({
  type: 'ObligationEnded',
  owner: 'scheduling',
  about: 'A declared obligation no longer holds.',
  data: { obligationId: open(Ref), enrollmentId: open(Ref), clientRef: open(Ref) },
});
export type ObligationEnded = EventOf<typeof ObligationEnded>;

export const WeeklyDoseClosed = defineEvent({
  type: 'WeeklyDoseClosed',
  owner: 'scheduling',
  about: 'An ISO week is over and its dose is counted: prescribed, offered, attended.',
  data: {
    enrollmentId: open(Ref),
    clientRef: open(Ref),
    programId: open(Ref),
    isoWeek: open(IsoWeek),
    prescribedMinutes: open(Minutes, 'Of the days of this week on which the schedule held and the client was enrolled'),
    scheduledMinutes: open(Minutes, 'Of the sessions booked for the client, but those the program cancelled'),
    attendedMinutes: open(Minutes),
    attendedDays: open(Count),
    claimableDays: open(Count, 'R2: days with enough attended minutes for a claimable day'),
    isTedsIntensive: open(Type.Boolean(), 'R4: attended at least 2 h on at least 3 days'),
    verdict: sensitive(DoseVerdict),
    supersedes: optional(open(Ref, 'The id of the count that this recount replaces')),
  },
});
export type WeeklyDoseClosed = EventOf<typeof WeeklyDoseClosed>;

const slot = {
  sessionId: open(Ref),
  programId: open(Ref),
  start: open(Instant),
  plannedMinutes: open(Minutes),
  facilitatorRef: open(Ref),
  coFacilitatorRef: optional(open(Ref)),
  isoWeek: open(IsoWeek, 'Of the start, in the time zone of the program'),
  day: open(Day, 'Of the start, in the time zone of the program'),
  conflicts: optional(open(Type.Array(ObligationConflict), 'R10: declared obligations that the session falls into, booked all the same')),
};

export const SessionScheduled = defineEvent({
  type: 'SessionScheduled',
  owner: 'scheduling',
  about: 'A session is booked: for whom, with whom, when.',
  data: {
    ...slot,
    modality: open(Modality),
    groupId: optional(open(Ref)),
    clientRefs: open(Type.Array(Ref)),
    delivery: open(SessionDelivery),
    isBelowGroupMinimum: optional(open(Type.Boolean(), 'R9: fewer clients are booked than the group is meant to have')),
  },
});
export type SessionScheduled = EventOf<typeof SessionScheduled>;

export const SessionRescheduled = defineEvent({
  type: 'SessionRescheduled',
  owner: 'scheduling',
  about: 'A booked session is moved within its week, or given another length or facilitator.',
  data: slot,
});
export type SessionRescheduled = EventOf<typeof SessionRescheduled>;

export const SessionCancelled = defineEvent({
  type: 'SessionCancelled',
  owner: 'scheduling',
  about: 'A booked session does not take place; its time is free again.',
  data: { sessionId: open(Ref), programId: open(Ref), cancelledBy: open(CancelledBy), reason: open(CancelReason) },
});
export type SessionCancelled = EventOf<typeof SessionCancelled>;
