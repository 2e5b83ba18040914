import { AdmitClient, GrantConsent, ReadmitClient } from '@continuum/intake';
import { DeclareObligation, EnrollInGroup } from '@continuum/scheduling';
import type { PlannedStay } from '../block/block-plan.js';
import { prescribedMinutes } from '../block/therapy-groups.js';
import { deed, type Deed } from './deed.js';
import { at, coordinator, keyOf, meets, scheduler, type Scene } from './scene.js';

/** Before the first session of the day: treatment begins on the day of the admission where the group meets. */
export const admissionMinute = 8 * 60 + 30;

const consentIdOf = ({ enrollmentId }: PlannedStay): string => `consent-${enrollmentId.slice('enrollment-'.length)}`;

const consent = (scene: Scene, stay: PlannedStay): Deed => {
  const { clientRef, plan } = stay.client;
  return deed(
    GrantConsent,
    {
      consentId: consentIdOf(stay),
      clientRef,
      kind: 'tpo',
      disclosers: [scene.block.programId],
      recipientClass: 'treating-providers-plans-payers-and-operators',
      informationScope: ['all-sud-records'],
      purposes: ['tpo'],
      expiration: { kind: 'event', event: 'end-of-treatment' },
      signer: { capacity: 'patient' },
      signedAt: at(scene, 8 * 60 + 15),
      statements: { revocation: true, redisclosure: true, refusalConsequences: true, hipaaRedisclosure: true },
    },
    { key: keyOf(stay, 'consent'), minute: 8 * 60 + 15, by: coordinator(scene), changes: [meets.client(plan.index)] },
  );
};

const admission = (scene: Scene, stay: PlannedStay): Deed => {
  const { client, enrollmentId, intakeId, group, plan } = stay;
  const { profile, referral, index } = client.plan;
  const { ageYears: _ageYears, track: _track, ...teds } = profile;
  const prior = referral.priorLevelOfCare;
  const body = {
    ...teds,
    enrollmentId,
    clientRef: client.clientRef,
    intakeId,
    ageGroup: 'adult' as const,
    consentIds: [consentIdOf(stay)],
    prescribedMinutesPerWeek: prescribedMinutes(group.kind),
    prescribedDaysPerWeek: group.kind.daysPerWeek,
  };
  const circumstances = {
    key: keyOf(stay, 'admit'),
    minute: admissionMinute,
    by: coordinator(scene),
    changes: [meets.client(index)],
    looksAt: [meets.program],
  };
  const previous = client.stays[plan.ordinal - 1];
  if (previous !== undefined) return deed(ReadmitClient, { ...body, previousEnrollmentId: previous.enrollmentId }, circumstances);
  const pathway = prior === undefined ? { pathway: 'primary' as const } : { pathway: 'step-down' as const, priorLevelOfCare: prior };
  return deed(AdmitClient, { ...body, ...pathway }, circumstances);
};

/** Assumed: who works full or part time has an early shift, and comes to an evening group (docs/simulation.md). */
const shift = { from: '06:00', to: '11:30' } as const;

const obligation = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { client, enrollmentId } = stay;
  const { profile, index } = client.plan;
  if (profile.employment > 2) return [];
  const days = profile.employment === 1 ? (['MO', 'TU', 'WE', 'TH', 'FR'] as const) : (['MO', 'WE', 'FR'] as const);
  const windows = days.map((day) => ({ day, ...shift }));
  const body = { obligationId: `work-${enrollmentId.slice('enrollment-'.length)}`, enrollmentId, clientRef: client.clientRef, kind: 'work', windows } as const;
  const changes = [meets.treatment(index)];
  return [deed(DeclareObligation, body, { key: keyOf(stay, 'work'), minute: 8 * 60 + 35, by: scheduler(scene), changes, looksAt: [meets.client(index)] })];
};

/** Consent, admission, what the client must go on doing beside treatment, and a seat in a group. */
export const admissionDeeds = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { client, group } = stay;
  const { index } = client.plan;
  const seat = { groupId: group.groupId, clientRef: client.clientRef };
  return [
    consent(scene, stay),
    admission(scene, stay),
    ...obligation(scene, stay),
    deed(EnrollInGroup, seat, {
      key: keyOf(stay, 'seat'),
      minute: 8 * 60 + 40,
      by: scheduler(scene),
      changes: [meets.group(group)],
      looksAt: [meets.client(index)],
    }),
  ];
};
