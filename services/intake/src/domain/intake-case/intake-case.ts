import type {
  AdmissionDeclined,
  AdmissionsConsultationHeld,
  EligibilityDecision,
  EligibilityDetermined,
  FitOutcome,
  ImminentRiskIdentified,
  ImminentRiskResolved,
  ImminentRiskType,
  IntakeOpened,
  LevelOfCare,
  LevelOfCareAssessed,
  Part2NoticeGiven,
  ScreeningCompleted,
  Track,
} from '@continuum/contracts';
import { happenedAt, type Fold, type Placed } from '@continuum/event-sourcing';
import type { IntakeCaseCommand } from './intake-case.commands.js';
import { BeforeFirstContact, IntakeDeclined, IntakeUnknown } from './intake-case.refusals.js';

export type IntakeCaseEvent =
  | IntakeOpened
  | ScreeningCompleted
  | ImminentRiskIdentified
  | ImminentRiskResolved
  | LevelOfCareAssessed
  | AdmissionsConsultationHeld
  | EligibilityDetermined
  | Part2NoticeGiven
  | AdmissionDeclined;

export interface Risk {
  readonly riskId: string;
  readonly riskType: ImminentRiskType;
  readonly foundBy: 'clinician' | 'screening';
  readonly identifiedAt: string;
  readonly resolvedAt: string | null;
}

/** Something found on the way to an admission, and when. */
interface Found {
  readonly at: string;
}

export interface OpenedIntake {
  readonly status: 'Open';
  readonly intakeId: string;
  readonly clientRef: string;
  readonly programId: string;
  readonly track: Track;
  readonly firstContactAt: string;
  readonly risks: readonly Risk[];
  readonly assessments: readonly (Found & { readonly assessmentId: string; readonly recommended: LevelOfCare; readonly provided: LevelOfCare })[];
  readonly consultations: readonly (Found & { readonly fitOutcome: FitOutcome })[];
  readonly eligibilities: readonly (Found & { readonly decision: EligibilityDecision })[];
  readonly noticesGiven: readonly Found[];
}

export type IntakeCase =
  | { readonly status: 'Unknown' }
  | OpenedIntake
  | { readonly status: 'Declined'; readonly intakeId: string; readonly clientRef: string; readonly programId: string };

/** The intake while it is open, which it stays during treatment. @throws IntakeUnknown, IntakeDeclined */
export const opened = (intake: IntakeCase, intakeId: string): OpenedIntake => {
  if (intake.status === 'Unknown') throw new IntakeUnknown(`Intake ${intakeId} is not known.`, { intakeId });
  if (intake.status === 'Declined') throw new IntakeDeclined(`Intake ${intakeId} ended without an admission.`, { intakeId });
  return intake;
};

/** The intake that a command is about, which began before what the command tells. @throws BeforeFirstContact too */
export const openedBy = (command: IntakeCaseCommand, intake: IntakeCase): OpenedIntake => {
  const known = opened(intake, command.intakeId);
  if (happenedAt(command) < known.firstContactAt) {
    throw new BeforeFirstContact(`Intake ${command.intakeId} began at ${known.firstContactAt}.`, { intakeId: command.intakeId });
  }
  return known;
};

/** The last that was found by an instant. */
export const lastBy = <F extends Found>(found: readonly F[], instant: string): F | undefined =>
  found.filter(({ at }) => at <= instant).reduce<F | undefined>((last, next) => (last === undefined || next.at >= last.at ? next : last), undefined);

/** Risks that are open now, or were at an instant for which something is recorded now (R6). */
export const risksOpenAt = ({ risks }: OpenedIntake, instant: string): readonly Risk[] =>
  risks.filter(({ identifiedAt, resolvedAt }) => resolvedAt === null || (identifiedAt <= instant && instant < resolvedAt));

/** A risk that is confirmed was there since it was first found. */
const withRisk = (risks: readonly Risk[], risk: Risk): readonly Risk[] => {
  const before = risks.find(({ riskId }) => riskId === risk.riskId);
  return [...risks.filter((other) => other !== before), { ...risk, identifiedAt: before?.identifiedAt ?? risk.identifiedAt }];
};

const evolveOpened = (intake: OpenedIntake, event: Exclude<IntakeCaseEvent, IntakeOpened>, { time: at }: Placed): IntakeCase => {
  switch (event.type) {
    case 'ScreeningCompleted':
      return intake;
    case 'ImminentRiskIdentified': {
      const { riskId, riskType, foundBy } = event.data;
      return { ...intake, risks: withRisk(intake.risks, { riskId, riskType, foundBy, identifiedAt: at, resolvedAt: null }) };
    }
    case 'ImminentRiskResolved':
      return { ...intake, risks: intake.risks.map((risk) => (risk.riskId === event.data.riskId ? { ...risk, resolvedAt: at } : risk)) };
    case 'LevelOfCareAssessed': {
      const { assessmentId, recommended, provided } = event.data;
      return { ...intake, assessments: [...intake.assessments, { at, assessmentId, recommended, provided }] };
    }
    case 'AdmissionsConsultationHeld':
      return { ...intake, consultations: [...intake.consultations, { at, fitOutcome: event.data.fitOutcome }] };
    case 'EligibilityDetermined':
      return { ...intake, eligibilities: [...intake.eligibilities, { at, decision: event.data.decision }] };
    case 'Part2NoticeGiven':
      return { ...intake, noticesGiven: [...intake.noticesGiven, { at }] };
    case 'AdmissionDeclined': {
      const { intakeId, clientRef, programId } = intake;
      return { status: 'Declined', intakeId, clientRef, programId };
    }
  }
};

const evolve = (intake: IntakeCase, event: IntakeCaseEvent, at: Placed): IntakeCase => {
  if (event.type === 'IntakeOpened') {
    const { referralId: _referralId, ...data } = event.data;
    return { status: 'Open', ...data, risks: [], assessments: [], consultations: [], eligibilities: [], noticesGiven: [] };
  }
  return intake.status === 'Open' ? evolveOpened(intake, event, at) : intake;
};

export const intakeCaseFold: Fold<IntakeCase, IntakeCaseEvent> = { initial: { status: 'Unknown' }, evolve };
