import { DeclineAdmission, DetermineEligibility, GivePart2Notice, HoldAdmissionsConsultation, IdentifyImminentRisk, OpenIntake } from '@continuum/intake';
import type { AdmissionGoal, AdmissionRedirect, DiscrepancyReason, EligibilityOverrideReason, LevelOfCare } from '@continuum/contracts';
import type { PlannedIntake } from '../block/planned-intake.js';
import type { NotAdmittedReason } from '../population/client-plan.js';
import { Dice } from '../population/dice.js';
import { deed, type Deed } from './deed.js';
import { assessment } from './level-of-care.js';
import { referralIdOf } from './referral.js';
import { coordinator, meets, type Scene } from './scene.js';
import { screenings } from './screening.js';

const circumstances = (scene: Scene, { client, intakeId }: PlannedIntake, name: string, minute: number) => ({
  key: `${intakeId}/${name}`,
  minute,
  by: coordinator(scene),
  changes: [meets.client(client.plan.index)],
  looksAt: [meets.program],
});

const contact = (scene: Scene, intake: PlannedIntake): readonly Deed[] => {
  const { client, intakeId } = intake;
  const { clientRef, plan } = client;
  const body = { intakeId, clientRef, programId: scene.block.programId, referralId: referralIdOf(client), track: plan.profile.track };
  return [deed(OpenIntake, body, circumstances(scene, intake, 'open', 11 * 60 + 30)), ...screenings(scene, intake, 11 * 60 + 40)];
};

/** Assumed: in one intake of eight more is recommended than what the client chooses or can get (docs/simulation.md). */
const discrepancyShare = 0.125;
const discrepancies: readonly DiscrepancyReason[] = ['client-preference', 'not-available', 'waitlist', 'distance'];

const recommendation = (dice: Dice, { outcome }: PlannedIntake): { recommended: LevelOfCare; provided: LevelOfCare; discrepancyReason?: DiscrepancyReason } => {
  if (outcome.kind === 'not-admitted' && outcome.reason === 'other-level-of-care') return { recommended: '3.5', provided: '3.5' };
  const discrepancyReason = dice.oneOf(discrepancies);
  if (dice.chance(discrepancyShare)) return { recommended: dice.chance(0.7) ? '2.5' : '3.1', provided: '2.1', discrepancyReason };
  return { recommended: '2.1', provided: '2.1' };
};

const goals: readonly AdmissionGoal[] = ['abstinence', 'cravings', 'mood', 'coping', 'relationships', 'employment', 'legal', 'routine'];

const consultation = (scene: Scene, intake: PlannedIntake): readonly Deed[] => {
  const { client, intakeId, outcome } = intake;
  const dice = new Dice(scene.run.nameOf(`${intakeId}/consultation`));
  const assessed = {
    index: client.plan.index,
    intakeId,
    key: `${intakeId}/assess`,
    minute: 13 * 60,
    assessor: coordinator(scene),
    ...recommendation(dice, intake),
  };
  const first = dice.oneOf(goals);
  const goalsDiscussed = [...new Set([first, dice.oneOf(goals), dice.oneOf(goals)])];
  const fitOutcome = outcome.kind === 'admitted' ? 'fit' : outcome.reason === 'client-declined' ? 'undecided' : 'not-fit';
  const body = { intakeId, counselorRef: coordinator(scene).ref, fitOutcome, goalsDiscussed } as const;
  return [assessment(scene, assessed), deed(HoldAdmissionsConsultation, body, circumstances(scene, intake, 'consult', 14 * 60))];
};

const overrides: readonly EligibilityOverrideReason[] = ['housing-arranged', 'recovery-residence', 'support-arranged'];

/** Eligible, by an override where the client has no home (R5), and told of the protection of the records. */
export const eligibility = (scene: Scene, intake: PlannedIntake): readonly Deed[] => {
  const { client, intakeId } = intake;
  const { livingArrangement, employment, track, criminal } = { ...client.plan.profile, criminal: client.plan.referral.source === 7 };
  const dice = new Dice(scene.run.nameOf(`${intakeId}/eligibility`));
  const isHomeless = livingArrangement === 1;
  const supportiveHome = !isHomeless && dice.chance(0.93);
  const criteria = {
    stableLiving: !isHomeless,
    supportiveHome,
    severityMildModerate: true,
    motivated: true,
    noImminentRisk: true,
    no24hNeed: true,
    detoxComplete: true,
  };
  const override = supportiveHome ? {} : { overrideReason: isHomeless ? dice.oneOf(overrides) : ('support-arranged' as const) };
  const obligations = [...(employment <= 2 ? (['work'] as const) : []), ...(criminal ? (['court'] as const) : [])];
  const notice = { intakeId, noticeVersion: 'notice-2026', method: dice.chance(0.7) ? 'electronic' : 'paper' } as const;
  return [
    deed(DetermineEligibility, { intakeId, criteria, obligations, ...override }, circumstances(scene, intake, 'eligibility', 8 * 60)),
    ...(track === 'MH' ? [] : [deed(GivePart2Notice, notice, circumstances(scene, intake, 'notice', 8 * 60 + 10))]),
  ];
};

const redirects: Readonly<Record<NotAdmittedReason, AdmissionRedirect | undefined>> = {
  'imminent-risk': 'ED',
  'other-level-of-care': 'residential',
  'client-declined': 'outpatient',
  'contact-lost': undefined,
};

const declined = (scene: Scene, intake: PlannedIntake, reason: NotAdmittedReason): readonly Deed[] => {
  const { intakeId } = intake;
  const redirectedTo = redirects[reason];
  const risk = { intakeId, riskId: `risk-${intakeId}`, riskType: 'self', redirectedTo: 'ED' } as const;
  return [
    ...(reason === 'imminent-risk' ? [deed(IdentifyImminentRisk, risk, circumstances(scene, intake, 'risk', 15 * 60))] : []),
    deed(
      DeclineAdmission,
      { intakeId, reason, ...(redirectedTo === undefined ? {} : { redirectedTo }) },
      circumstances(scene, intake, 'decline', 15 * 60 + 30),
    ),
  ];
};

/** First contact and screening, assessment and consultation, and on the day of the decision whatever precedes an admission, or the refusal of one. */
export const intakeDeeds = (scene: Scene, intake: PlannedIntake): readonly Deed[] => {
  const { contactDay, consultDay, decisionDay, opensBy, outcome } = intake;
  const { day } = scene;
  const isLost = outcome.kind === 'not-admitted' && outcome.reason === 'contact-lost';
  return [
    ...(day === contactDay && opensBy === 'referral' ? contact(scene, intake) : []),
    ...(day === consultDay && !isLost ? consultation(scene, intake) : []),
    ...(day === decisionDay && outcome.kind === 'admitted' ? eligibility(scene, intake) : []),
    ...(day === decisionDay && outcome.kind === 'not-admitted' ? declined(scene, intake, outcome.reason) : []),
  ];
};
