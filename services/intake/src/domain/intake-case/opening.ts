import type { IntakeOpened } from '@continuum/contracts';
import { happenedAt, type Decider } from '@continuum/event-sourcing';
import { registered, type Program } from '../program/program.js';
import { BeforeReferral, ReferralUnknown, type Referral } from '../referral/referral.js';
import type { OpenIntake } from './intake-case.commands.js';
import { IntakeAlreadyOpened, ReferralNotAccepted, ReferralOfAnother, TrackNotOffered } from './intake-case.refusals.js';
import { intakeCaseFold, type IntakeCase, type IntakeCaseEvent } from './intake-case.js';

export interface OpeningFacts {
  readonly program: Program;
  /** The referral that the command names; Unknown where it names none. */
  readonly referral: Referral;
}

const refuseUnlessReferred = ({ referralId, clientRef, programId }: OpenIntake, referral: Referral, firstContactAt: string): void => {
  if (referralId === undefined) return;
  if (referral.status === 'Unknown') throw new ReferralUnknown(`Referral ${referralId} is not known.`, { referralId });
  if (referral.status !== 'Accepted') throw new ReferralNotAccepted(`Referral ${referralId} is ${referral.status}.`, { referralId });
  if (referral.clientRef !== clientRef || referral.programId !== programId) {
    throw new ReferralOfAnother(`Referral ${referralId} is of another client or program.`, { referralId });
  }
  if (firstContactAt < referral.receivedAt) throw new BeforeReferral(`First contact lies before referral ${referralId}.`, { referralId });
};

export const open = (command: OpenIntake, intake: IntakeCase, { program, referral }: OpeningFacts): IntakeOpened => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  const { intakeId, programId, track } = asked;
  const firstContactAt = happenedAt(command);
  if (intake.status !== 'Unknown') throw new IntakeAlreadyOpened(`Intake ${intakeId} was opened before.`, { intakeId });
  if (!registered(program, programId).tracks.includes(track)) throw new TrackNotOffered(`Program ${programId} has no such track.`, { programId });
  refuseUnlessReferred(command, referral, firstContactAt);

  return { type: 'IntakeOpened', data: { ...asked, firstContactAt } };
};

/** Opens an intake; what is found on it afterwards is for `intakeCase` to decide. */
export const intakeOpening: Decider<OpenIntake, IntakeCase, IntakeCaseEvent, OpeningFacts> = {
  ...intakeCaseFold,
  decide: (command, intake, facts) => [open(command, intake, facts)],
};
