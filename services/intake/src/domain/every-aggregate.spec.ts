import fc from 'fast-check';
import * as facts from '@continuum/contracts';
import { aggregate, aggregatesHold, arbitraryState, asked, handledBy, mostly } from '@continuum/properties';
import { IntakeModule } from '../intake.module.js';
import {
  clientAdmitted,
  consultationHeld,
  eligibilityDetermined,
  intakeOpened,
  levelOfCareAssessed,
  noticeGiven,
  readyProgram,
  stateOf,
} from '../testing/care-builders.js';
import * as consentCommands from './consent/consent.commands.js';
import { consent } from './consent/consent.js';
import { admission } from './enrollment/admission.js';
import { AdmitClient, DischargeClient, EndLeave, ReadmitClient, StartLeave } from './enrollment/enrollment.commands.js';
import { enrollment } from './enrollment/enrollment.js';
import { imminentInTreatment } from './enrollment/safety-in-treatment.js';
import { intakeFindings } from './intake-case/findings.js';
import * as intakeCommands from './intake-case/intake-case.commands.js';
import { intakeCaseFold } from './intake-case/intake-case.js';
import { intakeOpening } from './intake-case/opening.js';
import * as programCommands from './program/program.commands.js';
import { program } from './program/program.js';
import * as referralCommands from './referral/referral.commands.js';
import { referral } from './referral/referral.js';

const { ReferralReceived, ReferralAccepted, ReferralDeclined } = facts;
const ofReferral = { ReferralReceived, ReferralAccepted, ReferralDeclined };
const { ProgramRegistered, ProgramPolicyPublished, AccreditationRecorded, AccreditationLapsed } = facts;
const ofProgram = { ProgramRegistered, ProgramPolicyPublished, AccreditationRecorded, AccreditationLapsed };
const { ConsentGranted, ConsentRevoked, ConsentExpired } = facts;
const ofConsent = { ConsentGranted, ConsentRevoked, ConsentExpired };
const { IntakeOpened, ScreeningCompleted, ImminentRiskIdentified, ImminentRiskResolved, LevelOfCareAssessed } = facts;
const { AdmissionsConsultationHeld, EligibilityDetermined, Part2NoticeGiven, AdmissionDeclined } = facts;
const ofIntake = {
  IntakeOpened,
  ScreeningCompleted,
  ImminentRiskIdentified,
  ImminentRiskResolved,
  LevelOfCareAssessed,
  AdmissionsConsultationHeld,
  EligibilityDetermined,
  Part2NoticeGiven,
  AdmissionDeclined,
};
const { ClientAdmitted, ClientReadmitted, LeaveOfAbsenceStarted, LeaveOfAbsenceEnded, ClientDischarged } = facts;
const { SafetyRiskRaised, SafetyRiskResolved } = facts;

const programs = mostly(readyProgram(), arbitraryState(program, ofProgram));
const referrals = arbitraryState(referral, ofReferral);
const readyIntake = stateOf(intakeCaseFold, intakeOpened(), consultationHeld(), levelOfCareAssessed(), eligibilityDetermined(), noticeGiven());
const intakes = mostly(readyIntake, arbitraryState(intakeCaseFold, ofIntake));
const consents = arbitraryState(consent, ofConsent);
const { OpenIntake, ...findings } = intakeCommands;

/** What arbitrary commands so seldom come to that its effects would stay unseen. */
const opening = Object.assign(new OpenIntake(), { intakeId: 'intake-1', clientRef: 'client-1', programId: 'program-1', track: 'SUD' } as const);
const screening = Object.assign(new intakeCommands.RecordScreening(), { intakeId: 'intake-1', instrument: 'C-SSRS', items: [1, 1, 1, 1, 0, 2] } as const);
const smallerGroups = Object.assign(new programCommands.PublishProgramPolicy(), { programId: 'program-1', limits: { groupMax: 10 } });
const { intakeId, clientRef: _client, validUntil: _until, ...assessed } = levelOfCareAssessed().data;
const assessment = Object.assign(new intakeCommands.AssessLevelOfCare(), { intakeId, ...assessed });
const consentToResearch = Object.assign(new consentCommands.GrantConsent(), {
  consentId: 'consent-1',
  clientRef: 'client-1',
  kind: 'research',
  disclosers: ['program-1'],
  recipients: ['recipient-1'],
  informationScope: ['all-sud-records'],
  purposes: ['research'],
  expiration: { kind: 'event', event: 'end-of-research-study' },
  signer: { capacity: 'patient' },
  signedAt: '2026-03-01T15:00:00.000Z',
  statements: { revocation: true },
} as const);
const { enrollmentId, clientRef, presentingConcerns, coOccurring, livingArrangement, employment, arrests30d, selfHelpAttendance30d } = clientAdmitted().data;
const person = { presentingConcerns, coOccurring, livingArrangement, employment, arrests30d, selfHelpAttendance30d, ageGroup: 'adult' } as const;
const dose = { prescribedMinutesPerWeek: 540, prescribedDaysPerWeek: 3, consentIds: [] };
const admit = Object.assign(new AdmitClient(), { enrollmentId, clientRef, intakeId, pathway: 'primary', ...person, ...dose } as const);
const discharge = Object.assign(new DischargeClient(), { clientRef, enrollmentId, reason: 1, lastContactAt: '2026-03-03T15:00:00.000Z' } as const);
const readmit = Object.assign(new ReadmitClient(), {
  enrollmentId: 'enrollment-2',
  previousEnrollmentId: enrollmentId,
  clientRef,
  intakeId: 'intake-2',
  ...person,
  ...dose,
});

aggregatesHold(
  [
    aggregate('a referral', ofReferral, asked(referral, referralCommands)),
    aggregate('a program', ofProgram, asked(program, programCommands, { examples: [smallerGroups] })),
    aggregate('a consent', ofConsent, asked(consent, consentCommands, { examples: [consentToResearch] })),
    aggregate(
      'an intake',
      ofIntake,
      asked(intakeOpening, { OpenIntake }, { known: fc.record({ program: programs, referral: referrals }), examples: [opening] }),
      asked(intakeFindings, findings, { known: fc.record({ program: programs, isAdmitted: fc.boolean() }), examples: [screening, assessment] }),
    ),
    aggregate(
      'a place in care',
      { ClientAdmitted, ClientReadmitted, LeaveOfAbsenceStarted, LeaveOfAbsenceEnded, ClientDischarged },
      asked(
        admission,
        { AdmitClient, ReadmitClient },
        {
          known: fc.record({
            intake: intakes,
            program: programs,
            consents: fc.tuple(consents, consents).map(
              ([one, other]) =>
                new Map([
                  ['consent-1', one],
                  ['consent-2', other],
                ]),
            ),
            imminentInTreatment: mostly([], arbitraryState(imminentInTreatment, { SafetyRiskRaised, SafetyRiskResolved })),
          }),
          examples: [admit, readmit],
        },
      ),
      asked(enrollment, { StartLeave, EndLeave, DischargeClient }, { examples: [discharge] }),
    ),
  ],
  handledBy(IntakeModule),
);
