import { describe, expect, it } from '@jest/globals';
import type { ContinuingCareLinked, GraduatedFromIOP, LevelOfCare, WarmHandoffCompleted } from '@continuum/contracts';
import { derivedId } from '@continuum/event-sourcing';
import { ask } from '@continuum/messaging';
import { DraftAftercarePlan } from '../domain/aftercare-plan/aftercare-plan.commands.js';
import { OpenFollowUps } from '../domain/follow-ups/follow-ups.commands.js';
import { StepDown, StepUp, TransferOut } from '../domain/journey/journey.commands.js';
import { clientAdmitted, clientDischarged } from '../testing/builders.js';
import { runOf } from '../testing/process-run.js';
import { graduationAftercare } from './graduation-aftercare.js';

const run = runOf(graduationAftercare);
const leftAt = '2026-05-04T14:00:00.000Z';
const ids = { clientRef: 'client-1', enrollmentId: 'enrollment-1' };
const out = { ...ids, from: '2.1', occurredAt: leftAt } as const;
const followUps = ask(OpenFollowUps, { ...ids, occurredAt: leftAt });

const graduated = (over: Partial<GraduatedFromIOP['data']> = {}): GraduatedFromIOP => ({
  type: 'GraduatedFromIOP',
  data: {
    ...ids,
    programId: 'program-1',
    graduatedAt: leftAt,
    criteriaVersion: '1',
    attendedMinutesTotal: 4_860,
    attendedSessions: 27,
    lengthOfStayDays: 64,
    aftercarePlanId: 'plan-1',
    nextLevelOfCare: '1.5',
    ...over,
  },
});
const link = { ...ids, aftercarePlanId: 'plan-1', linkId: 'link-1', providerRef: 'provider-1' };
const linked = (levelOfCare: LevelOfCare): ContinuingCareLinked => ({
  type: 'ContinuingCareLinked',
  data: { ...link, kind: 'outpatient', levelOfCare, firstAppointmentAt: '2026-05-06T14:00:00.000Z' },
});
const handedOver = (kept: boolean): WarmHandoffCompleted => ({
  type: 'WarmHandoffCompleted',
  data: { ...link, levelOfCare: '1.5', kept, confirmedAt: '2026-05-02T14:00:00.000Z' },
});

describe('a graduation', () => {
  it('leads to a step down out of the program and to follow-ups', () =>
    expect(run(clientAdmitted(), graduated()).asked).toStrictEqual([
      ask(StepDown, { ...out, to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff: false }),
      followUps,
    ]));

  it('from partial hospitalization leads down from that level', () =>
    expect(run(clientAdmitted({ levelOfCare: '2.5' }), graduated({ nextLevelOfCare: '2.1' })).asked).toStrictEqual([
      ask(StepDown, { ...out, from: '2.5', to: '2.1', direction: 'outbound', reason: 'graduated', warmHandoff: false }),
      followUps,
    ]));

  it('names the service linked at the next level', () =>
    expect(run(clientAdmitted(), linked('1.5'), graduated()).asked).toStrictEqual([
      ask(StepDown, { ...out, receivingOrg: 'provider-1', to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff: false }),
      followUps,
    ]));

  it('names no service linked at another level', () =>
    expect(run(clientAdmitted(), linked('alumni'), graduated()).asked).toStrictEqual([
      ask(StepDown, { ...out, to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff: false }),
      followUps,
    ]));

  it.each([
    [true, 'was kept'],
    [false, 'was not kept'],
  ])('says %s of a warm hand-off that %s', (warmHandoff) =>
    expect(run(clientAdmitted(), linked('1.5'), handedOver(warmHandoff), graduated()).asked).toStrictEqual([
      ask(StepDown, { ...out, receivingOrg: 'provider-1', to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff }),
      followUps,
    ]),
  );

  it('without an aftercare plan begins one', () => {
    const { aftercarePlanId: _none, ...data } = graduated().data;

    expect(run(clientAdmitted(), { type: 'GraduatedFromIOP', data }).asked).toStrictEqual([
      ask(StepDown, { ...out, to: '1.5', direction: 'outbound', reason: 'graduated', warmHandoff: false }),
      followUps,
      ask(DraftAftercarePlan, { aftercarePlanId: derivedId('enrollment-1', 'aftercare plan'), ...ids, occurredAt: leftAt }),
    ]);
  });
});

describe('a discharge by transfer (R26)', () => {
  const transferred = clientDischarged({ reason: 4 });

  it('leads down to the level that was linked', () =>
    expect(run(clientAdmitted(), linked('1.5'), transferred).asked).toStrictEqual([
      ask(StepDown, { ...out, receivingOrg: 'provider-1', to: '1.5', direction: 'outbound', reason: 'transferred', warmHandoff: false }),
    ]));

  it('leads up to the level that was linked', () =>
    expect(run(clientAdmitted(), linked('3.5'), transferred).asked).toStrictEqual([
      ask(StepUp, { ...out, receivingOrg: 'provider-1', to: '3.5', cause: 'transferred' }),
    ]));

  it('leads on at the same level', () =>
    expect(run(clientAdmitted(), linked('2.1'), transferred).asked).toStrictEqual([ask(TransferOut, { ...out, receivingOrg: 'provider-1', to: '2.1' })]));

  it('leads nobody knows where when nothing was linked', () => expect(run(clientAdmitted(), transferred).asked).toStrictEqual([ask(TransferOut, out)]));
});

describe('a discharge for another reason', () => {
  it.each([1, 2, 3, 5, 6, 7] as const)('leads nowhere (reason %i)', (reason) =>
    expect(run(clientAdmitted(), linked('1.5'), clientDischarged({ reason })).asked).toStrictEqual([]),
  );
});
