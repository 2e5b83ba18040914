import { happenedAt } from '@continuum/event-sourcing';
import { openEnrollment } from '../enrollment/enrollments.js';
import type { DeclareObligation, EndObligation } from './client-schedule.commands.js';
import { ObligationAlreadyDeclared, ObligationEndsBeforeItBegins, ObligationUnknown, WindowIsEmpty } from './schedule-refusals.js';
import type { ClientSchedule, ClientScheduleEvent, KnownOfSchedule } from './schedule-state.js';

export const declare = (command: DeclareObligation, schedule: ClientSchedule, { enrollments }: KnownOfSchedule): ClientScheduleEvent => {
  const { obligationId, enrollmentId, clientRef, kind, windows } = command;
  if (schedule.obligations.some((one) => one.obligationId === obligationId)) {
    throw new ObligationAlreadyDeclared(`Obligation ${obligationId} was declared before.`, { obligationId });
  }
  openEnrollment(enrollments, enrollmentId, happenedAt(command));
  if (windows.some(({ from, to }) => from === to)) throw new WindowIsEmpty('A window ends at another time of day than it begins.', { obligationId });

  const plain = windows.map(({ day, from, to }) => ({ day, from, to }));
  return { type: 'ObligationDeclared', data: { obligationId, enrollmentId, clientRef, kind, windows: plain } };
};

export const end = (command: EndObligation, schedule: ClientSchedule): readonly ClientScheduleEvent[] => {
  const { obligationId, enrollmentId } = command;
  const obligation = schedule.obligations.find((one) => one.obligationId === obligationId);
  if (obligation === undefined) throw new ObligationUnknown(`Obligation ${obligationId} is not known.`, { obligationId });
  if (obligation.status === 'Ended') return [];
  if (happenedAt(command) < obligation.declaredAt) throw new ObligationEndsBeforeItBegins(`Obligation ${obligationId} begins later.`, { obligationId });

  return [{ type: 'ObligationEnded', data: { obligationId, enrollmentId, clientRef: obligation.clientRef } }];
};
