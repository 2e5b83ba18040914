import fc from 'fast-check';
import * as facts from '@continuum/contracts';
import { aggregate, aggregatesHold, arbitraryState, asked, handledBy, mostly } from '@continuum/properties';
import { AftercareModule } from '../aftercare.module.js';
import * as planCommands from './aftercare-plan/aftercare-plan.commands.js';
import { aftercarePlan } from './aftercare-plan/aftercare-plan.js';
import { alumniConsent, type AlumniConsent } from './alumni/alumni-consent.js';
import * as alumniCommands from './alumni/alumni.commands.js';
import { alumni } from './alumni/alumni.js';
import { clientEnrollments } from './enrollments/client-enrollments.js';
import * as followUpsCommands from './follow-ups/follow-ups.commands.js';
import { followUps } from './follow-ups/follow-ups.js';
import * as journeyCommands from './journey/journey.commands.js';
import { journey } from './journey/journey.js';

const { ClientAdmitted, ClientDischarged, ConsentGranted, ConsentRevoked, ConsentExpired } = facts;
const enrollments = arbitraryState(clientEnrollments, { ClientAdmitted, ClientDischarged });
const given: AlumniConsent = { status: 'Given', clientRef: 'client-1', isForAlumniContact: true, signedAt: '2026-03-01T09:00:00.000Z', endsAt: null };
const consent = mostly(given, arbitraryState(alumniConsent, { ConsentGranted, ConsentRevoked, ConsentExpired }));

const { AftercarePlanDrafted, AftercarePlanApproved, RelapsePreventionPlanSigned, ContinuingCareLinked, WarmHandoffCompleted } = facts;
const { AlumniEnrolled, AlumniGroupAttended, FollowUpsOpened, FollowUpDue, FollowUpAttempted, FollowUpCompleted } = facts;
const { JourneyOpened, LevelOfCareStarted, SteppedDown, SteppedUp, TransferredOut, ReceivingServiceSeen, ContinuityGapDetected } = facts;
const { LostToFollowUp, RelapseReported, ReadmissionRequested, JourneyClosed, JourneyReopened } = facts;

aggregatesHold(
  [
    aggregate(
      'an aftercare plan',
      { AftercarePlanDrafted, AftercarePlanApproved, RelapsePreventionPlanSigned, ContinuingCareLinked, WarmHandoffCompleted },
      asked(aftercarePlan, planCommands, { known: enrollments }),
    ),
    aggregate('an alumni membership', { AlumniEnrolled, AlumniGroupAttended }, asked(alumni, alumniCommands, { known: fc.record({ enrollments, consent }) })),
    aggregate(
      'the follow-ups of an enrollment',
      { FollowUpsOpened, FollowUpDue, FollowUpAttempted, FollowUpCompleted },
      asked(followUps, followUpsCommands, { known: enrollments }),
    ),
    aggregate(
      'a journey',
      {
        JourneyOpened,
        LevelOfCareStarted,
        SteppedDown,
        SteppedUp,
        TransferredOut,
        ReceivingServiceSeen,
        ContinuityGapDetected,
        LostToFollowUp,
        RelapseReported,
        ReadmissionRequested,
        JourneyClosed,
        JourneyReopened,
      },
      asked(journey, journeyCommands, { known: enrollments }),
    ),
  ],
  handledBy(AftercareModule),
);
