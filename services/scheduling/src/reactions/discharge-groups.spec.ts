import { describe, expect, it } from '@jest/globals';
import type { ClientEnrolledInGroup, ClientRemovedFromGroup, GroupWaitlisted } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { RemoveFromGroup } from '../domain/therapy-group/therapy-group.commands.js';
import { clientDischarged } from '../testing/care-builders.js';
import { walk } from '../testing/process.js';
import { dischargeGroups } from './discharge-groups.js';

const about = (groupId: string) => ({ groupId, clientRef: 'client-1', enrollmentId: 'enrollment-1' });
const seated = (groupId: string): ClientEnrolledInGroup => ({ type: 'ClientEnrolledInGroup', data: { ...about(groupId), seat: 1 } });
const waitlisted = (groupId: string): GroupWaitlisted => ({ type: 'GroupWaitlisted', data: { ...about(groupId), place: 1 } });
const removed = (groupId: string): ClientRemovedFromGroup => ({ type: 'ClientRemovedFromGroup', data: { ...about(groupId), reason: 'moved-group' } });
const leave = (groupId: string) => ask(RemoveFromGroup, { groupId, clientRef: 'client-1', reason: 'discharged' });
const discharged = clientDischarged('2026-03-20T15:00:00.000Z');
const groups = walk(dischargeGroups);

describe('a discharge', () => {
  it('leaves the groups in which the client sits or waits', () =>
    expect(groups.through(seated('group-1'), waitlisted('group-2'), discharged).commands).toStrictEqual([leave('group-1'), leave('group-2')]));

  it('leaves a group once where the client waited and was then seated', () =>
    expect(groups.through(waitlisted('group-1'), seated('group-1'), discharged).commands).toStrictEqual([leave('group-1')]));

  it('does not leave what was left before', () => expect(groups.through(seated('group-1'), removed('group-1'), discharged).commands).toStrictEqual([]));

  it('leaves a group that was joined in the same moment', () =>
    expect(groups.through(discharged, seated('group-1')).commands).toStrictEqual([leave('group-1')]));

  it('told twice asks once', () => expect(groups.through(seated('group-1'), discharged, discharged).commands).toStrictEqual([]));
});
