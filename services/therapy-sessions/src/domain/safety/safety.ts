import type { SafetyLevel, SafetyRiskRaised, SafetyRiskResolved } from '@continuum/contracts';
import { DomainError, entryOf, happenedAt, type Decider, type Placed } from '@continuum/event-sourcing';
import { stayAt, type PlaceInCare } from '../place-in-care/place-in-care.js';
import type { RaiseRisk, ResolveRisk, SafetyCommand } from './safety.commands.js';

export type SafetyEvent = SafetyRiskRaised | SafetyRiskResolved;

export interface Risk {
  readonly status: 'Open' | 'Resolved';
  readonly level: SafetyLevel;
  readonly raisedAt: string;
  /** The event that raised it. */
  readonly eventId: string;
}

/** The risks of one client, by id. */
export type Safety = Readonly<Record<string, Risk>>;

export class RiskAlreadyRaised extends DomainError {
  readonly code = 'therapy-sessions.risk-already-raised';
  readonly kind = 'conflict';
}

export class RiskUnknown extends DomainError {
  readonly code = 'therapy-sessions.risk-unknown';
  readonly kind = 'not-found';
}

export class RiskAlreadyResolved extends DomainError {
  readonly code = 'therapy-sessions.risk-already-resolved';
  readonly kind = 'refused';
}

export class RiskResolvedBeforeItWasRaised extends DomainError {
  readonly code = 'therapy-sessions.risk-resolved-before-it-was-raised';
  readonly kind = 'invalid';
}

export class ClientNotInTreatment extends DomainError {
  readonly code = 'therapy-sessions.client-not-in-treatment';
  readonly kind = 'refused';
}

export const raise = (command: RaiseRisk, risks: Safety, place: PlaceInCare): SafetyRiskRaised => {
  const { riskId, clientRef, level, instrument, actions } = command;
  if (entryOf(risks, riskId) !== undefined) throw new RiskAlreadyRaised(`Risk ${riskId} was raised before.`, { riskId });
  if (stayAt(place, happenedAt(command)) === undefined) throw new ClientNotInTreatment(`Client ${clientRef} was not in treatment then.`, { clientRef });

  return { type: 'SafetyRiskRaised', data: { riskId, clientRef, level, ...(instrument === undefined ? {} : { instrument }), actions: actions ?? [] } };
};

export const resolve = (command: ResolveRisk, risks: Safety): SafetyRiskResolved => {
  const { riskId, clientRef, resolution } = command;
  const risk = entryOf(risks, riskId);
  if (risk === undefined) throw new RiskUnknown(`Risk ${riskId} is not known of this client.`, { riskId });
  if (risk.status === 'Resolved') throw new RiskAlreadyResolved(`Risk ${riskId} is resolved.`, { riskId });
  if (happenedAt(command) < risk.raisedAt) throw new RiskResolvedBeforeItWasRaised(`Risk ${riskId} was raised at ${risk.raisedAt}.`, { riskId });

  return { type: 'SafetyRiskResolved', data: { riskId, clientRef, resolution } };
};

const decide = (command: SafetyCommand, risks: Safety, place: PlaceInCare): readonly SafetyEvent[] => {
  switch (command.type) {
    case 'RaiseRisk':
      return [raise(command, risks, place)];
    case 'ResolveRisk':
      return [resolve(command, risks)];
  }
};

const evolve = (risks: Safety, event: SafetyEvent, { id, time }: Placed): Safety => {
  switch (event.type) {
    case 'SafetyRiskRaised': {
      const { riskId, level } = event.data;
      return { ...risks, [riskId]: { status: 'Open', level, raisedAt: time, eventId: id } };
    }
    case 'SafetyRiskResolved': {
      const risk = entryOf(risks, event.data.riskId);
      return risk === undefined ? risks : { ...risks, [event.data.riskId]: { ...risk, status: 'Resolved' } };
    }
  }
};

export const safety: Decider<SafetyCommand, Safety, SafetyEvent, PlaceInCare> = { initial: {}, decide, evolve };
