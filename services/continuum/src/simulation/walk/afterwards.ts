import { AttemptFollowUp, CompleteFollowUp, ConfirmWarmHandoff, EnrollAlumni, RecordAlumniAttendance, ReportRelapse } from '@continuum/aftercare';
import { GrantConsent } from '@continuum/intake';
import type { PlannedStay } from '../block/block-plan.js';
import { deed, type Deed } from './deed.js';
import { aftercareCoordinator, at, coordinator, diceFor, keyOf, meets, type Scene } from './scene.js';
import { firstAppointmentDay, linkIdOf } from './way-out.js';

/** Assumed (docs/simulation.md). */
const keptShare = 0.78;
const keptLaterShare = 0.5;
const alumniShare = 0.35;
const followUpShare = 0.65;
const firstAttemptInVainShare = 0.35;
const followUpDays = [7, 30, 90, 180, 365] as const;

/** What a graduate's later days are refused with where the graduation fell through. */
const withoutGraduation = ['aftercare.follow-ups-unknown'];

const about = (scene: Scene, stay: PlannedStay, name: string, minute: number) => ({
  key: keyOf(stay, name),
  minute,
  by: aftercareCoordinator(scene),
  changes: [meets.treatment(stay.client.plan.index)],
  looksAt: [meets.client(stay.client.plan.index)],
});

/** Until the client is back in care or tells of a relapse. */
const isStillAway = ({ day }: Scene, { relapseDay }: PlannedStay): boolean => relapseDay === undefined || day < relapseDay;

/** The first appointment is kept, or missed and kept some weeks later, or never. */
const handoff = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  if (stay.milestones.wayOut === undefined || !isStillAway(scene, stay)) return [];
  const { enrollmentId } = stay;
  const dice = diceFor(scene.run, stay, 'handoff');
  const kept = dice.chance(keptShare);
  const keptLater = dice.chance(keptLaterShare);
  const firstDay = firstAppointmentDay(scene, stay);
  const laterDay = scene.run.days.weekdaysAfter(firstDay, dice.whole(5, 15));
  const body = { enrollmentId, linkId: linkIdOf(stay) };
  return [
    ...(scene.day === firstDay ? [deed(ConfirmWarmHandoff, { ...body, kept }, about(scene, stay, 'handoff', 11 * 60))] : []),
    ...(scene.day === laterDay && !kept && keptLater ? [deed(ConfirmWarmHandoff, { ...body, kept: true }, about(scene, stay, 'handoff-later', 11 * 60))] : []),
  ];
};

const followUpBody = (scene: Scene, stay: PlannedStay, day: number) => {
  const dice = diceFor(scene.run, stay, `answers-${day}`);
  const { employment, livingArrangement } = stay.client.plan.profile;
  return {
    enrollmentId: stay.enrollmentId,
    day,
    channel: dice.chance(0.8) ? 'phone' : 'video',
    abstinent30d: dice.chance(0.72),
    employment: employment === 3 && dice.chance(0.3) ? 2 : employment,
    livingArrangement: livingArrangement === 1 && dice.chance(0.5) ? 2 : livingArrangement,
    arrests30d: dice.chance(0.96) ? 0 : 1,
    selfHelpAttendance30d: dice.chance(0.6) ? 4 : 1,
    phq9: dice.whole(0, 11),
    gad7: dice.whole(0, 10),
  } as const;
};

const followUp = (scene: Scene, stay: PlannedStay, day: number): readonly Deed[] => {
  const { days } = scene.run;
  const asked = days.orMonday(stay.dischargeDay + day);
  const dice = diceFor(scene.run, stay, `follow-up-${day}`);
  const answers = dice.chance(followUpShare);
  const inVain = dice.chance(firstAttemptInVainShare) || !answers;
  const answered = inVain ? days.weekdaysAfter(asked, 1) : asked;
  const on = (name: string) => ({ ...about(scene, stay, `${name}-${day}`, 14 * 60), mayBeRefused: withoutGraduation });
  const attempt = { enrollmentId: stay.enrollmentId, day, channel: 'phone', result: dice.chance(0.5) ? 'no-answer' : 'message-left' } as const;
  return [
    ...(asked === scene.day && inVain ? [deed(AttemptFollowUp, attempt, on('attempt'))] : []),
    ...(answered === scene.day && answers ? [deed(CompleteFollowUp, followUpBody(scene, stay, day), on('follow-up'))] : []),
  ];
};

const alumniConsent = (scene: Scene, stay: PlannedStay, consentId: string): Deed =>
  deed(
    GrantConsent,
    {
      consentId,
      clientRef: stay.client.clientRef,
      kind: 'alumni-contact',
      disclosers: [scene.block.programId],
      recipients: [`alumni-${scene.block.programId}`],
      informationScope: ['attendance'],
      purposes: ['alumni-contact'],
      expiration: { kind: 'event', event: 'end-of-alumni-membership' },
      signer: { capacity: 'patient' },
      signedAt: at(scene, 12 * 60),
      statements: { revocation: true, redisclosure: true, refusalConsequences: true, hipaaRedisclosure: true },
    },
    { ...about(scene, stay, 'alumni-consent', 12 * 60), by: coordinator(scene) },
  );

/** Some join the alumni in the days after, and come to the monthly meeting for a while. */
const alumni = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const dice = diceFor(scene.run, stay, 'alumni');
  if (!dice.chance(alumniShare)) return [];
  const { clientRef } = stay.client;
  const consentId = `alumni-consent-${stay.enrollmentId.slice('enrollment-'.length)}`;
  const joined = scene.run.days.weekdaysAfter(stay.dischargeDay, 2);
  const months = dice.whole(1, 4);
  const meetings = Array.from({ length: months }, (_none, month) => scene.run.days.orMonday(joined + 14 + 28 * month));
  const meeting = { clientRef, groupId: `alumni-${scene.block.programId}` };
  return [
    ...(scene.day === joined
      ? [alumniConsent(scene, stay, consentId), deed(EnrollAlumni, { clientRef, consentId }, about(scene, stay, 'alumni', 12 * 60 + 10))]
      : []),
    ...(meetings.includes(scene.day) ? [deed(RecordAlumniAttendance, meeting, about(scene, stay, `alumni-${scene.day}`, 18 * 60))] : []),
  ];
};

const relapsed = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const { relapseDay, relapseIntakeId, client } = stay;
  if (relapseDay !== scene.day || relapseIntakeId === undefined) return [];
  const { primarySubstance } = client.plan.profile;
  const dice = diceFor(scene.run, stay, 'relapse');
  const disclosedBy = dice.weighted([
    ['client', 60],
    ['family', 20],
    ['provider', 12],
    ['peer', 8],
  ] as const);
  const since = scene.run.days.instant(Math.max(stay.dischargeDay + 1, relapseDay - dice.whole(1, 6)), 18 * 60);
  const body = { reportId: relapseIntakeId, clientRef: client.clientRef, since, disclosedBy };
  return [
    deed(
      ReportRelapse,
      { ...body, ...(primarySubstance === undefined ? {} : { substance: primarySubstance }) },
      { ...about(scene, stay, 'relapse', 10 * 60), changes: [meets.client(client.plan.index)] },
    ),
  ];
};

/** What comes after the discharge: the handoff, follow-ups and alumni of graduates, and for some a relapse. */
export const afterwardsDeeds = (scene: Scene, stay: PlannedStay): readonly Deed[] => {
  const graduated = stay.plan.reason === 1;
  return [
    ...handoff(scene, stay),
    ...(graduated && isStillAway(scene, stay) ? followUpDays.flatMap((day) => followUp(scene, stay, day)) : []),
    ...(graduated && isStillAway(scene, stay) ? alumni(scene, stay) : []),
    ...relapsed(scene, stay),
  ];
};
