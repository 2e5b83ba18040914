import { isStepDown, type JourneyReopenCause, type LevelOfCare } from '@continuum/contracts';
import { daysBetween } from '@continuum/care-calendar';
import { happenedAt } from '@continuum/event-sourcing';
import { enrollmentNamed, latestEnrollment, type ClientEnrollments, type Enrollment } from '../enrollments/client-enrollments.js';
import type { StartLevelOfCare, StepDown, StepUp, TransferOut } from './journey.commands.js';
import { ClientNotAtLevel, NotAStepDown, NotAStepUp, SendingDischargeAfterStep, StepBeforeAdmission } from './journey.refusals.js';
import { openingOf, walkedOf, type Journey, type JourneyEvent } from './journey.js';

interface Started {
  readonly clientRef: string;
  readonly level: LevelOfCare;
  readonly startedAt: string;
  /** The enrollment that provides the level; none where it is provided elsewhere. */
  readonly within?: Enrollment | undefined;
}

/** The level starts; nothing where the client is at it already, in the same enrollment. */
const startedOf = (journey: Journey, { clientRef, level, startedAt, within }: Started): readonly JourneyEvent[] => {
  const { stay } = walkedOf(journey);
  if (stay !== null && stay.level === level && stay.enrollmentId === (within?.enrollmentId ?? null)) return [];
  const provided = within === undefined ? {} : { enrollmentId: within.enrollmentId, programId: within.programId };
  return [{ type: 'LevelOfCareStarted', data: { clientRef, ...provided, level, startedAt } }];
};

const refuseBeforeAdmission = (enrollment: Enrollment, at: string): void => {
  const { enrollmentId, admittedAt } = enrollment;
  if (at < admittedAt) throw new StepBeforeAdmission(`Enrollment ${enrollmentId} began later.`, { enrollmentId });
};

const refuseFromAnotherLevel = (journey: Journey, clientRef: string, from: LevelOfCare): void => {
  const { stay } = walkedOf(journey);
  if (stay !== null && stay.level !== from) throw new ClientNotAtLevel(`Client ${clientRef} is not at the level named.`, { clientRef });
};

const theWayIn: JourneyReopenCause = 'admitted';
const theWayOn: JourneyReopenCause = 'other';

export const startLevel = (command: StartLevelOfCare, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  const { clientRef, enrollmentId, level } = command;
  const startedAt = happenedAt(command);
  const within = enrollmentId === undefined ? undefined : enrollmentNamed(enrollments, enrollmentId);
  if (within !== undefined) refuseBeforeAdmission(within, startedAt);
  const started = startedOf(journey, { clientRef, level, startedAt, within });
  if (started.length === 0) return [];

  return [...openingOf(journey, clientRef, startedAt, within === undefined ? theWayOn : theWayIn), ...started];
};

export const stepDown = (command: StepDown, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  const { clientRef, from, to } = command;
  if (!isStepDown(from, to)) throw new NotAStepDown(`The step of client ${clientRef} does not lead down.`, { clientRef });

  return command.direction === 'inbound' ? stepDownInbound(command, journey, enrollments) : stepDownOutbound(command, journey, enrollments);
};

const orgsOf = ({ sendingOrg, receivingOrg }: StepDown): { sendingOrg?: string; receivingOrg?: string } => ({
  ...(sendingOrg === undefined ? {} : { sendingOrg }),
  ...(receivingOrg === undefined ? {} : { receivingOrg }),
});

const stepDownInbound = (command: StepDown, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  const { clientRef, enrollmentId, from, to, direction, reason, warmHandoff } = command;
  const steppedDownAt = happenedAt(command);
  const within = enrollmentId === undefined ? undefined : enrollmentNamed(enrollments, enrollmentId);
  if (within !== undefined) refuseBeforeAdmission(within, steppedDownAt);

  const gap = gapOf(command, enrollments, steppedDownAt);
  const ids = { clientRef, ...(enrollmentId === undefined ? {} : { enrollmentId }) };
  return [
    ...openingOf(journey, clientRef, steppedDownAt, theWayIn),
    { type: 'SteppedDown', data: { ...ids, from, to, direction, reason, ...orgsOf(command), warmHandoff, ...gap, steppedDownAt } },
    ...startedOf(journey, { clientRef, level: to, startedAt: steppedDownAt, within }),
  ];
};

/** Days from the sending level's discharge to this step: as told, else as an enrollment here at that level ended. */
const gapOf = (command: StepDown, enrollments: ClientEnrollments, at: string): { gapDays?: number } => {
  const { sendingDischargedAt, clientRef, enrollmentId, from } = command;
  if (sendingDischargedAt !== undefined && sendingDischargedAt > at) {
    throw new SendingDischargeAfterStep(`Client ${clientRef} cannot be stepped down before the sending level discharged.`, { clientRef });
  }
  const sender = enrollments.findLast(
    (one) => one.enrollmentId !== enrollmentId && one.levelOfCare === from && one.discharge !== null && one.discharge.at <= at,
  );
  const left = sendingDischargedAt ?? sender?.discharge?.at;
  const zone = (enrollments.find((one) => one.enrollmentId === enrollmentId) ?? sender)?.timeZone ?? 'utc';
  return left === undefined ? {} : { gapDays: daysBetween(left, at, zone) };
};

const stepDownOutbound = (command: StepDown, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  const { clientRef, from, to, direction, reason, warmHandoff } = command;
  const steppedDownAt = happenedAt(command);
  const left = command.enrollmentId === undefined ? latestEnrollment(enrollments, clientRef) : enrollmentNamed(enrollments, command.enrollmentId);
  refuseBeforeAdmission(left, steppedDownAt);
  refuseFromAnotherLevel(journey, clientRef, from);

  const { enrollmentId } = left;
  return [
    ...openingOf(journey, clientRef, steppedDownAt, theWayOn),
    { type: 'SteppedDown', data: { clientRef, enrollmentId, from, to, direction, reason, ...orgsOf(command), warmHandoff, steppedDownAt } },
    ...startedOf(journey, { clientRef, level: to, startedAt: steppedDownAt }),
  ];
};

export const stepUp = (command: StepUp, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  const { clientRef, enrollmentId, from, to, cause, receivingOrg } = command;
  const steppedUpAt = happenedAt(command);
  if (!isStepDown(to, from)) throw new NotAStepUp(`The step of client ${clientRef} does not lead up.`, { clientRef });
  const named = enrollmentId === undefined ? undefined : enrollmentNamed(enrollments, enrollmentId);
  if (named !== undefined) refuseBeforeAdmission(named, steppedUpAt);
  const isInto = named?.levelOfCare === to;
  if (!isInto) refuseFromAnotherLevel(journey, clientRef, from);

  const ids = { clientRef, ...(enrollmentId === undefined ? {} : { enrollmentId }) };
  return [
    ...openingOf(journey, clientRef, steppedUpAt, isInto ? theWayIn : theWayOn),
    { type: 'SteppedUp', data: { ...ids, from, to, cause, ...(receivingOrg === undefined ? {} : { receivingOrg }), steppedUpAt } },
    ...startedOf(journey, { clientRef, level: to, startedAt: steppedUpAt, within: isInto ? named : undefined }),
  ];
};

export const transferOut = (command: TransferOut, journey: Journey, enrollments: ClientEnrollments): readonly JourneyEvent[] => {
  const { clientRef, enrollmentId, from, to, receivingOrg } = command;
  const transferredAt = happenedAt(command);
  refuseBeforeAdmission(enrollmentNamed(enrollments, enrollmentId), transferredAt);
  refuseFromAnotherLevel(journey, clientRef, from);

  const towards = { ...(to === undefined ? {} : { to }), ...(receivingOrg === undefined ? {} : { receivingOrg }) };
  return [
    ...openingOf(journey, clientRef, transferredAt, theWayOn),
    { type: 'TransferredOut', data: { clientRef, enrollmentId, from, ...towards, transferredAt } },
    ...(to === undefined ? [] : startedOf(journey, { clientRef, level: to, startedAt: transferredAt })),
  ];
};
