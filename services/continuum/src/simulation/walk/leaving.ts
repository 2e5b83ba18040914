import { DischargeClient } from '@continuum/intake';
import { GraduateClient } from '@continuum/therapy-sessions';
import type { PlannedStay } from '../block/block-plan.js';
import { secondAfterMinutes, secondMinutes } from '../block/therapy-groups.js';
import { admissionMinute } from './admission.js';
import { deed, type Deed } from './deed.js';
import { coordinator, diceFor, keyOf, meets, therapistOf, type Scene } from './scene.js';

/** When clients leave: after the last session of the day. */
const leavingMinute = 19 * 60 + 40;

/** Half an hour after the day was charted. */
export const graduationMinute = 20 * 60 + 30;

const lastContactMinute = ({ group, programDays, lastContactDay }: PlannedStay): number => {
  if (!programDays.some(({ day }) => day === lastContactDay)) return admissionMinute;
  return group.kind.startMinute + secondAfterMinutes + secondMinutes;
};

/** How the client lives at discharge, in the codes of TEDS-D; assumed to be better for those who completed. */
const atDischarge = (scene: Scene, stay: PlannedStay) => {
  const { profile } = stay.client.plan;
  const dice = diceFor(scene.run, stay, 'at-discharge');
  const completed = stay.plan.reason === 1;
  const finds = dice.chance(completed ? 0.25 : 0.07);
  const houses = dice.chance(completed ? 0.5 : 0.15);
  const meetings = dice.chance(completed ? 0.7 : 0.25);
  return {
    employmentAtDischarge: profile.employment === 3 && finds ? 2 : profile.employment,
    livingArrangementAtDischarge: profile.livingArrangement === 1 && houses ? 2 : profile.livingArrangement,
    arrests30dAtDischarge: stay.plan.reason === 5 ? 1 : 0,
    selfHelpAttendance30dAtDischarge: meetings ? 4 : profile.selfHelpAttendance30d,
    ...(profile.primarySubstance === undefined ? {} : { substancesAtDischarge: [profile.primarySubstance] }),
  } as const;
};

const dischargeBody = (scene: Scene, stay: PlannedStay, reason: PlannedStay['plan']['reason']) => ({
  clientRef: stay.client.clientRef,
  enrollmentId: stay.enrollmentId,
  reason,
  lastContactAt: scene.run.days.instant(stay.lastContactDay, lastContactMinute(stay)),
  againstAdvice: reason === 2,
  ...atDischarge(scene, stay),
});

/** Every discharge but that of a graduate, which follows from the graduation. */
export const dischargeDeeds = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  if (stay.dischargeDay !== scene.day || stay.plan.reason === 1) return [];
  const { index } = stay.client.plan;
  const circumstances = {
    key: keyOf(stay, 'discharge'),
    minute: leavingMinute,
    by: coordinator(scene),
    changes: [meets.client(index), meets.treatment(index)],
  };
  return [deed(DischargeClient, { ...dischargeBody(scene, stay, stay.plan.reason), substancesAtDischarge: substances(scene, stay) }, circumstances)];
};

const substances = (scene: Scene, stay: PlannedStay) => [...(atDischarge(scene, stay).substancesAtDischarge ?? [])];

/** What a graduation is refused with where the client turns out not to be ready. */
export const notReady: readonly string[] = [
  'therapy-sessions.not-ready-to-graduate',
  'therapy-sessions.graduation-not-evaluated',
  'therapy-sessions.evaluation-too-old',
];

export const graduationKeyOf = (stay: PlannedStay): string => keyOf(stay, 'graduate');

/** Sent once what the day brought has been weighed. */
export const graduationDeeds = (scene: Scene): readonly Deed[] =>
  scene.block.stays
    .filter(({ dischargeDay, plan }) => dischargeDay === scene.day && plan.reason === 1)
    .map((stay) =>
      deed(
        GraduateClient,
        { enrollmentId: stay.enrollmentId },
        {
          key: graduationKeyOf(stay),
          minute: graduationMinute,
          by: therapistOf(scene, stay.group),
          changes: [meets.treatment(stay.client.plan.index)],
          mayBeRefused: notReady,
        },
      ),
    );

/** Who was not ready to graduate goes on elsewhere. */
export const transferInstead = (scene: Scene, stay: PlannedStay): Deed => {
  const { index } = stay.client.plan;
  const circumstances = { key: keyOf(stay, 'transfer-instead'), minute: graduationMinute, by: coordinator(scene), changes: [meets.client(index)] };
  return deed(DischargeClient, { ...dischargeBody(scene, stay, 4), substancesAtDischarge: substances(scene, stay) }, circumstances);
};
