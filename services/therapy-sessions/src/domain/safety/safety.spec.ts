import { describe, it } from '@jest/globals';
import type { SafetyRiskRaised, SafetyRiskResolved } from '@continuum/contracts';
import type { Decided } from '@continuum/event-sourcing';
import { order, specOf } from '@continuum/testing';
import { place } from '../../testing/admitted-client.js';
import { RaiseRisk, ResolveRisk } from './safety.commands.js';
import { ClientNotInTreatment, RiskAlreadyRaised, RiskAlreadyResolved, RiskResolvedBeforeItWasRaised, RiskUnknown, safety } from './safety.js';

const risk = { riskId: 'risk-1', clientRef: 'client-1' };
const raised: Decided<SafetyRiskRaised> = {
  type: 'SafetyRiskRaised',
  data: { ...risk, level: 'moderate', actions: ['safety-plan'] },
  time: '2026-03-04T14:00:00.000Z',
};
const resolved: SafetyRiskResolved = { type: 'SafetyRiskResolved', data: { ...risk, resolution: 'no-longer-present' } };
const { time: _time, ...raisedNow } = raised;

const later = order({ now: '2026-03-09T09:00:00.000Z' });
const raiseRisk = (over: Partial<RaiseRisk> = {}): RaiseRisk =>
  Object.assign(new RaiseRisk(), { ...risk, level: 'moderate', actions: ['safety-plan'], order: later }, over);
const resolveRisk = (over: Partial<ResolveRisk> = {}): ResolveRisk =>
  Object.assign(new ResolveRisk(), { ...risk, resolution: 'no-longer-present', order: later }, over);

const { given } = specOf(safety, place());

describe('raising a risk', () => {
  it('tells its level and what is done', () => given().when(raiseRisk()).then([raisedNow]));
  it('is refused twice', () => given(raised).when(raiseRisk()).thenRefused(RiskAlreadyRaised));
  it('is refused of a client who is not in treatment', () => given().knowing([]).when(raiseRisk()).thenRefused(ClientNotInTreatment));
  it('is refused before admission', () =>
    given()
      .when(raiseRisk({ occurredAt: '2026-03-02T08:59:59.999Z' }))
      .thenRefused(ClientNotInTreatment));
});

describe('resolving a risk', () => {
  it('closes it', () => given(raised).when(resolveRisk()).then([resolved]));
  it('may be in the moment it was raised', () =>
    given(raised)
      .when(resolveRisk({ occurredAt: '2026-03-04T14:00:00.000Z' }))
      .then([resolved]));
  it('is refused a moment before', () =>
    given(raised)
      .when(resolveRisk({ occurredAt: '2026-03-04T13:59:59.999Z' }))
      .thenRefused(RiskResolvedBeforeItWasRaised));
  it('is refused twice', () => given(raised, resolved).when(resolveRisk()).thenRefused(RiskAlreadyResolved));
  it('is refused of a risk nobody raised', () => given().when(resolveRisk()).thenRefused(RiskUnknown));
});
