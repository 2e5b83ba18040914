import type { ClientEnrolledInGroup, ClientRemovedFromGroup, GroupClosed, GroupOpened, GroupWaitlisted } from '@continuum/contracts';
import { happenedAt, type Decider, type Placed } from '@continuum/event-sourcing';
import { enrolled, type Enrollments } from '../enrollment/enrollments.js';
import { inForce, type Program } from '../program/program.js';
import type { Told } from '../told.js';
import type { CloseGroup, EnrollInGroup, OpenGroup, RemoveFromGroup, TherapyGroupCommand } from './therapy-group.commands.js';
import {
  BeforeGroupOpened,
  BeforeJoiningGroup,
  ClientNotInGroup,
  GroupAlreadyOpened,
  GroupNotOpen,
  GroupSizeOutsidePolicy,
  GroupUnknown,
} from './group-refusals.js';

export type TherapyGroupEvent = Told<GroupOpened | ClientEnrolledInGroup | GroupWaitlisted | ClientRemovedFromGroup | GroupClosed>;

interface Waiting {
  readonly clientRef: string;
  readonly enrollmentId: string;
  readonly since: string;
}

interface Seated extends Waiting {
  readonly seat: number;
}

export type TherapyGroup =
  | { readonly status: 'Unknown' }
  | {
      readonly status: 'Open';
      readonly programId: string;
      readonly openedAt: string;
      readonly minCapacity: number;
      readonly maxCapacity: number;
      readonly seated: readonly Seated[];
      /** First come, first served. */
      readonly waiting: readonly Waiting[];
      /** Clients who were here and left. */
      readonly gone: readonly string[];
    }
  | { readonly status: 'Closed'; readonly programId: string; readonly gone: readonly string[] };

export type OpenTherapyGroup = Extract<TherapyGroup, { status: 'Open' }>;

/** What a handler fetched: the program, and the client's enrollments where a client is to join. */
export interface KnownOfGroup {
  readonly program: Program;
  readonly enrollments: Enrollments;
}

/** @throws GroupUnknown, GroupNotOpen */
export const openGroup = (group: TherapyGroup, groupId: string): OpenTherapyGroup => {
  if (group.status === 'Unknown') throw new GroupUnknown(`Group ${groupId} is not known.`, { groupId });
  if (group.status === 'Closed') throw new GroupNotOpen(`Group ${groupId} is closed.`, { groupId });
  return group;
};

/** R9: the group's own size lies within what its program's policy allows. */
const open = (command: OpenGroup, group: TherapyGroup, known: KnownOfGroup): TherapyGroupEvent => {
  const { type: _type, order: _order, occurredAt: _occurredAt, cohort = 'open', ...asked } = command;
  if (group.status !== 'Unknown') throw new GroupAlreadyOpened(`Group ${asked.groupId} was opened before.`, { groupId: asked.groupId });
  const { version, limits } = inForce(known.program, asked.programId, happenedAt(command)).policy;
  const { groupMin, groupMax } = limits;
  if (asked.minCapacity < groupMin || asked.maxCapacity > groupMax || asked.minCapacity > asked.maxCapacity) {
    throw new GroupSizeOutsidePolicy(`A group of this program has ${groupMin} to ${groupMax} clients.`, { groupMin, groupMax });
  }

  return { type: 'GroupOpened', data: { ...asked, cohort }, policyversion: version };
};

const openAt = (group: TherapyGroup, groupId: string, at: string): OpenTherapyGroup => {
  const opened = openGroup(group, groupId);
  if (at < opened.openedAt) throw new BeforeGroupOpened(`Group ${groupId} was opened later.`, { groupId, at });
  return opened;
};

const notBeforeJoining = ({ clientRef, since }: Waiting, groupId: string, at: string): void => {
  if (at < since) throw new BeforeJoiningGroup(`Client ${clientRef} came to group ${groupId} later.`, { groupId, clientRef, at });
};

const freeSeat = (seated: readonly Seated[]): number => {
  const taken = new Set(seated.map(({ seat }) => seat));
  let seat = 1;
  while (taken.has(seat)) seat++;
  return seat;
};

/** R9: while a seat is free it is given; afterwards the client waits. A client who sits or waits already stays so. */
const enroll = (command: EnrollInGroup, group: TherapyGroup, known: KnownOfGroup): readonly TherapyGroupEvent[] => {
  const { groupId, clientRef } = command;
  const { programId, seated, waiting, maxCapacity } = openAt(group, groupId, happenedAt(command));
  if ([...seated, ...waiting].some((one) => one.clientRef === clientRef)) return [];
  const { enrollmentId } = enrolled(known.enrollments, clientRef, programId, happenedAt(command));

  if (seated.length >= maxCapacity) return [{ type: 'GroupWaitlisted', data: { groupId, clientRef, enrollmentId, place: waiting.length + 1 } }];
  return [{ type: 'ClientEnrolledInGroup', data: { groupId, clientRef, enrollmentId, seat: freeSeat(seated) } }];
};

/** The first of the waitlist takes the seat, not before the time at which the client began to wait. */
const seatTheFirst = (groupId: string, seat: number, [first]: readonly Waiting[], freedAt: string): readonly TherapyGroupEvent[] => {
  if (first === undefined) return [];
  const { clientRef, enrollmentId, since } = first;
  return [{ type: 'ClientEnrolledInGroup', data: { groupId, clientRef, enrollmentId, seat }, ...(since > freedAt ? { time: since } : {}) }];
};

const remove = (command: RemoveFromGroup, group: TherapyGroup): readonly TherapyGroupEvent[] => {
  const { groupId, clientRef, reason } = command;
  if (group.status !== 'Unknown' && group.gone.includes(clientRef)) return [];
  const at = happenedAt(command);
  const { seated, waiting } = openAt(group, groupId, at);
  const leaver = seated.find((one) => one.clientRef === clientRef);
  if (leaver !== undefined) {
    notBeforeJoining(leaver, groupId, at);
    const { enrollmentId, seat } = leaver;
    return [{ type: 'ClientRemovedFromGroup', data: { groupId, clientRef, enrollmentId, seat, reason } }, ...seatTheFirst(groupId, seat, waiting, at)];
  }
  const waiter = waiting.find((one) => one.clientRef === clientRef);
  if (waiter === undefined) throw new ClientNotInGroup(`Client ${clientRef} is not in group ${groupId}.`, { groupId, clientRef });
  notBeforeJoining(waiter, groupId, at);
  return [{ type: 'ClientRemovedFromGroup', data: { groupId, clientRef, enrollmentId: waiter.enrollmentId, reason } }];
};

const close = (command: CloseGroup, group: TherapyGroup): readonly TherapyGroupEvent[] => {
  const { groupId, reason } = command;
  if (group.status === 'Closed') return [];
  const at = happenedAt(command);
  const { programId, seated, waiting } = openAt(group, groupId, at);
  for (const one of [...seated, ...waiting]) notBeforeJoining(one, groupId, at);

  const leave = (one: { clientRef: string; enrollmentId: string }, seat: { seat?: number } = {}): TherapyGroupEvent => ({
    type: 'ClientRemovedFromGroup',
    data: { groupId, clientRef: one.clientRef, enrollmentId: one.enrollmentId, ...seat, reason: 'group-closed' },
  });
  return [
    ...seated.map((one) => leave(one, { seat: one.seat })),
    ...waiting.map((one) => leave(one)),
    { type: 'GroupClosed', data: { groupId, programId, reason } },
  ];
};

const decide = (command: TherapyGroupCommand, group: TherapyGroup, known: KnownOfGroup): readonly TherapyGroupEvent[] => {
  switch (command.type) {
    case 'OpenGroup':
      return [open(command, group, known)];
    case 'EnrollInGroup':
      return enroll(command, group, known);
    case 'RemoveFromGroup':
      return remove(command, group);
    case 'CloseGroup':
      return close(command, group);
  }
};

const without = <T extends { clientRef: string }>(list: readonly T[], clientRef: string): readonly T[] => list.filter((one) => one.clientRef !== clientRef);
const others = (gone: readonly string[], clientRef: string): readonly string[] => gone.filter((one) => one !== clientRef);

const evolveOpen = (group: OpenTherapyGroup, event: Exclude<TherapyGroupEvent, { type: 'GroupOpened' }>, at: Placed): TherapyGroup => {
  switch (event.type) {
    case 'ClientEnrolledInGroup': {
      const { clientRef, enrollmentId, seat } = event.data;
      const { seated, waiting, gone } = group;
      return {
        ...group,
        seated: [...seated, { clientRef, enrollmentId, seat, since: at.time }],
        waiting: without(waiting, clientRef),
        gone: others(gone, clientRef),
      };
    }
    case 'GroupWaitlisted': {
      const { clientRef, enrollmentId } = event.data;
      return { ...group, waiting: [...group.waiting, { clientRef, enrollmentId, since: at.time }], gone: others(group.gone, clientRef) };
    }
    case 'ClientRemovedFromGroup': {
      const { clientRef } = event.data;
      return {
        ...group,
        seated: without(group.seated, clientRef),
        waiting: without(group.waiting, clientRef),
        gone: [...others(group.gone, clientRef), clientRef],
      };
    }
    case 'GroupClosed':
      return { status: 'Closed', programId: group.programId, gone: group.gone };
  }
};

const evolve = (group: TherapyGroup, event: TherapyGroupEvent, at: Placed): TherapyGroup => {
  if (event.type !== 'GroupOpened') return group.status === 'Open' ? evolveOpen(group, event, at) : group;
  const { programId, minCapacity, maxCapacity } = event.data;
  return { status: 'Open', programId, openedAt: at.time, minCapacity, maxCapacity, seated: [], waiting: [], gone: [] };
};

export const therapyGroup: Decider<TherapyGroupCommand, TherapyGroup, TherapyGroupEvent, KnownOfGroup> = { initial: { status: 'Unknown' }, decide, evolve };
