import type { ClientDischarged, ClientEnrolledInGroup, ClientRemovedFromGroup, GroupWaitlisted } from '@continuum/contracts';
import { ask, type Asked, type ProcessManager, type Reaction } from '@continuum/messaging';
import { RemoveFromGroup } from '../domain/therapy-group/therapy-group.commands.js';

type Heard = ClientEnrolledInGroup | GroupWaitlisted | ClientRemovedFromGroup | ClientDischarged;

/** The groups in which a client sits or waits. A discharged client is in none, not even in one that was joined in the same moment. */
interface GroupsOfEnrollment {
  readonly status: 'InCare' | 'Discharged';
  readonly groupIds: readonly string[];
}

const leave = (clientRef: string, groupId: string): Asked => ask(RemoveFromGroup, { groupId, clientRef, reason: 'discharged' });

const joined = ({ status, groupIds }: GroupsOfEnrollment, { groupId, clientRef }: { groupId: string; clientRef: string }): Reaction<GroupsOfEnrollment> =>
  status === 'Discharged' ? { commands: [leave(clientRef, groupId)] } : { state: { status, groupIds: [...groupIds.filter((id) => id !== groupId), groupId] } };

/** Who is discharged leaves every group and every waitlist; the seats go to those who wait. */
export const dischargeGroups: ProcessManager<Heard, GroupsOfEnrollment> = {
  name: 'discharge-groups',
  initial: { status: 'InCare', groupIds: [] },
  key: ({ data }) => data.enrollmentId,
  on: {
    ClientEnrolledInGroup: (state, { data }) => joined(state, data),
    GroupWaitlisted: (state, { data }) => joined(state, data),
    ClientRemovedFromGroup: (state, { data }) => ({ state: { ...state, groupIds: state.groupIds.filter((id) => id !== data.groupId) } }),
    ClientDischarged: ({ groupIds }, { data }) => ({
      state: { status: 'Discharged', groupIds: [] },
      commands: groupIds.map((groupId) => leave(data.clientRef, groupId)),
    }),
  },
};
