import type { Obligation } from '../client-schedule/schedule-state.js';
import { enrolled, enrollmentAt, type Enrollments } from '../enrollment/enrollments.js';
import type { Policy } from '../program/program.js';
import type { PlanStanding } from '../session/plan-standing.js';
import { openGroup, type TherapyGroup } from '../therapy-group/therapy-group.js';
import type { ScheduleSession } from './calendar-week.commands.js';
import {
  GroupHasNoMembers,
  GroupOfAnotherProgram,
  GroupSessionWithoutGroup,
  IndividualSessionForOne,
  SessionForNobody,
  TreatmentPlanHasLapsed,
} from './calendar-refusals.js';

/** What is known of a client who is to be booked. */
export interface Attendee {
  readonly clientRef: string;
  readonly enrollments: Enrollments;
  readonly obligations: readonly Obligation[];
  readonly plan: PlanStanding;
}

/** @throws SessionForNobody, GroupSessionWithoutGroup, IndividualSessionForOne */
export const namesWhomItIsFor = ({ modality, groupId, clientRefs }: ScheduleSession): void => {
  if ((groupId === undefined) === (clientRefs === undefined)) throw new SessionForNobody('A session is for a group or for clients; name one of the two.');
  if (modality === 'group' && groupId === undefined) throw new GroupSessionWithoutGroup('A group session names its group.');
  if (modality === 'individual' && clientRefs?.length !== 1) throw new IndividualSessionForOne('An individual session is for one client.');
};

/** How many clients the session is meant to have at least (R9). @throws GroupUnknown, GroupNotOpen, GroupOfAnotherProgram */
export const leastClients = (command: ScheduleSession, group: TherapyGroup): number => {
  const { groupId, programId } = command;
  if (groupId === undefined) return 1;
  const opened = openGroup(group, groupId);
  if (opened.programId !== programId) throw new GroupOfAnotherProgram(`Group ${groupId} is of another program.`, { groupId, programId });
  return opened.minCapacity;
};

/** The members of a group who are enrolled then; of clients named one by one, each has to be. @throws GroupHasNoMembers, ClientNotEnrolled, BeforeAdmission */
export const attending = ({ groupId, programId, start }: ScheduleSession, attendees: readonly Attendee[]): readonly Attendee[] => {
  if (groupId === undefined) {
    for (const { enrollments, clientRef } of attendees) enrolled(enrollments, clientRef, programId, start);
    return attendees;
  }
  const members = attendees.filter(({ enrollments }) => enrollmentAt(enrollments, programId, start) !== undefined);
  if (members.length === 0) throw new GroupHasNoMembers(`Nobody is in group ${groupId}.`, { groupId });
  return members;
};

/** R17 @throws TreatmentPlanHasLapsed */
export const noPlanHasLapsed = (attendees: readonly Attendee[], { limits }: Policy): void => {
  const lapsed = attendees.filter(({ plan }) => plan === 'Lapsed').map(({ clientRef }) => clientRef);
  if (lapsed.length > 0 && limits.lapsedPlanBlocksScheduling) throw new TreatmentPlanHasLapsed('A treatment plan has lapsed.', { clientRefs: lapsed });
};
