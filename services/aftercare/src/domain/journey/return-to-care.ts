import type { JourneyClosed, JourneyOpened, JourneyReopened, ReadmissionRequested, RelapseReported } from '@continuum/contracts';
import { happenedAt } from '@continuum/event-sourcing';
import { latestEnrollment, type ClientEnrollments } from '../enrollments/client-enrollments.js';
import type { CloseJourney, OpenJourney, ReopenJourney, ReportRelapse, RequestReadmission } from './journey.commands.js';
import {
  ClientStillEnrolled,
  ClosedBeforeOpened,
  JourneyIsClosed,
  JourneyNotClosed,
  JourneyUnknown,
  RelapseBeganLater,
  ReopenedBeforeClosed,
} from './journey.refusals.js';
import { openingOf, walkedOf, type Journey } from './journey.js';

type Opening = JourneyOpened | JourneyReopened;

export const open = (command: OpenJourney, journey: Journey): readonly Opening[] => {
  const { clientRef } = command;
  if (journey.status === 'Closed') throw new JourneyIsClosed(`The journey of ${clientRef} is closed; reopen it.`, { clientRef });

  return openingOf(journey, clientRef, happenedAt(command), 'other');
};

export const reportRelapse = (command: ReportRelapse, journey: Journey, enrollments: ClientEnrollments): readonly (Opening | RelapseReported)[] => {
  const { clientRef, reportId, substance, since, disclosedBy } = command;
  const reportedAt = happenedAt(command);
  latestEnrollment(enrollments, clientRef);
  if (walkedOf(journey).reportIds.includes(reportId)) return [];
  if (since > reportedAt) throw new RelapseBeganLater(`The report ${reportId} tells of a relapse that began after it.`, { reportId });

  const used = substance === undefined ? {} : { substance };
  return [
    ...openingOf(journey, clientRef, reportedAt, 'relapse'),
    { type: 'RelapseReported', data: { clientRef, reportId, ...used, since, disclosedBy, reportedAt } },
  ];
};

export const requestReadmission = (
  command: RequestReadmission,
  journey: Journey,
  enrollments: ClientEnrollments,
): readonly (Opening | ReadmissionRequested)[] => {
  const { clientRef, requestId, cause } = command;
  const requestedAt = happenedAt(command);
  const { enrollmentId, discharge, track, programId } = latestEnrollment(enrollments, clientRef);
  if (walkedOf(journey).requestIds.includes(requestId)) return [];
  if (discharge === null) throw new ClientStillEnrolled(`Enrollment ${enrollmentId} is open.`, { clientRef, enrollmentId });

  return [
    ...openingOf(journey, clientRef, requestedAt, 'readmission-requested'),
    { type: 'ReadmissionRequested', data: { clientRef, programId: command.programId ?? programId, requestId, track, cause, requestedAt } },
  ];
};

export const close = (command: CloseJourney, journey: Journey): readonly JourneyClosed[] => {
  const { clientRef, outcome } = command;
  const closedAt = happenedAt(command);
  if (journey.status === 'Unknown') throw new JourneyUnknown(`Client ${clientRef} has no journey.`, { clientRef });
  if (journey.status === 'Closed' && journey.outcome === outcome) return [];
  if (journey.status === 'Closed') throw new JourneyIsClosed(`The journey of ${clientRef} is closed.`, { clientRef });
  if (closedAt < journey.openedAt) throw new ClosedBeforeOpened(`The journey of ${clientRef} opened later.`, { clientRef });

  return [{ type: 'JourneyClosed', data: { clientRef, outcome, closedAt } }];
};

export const reopen = (command: ReopenJourney, journey: Journey): JourneyReopened => {
  const { clientRef, cause } = command;
  const reopenedAt = happenedAt(command);
  if (journey.status === 'Unknown') throw new JourneyUnknown(`Client ${clientRef} has no journey.`, { clientRef });
  if (journey.status === 'Open') throw new JourneyNotClosed(`The journey of ${clientRef} is open.`, { clientRef });
  if (reopenedAt < journey.closedAt) throw new ReopenedBeforeClosed(`The journey of ${clientRef} closed later.`, { clientRef });

  return { type: 'JourneyReopened', data: { clientRef, cause, reopenedAt } };
};
