import { describe, it } from '@jest/globals';
import type { ClientEnrolledInGroup, GroupClosed, GroupWaitlisted } from '@continuum/contracts';
import { order, specOf } from '@continuum/testing';
import { BeforeAdmission, ClientNotEnrolled } from '../enrollment/enrollments.js';
import { ProgramUnknown } from '../program/program.js';
import { enrollment, limits, programOf } from '../../testing/builders.js';
import {
  BeforeGroupOpened,
  BeforeJoiningGroup,
  ClientNotInGroup,
  GroupAlreadyOpened,
  GroupNotOpen,
  GroupSizeOutsidePolicy,
  GroupUnknown,
} from './group-refusals.js';
import { CloseGroup, EnrollInGroup, OpenGroup, RemoveFromGroup } from './therapy-group.commands.js';
import { therapyGroup, type TherapyGroupEvent } from './therapy-group.js';

const groupOpened = (maxCapacity = 12, minCapacity = 2): TherapyGroupEvent => ({
  type: 'GroupOpened',
  data: {
    groupId: 'group-1',
    programId: 'program-1',
    topicSet: ['coping'],
    minCapacity,
    maxCapacity,
    facilitatorRef: 'staff-7',
    cohort: 'open',
  },
  policyversion: '1',
});
const about = (client: number): { groupId: string; clientRef: string; enrollmentId: string } => ({
  groupId: 'group-1',
  clientRef: `client-${client}`,
  enrollmentId: `enrollment-${client}`,
});
const seated = (client: number, seat = client): ClientEnrolledInGroup => ({ type: 'ClientEnrolledInGroup', data: { ...about(client), seat } });
const waitlisted = (client: number, place = 1): GroupWaitlisted => ({ type: 'GroupWaitlisted', data: { ...about(client), place } });
const removed = (client: number, seat?: number, reason: 'client-request' | 'group-closed' = 'client-request'): TherapyGroupEvent => ({
  type: 'ClientRemovedFromGroup',
  data: { ...about(client), ...(seat === undefined ? {} : { seat }), reason },
});
const groupClosed: GroupClosed = { type: 'GroupClosed', data: { groupId: 'group-1', programId: 'program-1', reason: 'completed' } };
const seatedUpTo = (count: number): readonly ClientEnrolledInGroup[] => Array.from({ length: count }, (_, index) => seated(index + 1));

const atNoon = order({ now: '2026-03-02T12:00:00.000Z' });

const openGroup = (over: Partial<OpenGroup> = {}): OpenGroup =>
  Object.assign(
    new OpenGroup(),
    { groupId: 'group-1', programId: 'program-1', topicSet: ['coping'], minCapacity: 2, maxCapacity: 12, facilitatorRef: 'staff-7', order: order() },
    over,
  );
const enroll = (client: number, over: Partial<EnrollInGroup> = {}): EnrollInGroup =>
  Object.assign(new EnrollInGroup(), { groupId: 'group-1', clientRef: `client-${client}`, order: atNoon }, over);
const remove = (client: number, over: Partial<RemoveFromGroup> = {}): RemoveFromGroup =>
  Object.assign(new RemoveFromGroup(), { groupId: 'group-1', clientRef: `client-${client}`, reason: 'client-request', order: atNoon }, over);
const close = (over: Partial<CloseGroup> = {}): CloseGroup => Object.assign(new CloseGroup(), { groupId: 'group-1', reason: 'completed', order: atNoon }, over);

const program = programOf();
const { given } = specOf(therapyGroup, { program, enrollments: [] });
const knowing = (client: number) => ({ program, enrollments: [enrollment({ clientRef: `client-${client}`, enrollmentId: `enrollment-${client}` })] });

describe('opening a group', () => {
  it('gives it its seats', () => given().when(openGroup()).then([groupOpened()]));
  it('of the least size that the policy allows is right', () =>
    given()
      .when(openGroup({ minCapacity: 2, maxCapacity: 2 }))
      .then([groupOpened(2, 2)]));
  it('for a single client is refused', () =>
    given()
      .when(openGroup({ minCapacity: 1 }))
      .thenRefused(GroupSizeOutsidePolicy));
  it('for thirteen is refused where the policy says twelve', () =>
    given()
      .when(openGroup({ maxCapacity: 13 }))
      .thenRefused(GroupSizeOutsidePolicy));
  it('for thirteen is right where the policy says so', () =>
    given()
      .knowing({ program: programOf({ limits: limits({ groupMax: 13 }) }), enrollments: [] })
      .when(openGroup({ maxCapacity: 13 }))
      .then([groupOpened(13)]));
  it('for fewer than its least is refused', () =>
    given()
      .when(openGroup({ minCapacity: 4, maxCapacity: 3 }))
      .thenRefused(GroupSizeOutsidePolicy));
  it('a second time is refused', () => given(groupOpened()).when(openGroup()).thenRefused(GroupAlreadyOpened));
  it('of a program nobody knows is refused', () =>
    given()
      .knowing({ program: { status: 'Unknown' }, enrollments: [] })
      .when(openGroup())
      .thenRefused(ProgramUnknown));
});

describe('enrolling in a group', () => {
  it('gives the first seat', () =>
    given(groupOpened())
      .knowing(knowing(1))
      .when(enroll(1))
      .then([seated(1, 1)]));
  it('gives the twelfth client the last seat', () =>
    given(groupOpened(), ...seatedUpTo(11))
      .knowing(knowing(12))
      .when(enroll(12))
      .then([seated(12, 12)]));
  it('lets the thirteenth wait', () =>
    given(groupOpened(), ...seatedUpTo(12))
      .knowing(knowing(13))
      .when(enroll(13))
      .then([waitlisted(13)]));
  it('lets the third wait where the group has two seats', () =>
    given(groupOpened(2), ...seatedUpTo(2))
      .knowing(knowing(3))
      .when(enroll(3))
      .then([waitlisted(3)]));
  it('places who comes later behind who waits', () =>
    given(groupOpened(2), ...seatedUpTo(2), waitlisted(3))
      .knowing(knowing(4))
      .when(enroll(4))
      .then([waitlisted(4, 2)]));
  it('gives a seat again that was left', () =>
    given(groupOpened(), ...seatedUpTo(3), removed(2, 2))
      .knowing(knowing(4))
      .when(enroll(4))
      .then([seated(4, 2)]));
  it('changes nothing for who sits there', () => given(groupOpened(), seated(1)).knowing(knowing(1)).when(enroll(1)).thenNothing());
  it('changes nothing for who waits', () =>
    given(groupOpened(2), ...seatedUpTo(2), waitlisted(3))
      .knowing(knowing(3))
      .when(enroll(3))
      .thenNothing());
  it('takes back who had left', () =>
    given(groupOpened(), seated(1), removed(1, 1))
      .knowing(knowing(1))
      .when(enroll(1))
      .then([seated(1, 1)]));
  it('is refused to who is not enrolled in the program', () => given(groupOpened()).when(enroll(1)).thenRefused(ClientNotEnrolled));
  it('is refused to a client of another program', () =>
    given(groupOpened())
      .knowing({ program, enrollments: [enrollment({ programId: 'program-2' })] })
      .when(enroll(1))
      .thenRefused(ClientNotEnrolled));
  it('is refused after discharge', () =>
    given(groupOpened())
      .knowing({ program, enrollments: [enrollment({ dischargedAt: '2026-03-02T08:59:00.000Z' })] })
      .when(enroll(1))
      .thenRefused(ClientNotEnrolled));
  it('is refused at a time before admission', () =>
    given(groupOpened())
      .knowing({ program, enrollments: [enrollment({ admittedAt: '2026-03-02T10:00:00.000Z' })] })
      .when(enroll(1, { occurredAt: '2026-03-02T09:30:00.000Z' }))
      .thenRefused(BeforeAdmission));
  it('is refused at a time before the group was opened', () =>
    given(groupOpened())
      .knowing(knowing(1))
      .when(enroll(1, { occurredAt: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(BeforeGroupOpened));
  it('is refused of a group nobody knows', () => given().knowing(knowing(1)).when(enroll(1)).thenRefused(GroupUnknown));
  it('is refused of a closed group', () => given(groupOpened(), groupClosed).knowing(knowing(1)).when(enroll(1)).thenRefused(GroupNotOpen));
});

describe('removing from a group', () => {
  it('frees the seat', () =>
    given(groupOpened(), seated(1))
      .when(remove(1))
      .then([removed(1, 1)]));
  it('seats the first of the waitlist in the same breath', () =>
    given(groupOpened(2), ...seatedUpTo(2), waitlisted(3), waitlisted(4, 2))
      .when(remove(1))
      .then([removed(1, 1), seated(3, 1)]));
  it('seats nobody before the time at which the waiting began', () =>
    given(groupOpened(2), ...seatedUpTo(2), waitlisted(3))
      .when(remove(1, { occurredAt: '2026-03-02T09:02:30.000Z' }))
      .then([removed(1, 1), { ...seated(3, 1), time: '2026-03-02T09:03:00.000Z' }]));
  it('takes a name off the waitlist', () =>
    given(groupOpened(2), ...seatedUpTo(2), waitlisted(3))
      .when(remove(3))
      .then([removed(3)]));
  it('changes nothing the second time', () => given(groupOpened(), seated(1), removed(1, 1)).when(remove(1)).thenNothing());
  it('changes nothing once the group was closed', () => given(groupOpened(), seated(1), removed(1, 1), groupClosed).when(remove(1)).thenNothing());
  it('is refused at a time before the client came', () =>
    given(groupOpened(), seated(1))
      .when(remove(1, { occurredAt: '2026-03-02T09:00:59.999Z' }))
      .thenRefused(BeforeJoiningGroup));
  it('is refused of who was never there', () => given(groupOpened()).when(remove(1)).thenRefused(ClientNotInGroup));
});

describe('closing a group', () => {
  it('lets everybody go, those who wait as well', () =>
    given(groupOpened(2), ...seatedUpTo(2), waitlisted(3))
      .when(close())
      .then([removed(1, 1, 'group-closed'), removed(2, 2, 'group-closed'), removed(3, undefined, 'group-closed'), groupClosed]));
  it('changes nothing the second time', () => given(groupOpened(), groupClosed).when(close()).thenNothing());
  it('is refused at a time before a client came', () =>
    given(groupOpened(), seated(1))
      .when(close({ occurredAt: '2026-03-02T09:00:30.000Z' }))
      .thenRefused(BeforeJoiningGroup));
  it('is refused of a group nobody knows', () => given().when(close()).thenRefused(GroupUnknown));
});
