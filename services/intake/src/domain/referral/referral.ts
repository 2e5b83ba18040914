import type { ReferralAccepted, ReferralDeclined, ReferralReceived } from '@continuum/contracts';
import { DomainError, happenedAt, type Decider } from '@continuum/event-sourcing';
import type { AcceptReferral, DeclineReferral, ReceiveReferral, ReferralCommand } from './referral.commands.js';

export type ReferralEvent = ReferralReceived | ReferralAccepted | ReferralDeclined;

export type Referral =
  | { readonly status: 'Unknown' }
  | { readonly status: 'AwaitingTriage'; readonly clientRef: string; readonly programId: string; readonly receivedAt: string }
  | { readonly status: 'Accepted'; readonly clientRef: string; readonly programId: string; readonly receivedAt: string }
  | { readonly status: 'Declined' };

/** A referral was received under this id. */
export class ReferralAlreadyReceived extends DomainError {
  readonly code = 'intake.referral-already-received';
  readonly kind = 'conflict';
}

/** The referral was accepted or declined before. */
export class ReferralNotAwaitingTriage extends DomainError {
  readonly code = 'intake.referral-not-awaiting-triage';
  readonly kind = 'refused';
}

/** No referral of this id is known to the facility. */
export class ReferralUnknown extends DomainError {
  readonly code = 'intake.referral-unknown';
  readonly kind = 'not-found';
}

/** What is told lies before the referral. */
export class BeforeReferral extends DomainError {
  readonly code = 'intake.before-referral';
  readonly kind = 'invalid';
}

const awaitingTriage = (command: AcceptReferral | DeclineReferral, referral: Referral): Extract<Referral, { status: 'AwaitingTriage' }> => {
  const { referralId } = command;
  if (referral.status === 'Unknown') throw new ReferralUnknown(`Referral ${referralId} is not known.`, { referralId });
  if (referral.status !== 'AwaitingTriage') throw new ReferralNotAwaitingTriage(`Referral ${referralId} is ${referral.status}.`, { referralId });
  if (happenedAt(command) < referral.receivedAt) throw new BeforeReferral(`Referral ${referralId} came at ${referral.receivedAt}.`, { referralId });
  return referral;
};

export const receive = (command: ReceiveReferral, referral: Referral): ReferralReceived => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  if (referral.status !== 'Unknown') throw new ReferralAlreadyReceived(`Referral ${asked.referralId} was received before.`, { referralId: asked.referralId });

  return { type: 'ReferralReceived', data: { ...asked, requestedAt: happenedAt(command) } };
};

export const accept = (command: AcceptReferral, referral: Referral): ReferralAccepted => {
  const { clientRef } = awaitingTriage(command, referral);

  return { type: 'ReferralAccepted', data: { referralId: command.referralId, clientRef } };
};

export const decline = (command: DeclineReferral, referral: Referral): ReferralDeclined => {
  const { referralId, reason, redirectedTo } = command;
  const { clientRef } = awaitingTriage(command, referral);

  return { type: 'ReferralDeclined', data: { referralId, clientRef, reason, ...(redirectedTo === undefined ? {} : { redirectedTo }) } };
};

const decide = (command: ReferralCommand, referral: Referral): readonly ReferralEvent[] => {
  switch (command.type) {
    case 'ReceiveReferral':
      return [receive(command, referral)];
    case 'AcceptReferral':
      return [accept(command, referral)];
    case 'DeclineReferral':
      return [decline(command, referral)];
  }
};

const evolve = (referral: Referral, event: ReferralEvent): Referral => {
  switch (event.type) {
    case 'ReferralReceived': {
      const { clientRef, programId, requestedAt } = event.data;
      return { status: 'AwaitingTriage', clientRef, programId, receivedAt: requestedAt };
    }
    case 'ReferralAccepted':
      return referral.status === 'AwaitingTriage' ? { ...referral, status: 'Accepted' } : referral;
    case 'ReferralDeclined':
      return { status: 'Declined' };
  }
};

export const referral: Decider<ReferralCommand, Referral, ReferralEvent> = { initial: { status: 'Unknown' }, decide, evolve };
