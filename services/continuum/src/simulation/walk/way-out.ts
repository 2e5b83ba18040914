import { ApproveAftercarePlan, DraftAftercarePlan, LinkService, SignRelapsePreventionPlan } from '@continuum/aftercare';
import { RecordGoalProgress } from '@continuum/therapy-sessions';
import type { AftercareComponent, LevelOfCare, RelapseStrategy, RelapseTrigger, WarningSign, WellnessTool } from '@continuum/contracts';
import type { PlannedStay } from '../block/block-plan.js';
import { deed, type Deed } from './deed.js';
import { assessment, outpatientLevel } from './level-of-care.js';
import { aftercareCoordinator, diceFor, keyOf, meets, therapistOf, type Scene } from './scene.js';
import { goalsOf } from './treatment.js';

const about = (scene: Scene, stay: PlannedStay, name: string, minute: number) => ({
  key: keyOf(stay, name),
  minute,
  by: aftercareCoordinator(scene),
  changes: [meets.treatment(stay.client.plan.index)],
  looksAt: [meets.client(stay.client.plan.index)],
});

const nameOf = ({ enrollmentId }: PlannedStay): string => enrollmentId.slice('enrollment-'.length);

export const linkIdOf = (stay: PlannedStay): string => `link-${nameOf(stay)}`;

/** Where the care goes on: outpatient after graduation; of transfers some go up, some down. */
const nextLevel = (scene: Scene, stay: PlannedStay): LevelOfCare => {
  const dice = diceFor(scene.run, stay, 'next-level');
  if (stay.plan.reason === 1) return outpatientLevel(scene);
  return dice.weighted<LevelOfCare>([
    ['3.5', 35],
    ['2.5', 15],
    [outpatientLevel(scene), 40],
    ['3.1', 10],
  ]);
};

/** The day of the first appointment with the next level: one to four weekdays after the last in the program. */
export const firstAppointmentDay = ({ run }: Scene, stay: PlannedStay): number =>
  run.days.weekdaysAfter(stay.lastContactDay, diceFor(run, stay, 'appointment').whole(1, 4));

const link = (scene: Scene, stay: PlannedStay): Deed => {
  const { enrollmentId } = stay;
  const providerRef = `provider-${diceFor(scene.run, stay, 'provider').whole(1, 9)}`;
  const firstAppointmentAt = scene.run.days.instant(firstAppointmentDay(scene, stay), 10 * 60);
  const body = { linkId: linkIdOf(stay), enrollmentId, kind: 'outpatient', levelOfCare: nextLevel(scene, stay), providerRef, firstAppointmentAt } as const;
  return deed(LinkService, body, about(scene, stay, 'link', 19 * 60 + 38));
};

const some = <T>(scene: Scene, stay: PlannedStay, matter: string, all: readonly T[], count: number): T[] => {
  const dice = diceFor(scene.run, stay, matter);
  const left = [...all];
  while (left.length > count) left.splice(dice.whole(0, left.length - 1), 1);
  return left;
};

const tools: readonly WellnessTool[] = ['mindfulness', 'exercise', 'sleep-routine', 'journaling', 'social-activity', 'budget', 'work-routine', 'crisis-line'];
const signs: readonly WarningSign[] = ['isolating', 'missing-meetings', 'poor-sleep', 'irritability', 'cravings', 'low-mood', 'old-contacts'];
const triggers: readonly RelapseTrigger[] = ['stress', 'conflict', 'people', 'places', 'money', 'boredom', 'anniversary'];
const strategies: readonly RelapseStrategy[] = ['call-sponsor', 'call-contact', 'attend-meeting', 'urge-surfing', 'leave-situation', 'contact-program'];

const components = (scene: Scene, stay: PlannedStay): AftercareComponent[] => {
  const { medicationForAddiction } = stay.client.plan.profile;
  const further: readonly AftercareComponent[] = ['alumni', 'peer-support'];
  return ['outpatient', 'relapse-prevention', ...(medicationForAddiction ? (['medication'] as const) : []), ...some(scene, stay, 'components', further, 1)];
};

const drafted = (scene: Scene, stay: PlannedStay): Deed => {
  const body = { aftercarePlanId: `aftercare-${nameOf(stay)}`, enrollmentId: stay.enrollmentId, clientRef: stay.client.clientRef };
  return deed(DraftAftercarePlan, body, about(scene, stay, 'aftercare', 19 * 60 + 36));
};

const approved = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { enrollmentId } = stay;
  const prevention = {
    enrollmentId,
    warningSigns: some(scene, stay, 'signs', signs, 3),
    triggers: some(scene, stay, 'triggers', triggers, 3),
    strategies: some(scene, stay, 'strategies', strategies, 3),
    contacts: diceFor(scene.run, stay, 'contacts').whole(1, 5),
  };
  const plan = { enrollmentId, components: components(scene, stay), wellnessToolkit: some(scene, stay, 'tools', tools, 4) };
  return [
    deed(SignRelapsePreventionPlan, prevention, about(scene, stay, 'prevention', 19 * 60 + 36)),
    deed(ApproveAftercarePlan, plan, about(scene, stay, 'aftercare-approved', 19 * 60 + 37)),
  ];
};

const readyToGo = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { client, intakeId, enrollmentId, group } = stay;
  const level = outpatientLevel(scene);
  const key = keyOf(stay, 'last-assessment');
  const assessed = { index: client.plan.index, intakeId, key, minute: 19 * 60 + 34, assessor: therapistOf(scene, group), recommended: level, provided: level };
  return [
    ...goalsOf(scene, stay)
      .filter(({ required }) => required)
      .map(({ goalId, domain, target }) =>
        deed(
          RecordGoalProgress,
          { enrollmentId, goalId, rating: target },
          { ...about(scene, stay, `achieved-${domain}`, 19 * 60 + 35), by: therapistOf(scene, group) },
        ),
      ),
    assessment(scene, assessed),
  ];
};

/** The last weeks of those who complete, and the last day of those who are transferred to a service found for them. */
export const wayOutDeeds = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { wayOut } = stay.milestones;
  const { day } = scene;
  if (wayOut === undefined) return [];
  const completes = stay.plan.reason === 1;
  return [
    ...(day === wayOut.draftDay ? [drafted(scene, stay)] : []),
    ...(day === wayOut.approveDay && completes ? approved(scene, stay) : []),
    ...(day === wayOut.goalsDay && completes ? readyToGo(scene, stay) : []),
    ...(day === wayOut.linkDay ? [link(scene, stay)] : []),
  ];
};
