import { describe, expect, it } from '@jest/globals';
import { ask } from '@continuum/messaging';
import { StartLevelOfCare, StepDown, StepUp } from '../domain/journey/journey.commands.js';
import { clientAdmitted } from '../testing/builders.js';
import { runOf } from '../testing/process-run.js';
import { journeyLevels } from './journey-levels.js';

const run = runOf(journeyLevels);
const at = { clientRef: 'client-1', enrollmentId: 'enrollment-1', occurredAt: '2026-03-02T15:00:00.000Z' };

describe('an admission', () => {
  it('starts the level of care', () => expect(run(clientAdmitted()).asked).toStrictEqual([ask(StartLevelOfCare, { ...at, level: '2.1' })]));

  it('by step-down is a step down from the level before', () =>
    expect(run(clientAdmitted({ pathway: 'step-down', priorLevelOfCare: '3.5' })).asked).toStrictEqual([
      ask(StepDown, { ...at, from: '3.5', to: '2.1', direction: 'inbound', reason: 'transferred', warmHandoff: false }),
    ]));

  it('by step-up is a step up from the level before', () =>
    expect(run(clientAdmitted({ pathway: 'step-up', priorLevelOfCare: '1.5' })).asked).toStrictEqual([
      ask(StepUp, { ...at, from: '1.5', to: '2.1', cause: 'reassessed' }),
    ]));

  it.each([
    ['step-down', '2.1'],
    ['step-down', '1.7'],
    ['step-up', '2.1'],
    ['step-up', '2.5'],
  ] as const)('by %s from level %s, which is none, only starts the level of care', (pathway, priorLevelOfCare) =>
    expect(run(clientAdmitted({ pathway, priorLevelOfCare })).asked).toStrictEqual([ask(StartLevelOfCare, { ...at, level: '2.1' })]),
  );

  it('by step-down from nobody knows where only starts the level of care', () =>
    expect(run(clientAdmitted({ pathway: 'step-down' })).asked).toStrictEqual([ask(StartLevelOfCare, { ...at, level: '2.1' })]));
});
