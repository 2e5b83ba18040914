import type { ContinuityGapDetected, LostToFollowUp, ReceivingServiceSeen } from '@continuum/contracts';
import { daysBetween } from '@continuum/care-calendar';
import { happenedAt, type Command } from '@continuum/event-sourcing';
import { enrollmentNamed, type ClientEnrollments } from '../enrollments/client-enrollments.js';
import type { DeclareLostToFollowUp, DetectContinuityGap, RecordReceivingService } from './journey.commands.js';
import { ContinuityLimitNotPassed, NoOpenStepOut, SeenBeforeLeaving } from './journey.refusals.js';
import { openJourneyOf, type Journey, type StepOut } from './journey.js';

type Passed = ContinuityGapDetected | LostToFollowUp;

/** How long nobody has seen the client, against the limits of the policy under which they were admitted. */
const waitOf = (stepOut: StepOut, at: string, enrollments: ClientEnrollments) => {
  const { timeZone, limits, policyVersion } = enrollmentNamed(enrollments, stepOut.enrollmentId);
  const sinceDays = daysBetween(stepOut.since, at, timeZone);
  return { sinceDays, isGap: sinceDays > limits.continuityGapDays, isLost: sinceDays > limits.lostToFollowUpDays, limits, policyVersion };
};

type Wait = ReturnType<typeof waitOf>;

const passed = (type: Passed['type'], clientRef: string, { enrollmentId, since }: StepOut, wait: Wait): Passed & { policyversion: string } => {
  const threshold = type === 'ContinuityGapDetected' ? wait.limits.continuityGapDays : wait.limits.lostToFollowUpDays;
  return { type, data: { clientRef, enrollmentId, since, sinceDays: wait.sinceDays, threshold }, policyversion: wait.policyVersion };
};

const openStepOutOf = (command: Command & { readonly clientRef: string }, journey: Journey): StepOut => {
  const { clientRef } = command;
  const { stepOut } = openJourneyOf(journey, clientRef);
  if (stepOut === null) throw new NoOpenStepOut(`Client ${clientRef} has no open step out of a program.`, { clientRef });
  return stepOut;
};

/** The first receiving service closes the step out. Limits that had passed unnoticed are recorded with it. */
export const recordReceivingService = (
  command: RecordReceivingService,
  journey: Journey,
  enrollments: ClientEnrollments,
): readonly (Passed | ReceivingServiceSeen)[] => {
  const { clientRef, providerRef } = command;
  const stepOut = openStepOutOf(command, journey);
  const seenAt = happenedAt(command);
  if (seenAt < stepOut.since) throw new SeenBeforeLeaving(`Client ${clientRef} left the program later.`, { clientRef });

  const wait = waitOf(stepOut, seenAt, enrollments);
  const level = command.level ?? stepOut.to;
  const by = { ...(level === null ? {} : { level }), ...(providerRef === undefined ? {} : { providerRef }) };
  return [
    ...(wait.isGap && !stepOut.isGap ? [passed('ContinuityGapDetected', clientRef, stepOut, wait)] : []),
    ...(wait.isLost && !stepOut.isLost ? [passed('LostToFollowUp', clientRef, stepOut, wait)] : []),
    { type: 'ReceivingServiceSeen', data: { clientRef, enrollmentId: stepOut.enrollmentId, ...by, seenAt, gapDays: wait.sinceDays } },
  ];
};

export const detectGap = (command: DetectContinuityGap, journey: Journey, enrollments: ClientEnrollments): readonly Passed[] => {
  const { clientRef } = command;
  const stepOut = openStepOutOf(command, journey);
  const wait = waitOf(stepOut, happenedAt(command), enrollments);
  if (stepOut.isGap) return [];
  if (!wait.isGap) throw new ContinuityLimitNotPassed(`The limit for client ${clientRef} is not passed.`, { clientRef });

  return [passed('ContinuityGapDetected', clientRef, stepOut, wait)];
};

export const declareLost = (command: DeclareLostToFollowUp, journey: Journey, enrollments: ClientEnrollments): readonly Passed[] => {
  const { clientRef } = command;
  const stepOut = openStepOutOf(command, journey);
  const wait = waitOf(stepOut, happenedAt(command), enrollments);
  if (stepOut.isLost) return [];
  if (!wait.isLost) throw new ContinuityLimitNotPassed(`The limit for client ${clientRef} is not passed.`, { clientRef });

  return [passed('LostToFollowUp', clientRef, stepOut, wait)];
};
