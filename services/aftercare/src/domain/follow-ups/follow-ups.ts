import type { FollowUpAttempted, FollowUpCompleted, FollowUpDue, FollowUpsOpened } from '@continuum/contracts';
import { DomainError, happenedAt, type Decider } from '@continuum/event-sourcing';
import { enrollmentNamed, type ClientEnrollments } from '../enrollments/client-enrollments.js';
import { startOfDayAfter } from '../enrollments/start-of-day.js';
import type { AttemptFollowUp, CompleteFollowUp, FollowUpsCommand, MarkFollowUpDue, OpenFollowUps } from './follow-ups.commands.js';

export type FollowUpsEvent = FollowUpsOpened | FollowUpDue | FollowUpAttempted | FollowUpCompleted;

interface FollowUp {
  readonly dueAt: string;
  readonly status: 'Ahead' | 'Due' | 'Completed';
}

export type FollowUps =
  { readonly status: 'Unknown' } | { readonly status: 'Open'; readonly clientRef: string; readonly byDay: Readonly<Record<number, FollowUp>> };

type Open = Extract<FollowUps, { status: 'Open' }>;

export class FollowUpsUnknown extends DomainError {
  readonly code = 'aftercare.follow-ups-unknown';
  readonly kind = 'not-found';
}

export class FollowUpUnknown extends DomainError {
  readonly code = 'aftercare.follow-up-unknown';
  readonly kind = 'not-found';
}

export class FollowUpNotYetDue extends DomainError {
  readonly code = 'aftercare.follow-up-not-yet-due';
  readonly kind = 'refused';
}

export class FollowUpAlreadyCompleted extends DomainError {
  readonly code = 'aftercare.follow-up-already-completed';
  readonly kind = 'refused';
}

export class FollowUpWithoutAnswers extends DomainError {
  readonly code = 'aftercare.follow-up-without-answers';
  readonly kind = 'invalid';
}

export class GraduatedBeforeAdmission extends DomainError {
  readonly code = 'aftercare.graduated-before-admission';
  readonly kind = 'invalid';
}

type OfDay = MarkFollowUpDue | AttemptFollowUp | CompleteFollowUp;

const followUpOf = ({ enrollmentId, day }: OfDay, followUps: FollowUps): FollowUp & Pick<Open, 'clientRef'> => {
  if (followUps.status === 'Unknown') throw new FollowUpsUnknown(`Enrollment ${enrollmentId} has no follow-ups.`, { enrollmentId });
  const followUp = followUps.byDay[day];
  if (followUp === undefined) throw new FollowUpUnknown(`Enrollment ${enrollmentId} has no follow-up on day ${day}.`, { enrollmentId, day });
  return { ...followUp, clientRef: followUps.clientRef };
};

const refuseBeforeDue = (command: OfDay, { dueAt }: FollowUp): void => {
  const { enrollmentId, day } = command;
  if (happenedAt(command) < dueAt) throw new FollowUpNotYetDue(`The follow-up of day ${day} of ${enrollmentId} is due later.`, { enrollmentId, day });
};

const refuseCompleted = ({ enrollmentId, day }: OfDay, { status }: FollowUp): void => {
  if (status === 'Completed') throw new FollowUpAlreadyCompleted(`The follow-up of day ${day} of ${enrollmentId} was completed.`, { enrollmentId, day });
};

export const open = (
  command: OpenFollowUps,
  followUps: FollowUps,
  enrollments: ClientEnrollments,
): readonly (FollowUpsOpened & { readonly policyversion: string })[] => {
  const { enrollmentId, clientRef } = command;
  const graduatedAt = happenedAt(command);
  const { limits, timeZone, admittedAt, policyVersion } = enrollmentNamed(enrollments, enrollmentId);
  if (followUps.status === 'Open' || limits.followUpDays.length === 0) return [];
  if (graduatedAt < admittedAt) throw new GraduatedBeforeAdmission(`Enrollment ${enrollmentId} began later.`, { enrollmentId });

  const due = limits.followUpDays.map((day) => ({ day, dueAt: startOfDayAfter(graduatedAt, day, timeZone) }));
  return [{ type: 'FollowUpsOpened', data: { enrollmentId, clientRef, graduatedAt, due }, policyversion: policyVersion }];
};

export const markDue = (command: MarkFollowUpDue, followUps: FollowUps): readonly FollowUpDue[] => {
  const followUp = followUpOf(command, followUps);
  const { enrollmentId, day } = command;
  if (followUp.status !== 'Ahead') return [];
  refuseBeforeDue(command, followUp);

  const { clientRef, dueAt } = followUp;
  return [{ type: 'FollowUpDue', data: { enrollmentId, clientRef, day, dueAt } }];
};

export const attempt = (command: AttemptFollowUp, followUps: FollowUps): FollowUpAttempted => {
  const followUp = followUpOf(command, followUps);
  const { enrollmentId, day, channel, result } = command;
  refuseCompleted(command, followUp);
  refuseBeforeDue(command, followUp);

  return { type: 'FollowUpAttempted', data: { enrollmentId, clientRef: followUp.clientRef, day, channel, result, attemptedAt: happenedAt(command) } };
};

export const complete = (command: CompleteFollowUp, followUps: FollowUps): FollowUpCompleted => {
  const followUp = followUpOf(command, followUps);
  const { type: _type, order: _order, occurredAt: _occurredAt, enrollmentId, day, channel, ...asked } = command;
  const answers = Object.fromEntries(Object.entries(asked).filter(([, answer]) => answer !== undefined));
  refuseCompleted(command, followUp);
  refuseBeforeDue(command, followUp);
  if (Object.keys(answers).length === 0)
    throw new FollowUpWithoutAnswers(`The follow-up of day ${day} of ${enrollmentId} has no answer.`, { enrollmentId, day });

  return { type: 'FollowUpCompleted', data: { enrollmentId, clientRef: followUp.clientRef, day, channel, ...answers, completedAt: happenedAt(command) } };
};

const decide = (command: FollowUpsCommand, followUps: FollowUps, enrollments: ClientEnrollments): readonly FollowUpsEvent[] => {
  switch (command.type) {
    case 'OpenFollowUps':
      return open(command, followUps, enrollments);
    case 'MarkFollowUpDue':
      return markDue(command, followUps);
    case 'AttemptFollowUp':
      return [attempt(command, followUps)];
    case 'CompleteFollowUp':
      return [complete(command, followUps)];
  }
};

const withStatus = (followUps: FollowUps, day: number, status: FollowUp['status']): FollowUps => {
  if (followUps.status === 'Unknown') return followUps;
  const followUp = followUps.byDay[day];
  return followUp === undefined ? followUps : { ...followUps, byDay: { ...followUps.byDay, [day]: { ...followUp, status } } };
};

const evolve = (followUps: FollowUps, event: FollowUpsEvent): FollowUps => {
  switch (event.type) {
    case 'FollowUpsOpened': {
      const { clientRef, due } = event.data;
      return { status: 'Open', clientRef, byDay: Object.fromEntries(due.map(({ day, dueAt }) => [day, { dueAt, status: 'Ahead' as const }])) };
    }
    case 'FollowUpDue':
      return withStatus(followUps, event.data.day, 'Due');
    case 'FollowUpAttempted':
      return followUps;
    case 'FollowUpCompleted':
      return withStatus(followUps, event.data.day, 'Completed');
  }
};

/** The follow-ups of one graduation (R28). */
export const followUps: Decider<FollowUpsCommand, FollowUps, FollowUpsEvent, ClientEnrollments> = { initial: { status: 'Unknown' }, decide, evolve };
