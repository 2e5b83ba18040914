import type {
  ClientAdmitted,
  ClientDischarged,
  ClientReadmitted,
  DischargeReason,
  LeaveOfAbsenceEnded,
  LeaveOfAbsenceStarted,
  ProgramLevel,
} from '@continuum/contracts';
import type { Fold } from '@continuum/event-sourcing';

export type PlaceInCareEvent = ClientAdmitted | ClientReadmitted | LeaveOfAbsenceStarted | LeaveOfAbsenceEnded | ClientDischarged;

interface Admitted {
  readonly enrollmentId: string;
  readonly programId: string;
  readonly intakeId: string;
  readonly levelOfCare: ProgramLevel;
  readonly timeZone: string;
  readonly admittedAt: string;
}

export type Enrollment =
  | (Admitted & { readonly status: 'Open'; readonly presentSince: string })
  | (Admitted & { readonly status: 'OnLeave'; readonly leaveStartedAt: string })
  | (Admitted & { readonly status: 'Discharged'; readonly dischargedAt: string; readonly reason: DischargeReason });

/** Every enrollment of one client, in the order of admission: the stream that owns R8. */
export interface PlaceInCare {
  readonly enrollments: readonly Enrollment[];
}

const changed = (place: PlaceInCare, enrollmentId: string, change: (enrollment: Enrollment) => Enrollment): PlaceInCare => ({
  enrollments: place.enrollments.map((enrollment) => (enrollment.enrollmentId === enrollmentId ? change(enrollment) : enrollment)),
});

const admittedOf = ({ enrollmentId, programId, intakeId, levelOfCare, timeZone, admittedAt }: Admitted): Admitted => ({
  enrollmentId,
  programId,
  intakeId,
  levelOfCare,
  timeZone,
  admittedAt,
});

const evolve = (place: PlaceInCare, event: PlaceInCareEvent): PlaceInCare => {
  switch (event.type) {
    case 'ClientAdmitted':
      return { enrollments: [...place.enrollments, { ...admittedOf(event.data), status: 'Open', presentSince: event.data.admittedAt }] };
    case 'ClientReadmitted':
      return place;
    case 'LeaveOfAbsenceStarted':
      return changed(place, event.data.enrollmentId, (each) => ({ ...admittedOf(each), status: 'OnLeave', leaveStartedAt: event.data.startedAt }));
    case 'LeaveOfAbsenceEnded':
      return changed(place, event.data.enrollmentId, (each) => ({ ...admittedOf(each), status: 'Open', presentSince: event.data.endedAt }));
    case 'ClientDischarged': {
      const { enrollmentId, dischargedAt, reason } = event.data;
      return changed(place, enrollmentId, (each) => ({ ...admittedOf(each), status: 'Discharged', dischargedAt, reason }));
    }
  }
};

export const placeInCareFold: Fold<PlaceInCare, PlaceInCareEvent> = { initial: { enrollments: [] }, evolve };
