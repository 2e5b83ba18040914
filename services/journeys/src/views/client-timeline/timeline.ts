import type {
  AdmissionPathway,
  AttendanceMode,
  AttendanceStatus,
  CorrectionReason,
  DischargeReason,
  DoseVerdict,
  LeaveReason,
  LevelOfCare,
  MissedKind,
  Modality,
  Participation,
  Track,
  Weekday,
} from '@continuum/contracts';
import type { Milestone } from './milestones.js';

/** From when until when a timeline looks: `asOf` on the clock of what happened, `knownAt` on the clock of what was written down. */
export interface Moment {
  /** Only what had happened by then: an instant, or a day, which counts to its end in the time zone of the program. */
  readonly asOf?: string | undefined;
  /** Only what had been written down by then: an instant or a day, likewise. */
  readonly knownAt?: string | undefined;
}

/** A client at one level of care. */
export interface LevelSpan {
  readonly level: LevelOfCare;
  readonly from: string;
  /** `null`: still there. */
  readonly to: string | null;
  /** Calendar days from `from` to `to`; `null` while it lasts. */
  readonly days: number | null;
  /** Days between the end of the level before and this one, where they do not join. */
  readonly gapDays?: number;
  readonly enrollmentId?: string;
  readonly programId?: string;
}

/** What was corrected about a session, and when that was written down. */
export interface Correction {
  readonly eventId: string;
  readonly recordedAt: string;
  readonly reason: CorrectionReason;
  readonly from: { readonly status: AttendanceStatus; readonly minutes: number };
}

/** A session the client attended or missed, as it stands after its corrections. */
export interface Session {
  readonly sessionId: string;
  /** The `SessionAttended` or `SessionMissed` it rests on. */
  readonly eventId: string;
  readonly at: string;
  readonly day: string;
  readonly isoWeek: string;
  readonly modality: Modality;
  readonly status: 'attended' | MissedKind;
  /** Attended minutes; 0 where it was missed. */
  readonly minutes: number;
  /** The client came late by more than the policy allows (R15). */
  readonly partial?: boolean;
  readonly mode?: AttendanceMode;
  readonly participation?: Participation;
  readonly plannedMinutes?: number;
  readonly corrections?: readonly Correction[];
}

/** `missed` counts against the attendance rate; `excused` does not (R32): by the program, for illness, in custody, or called off in time. */
export interface SessionCounts {
  readonly attended: number;
  readonly missed: number;
  readonly excused: number;
}

/** One ISO week of an enrollment: the dose against its prescription. */
export interface Week {
  readonly isoWeek: string;
  readonly prescribedMinutes: number;
  readonly attendedMinutes: number;
  readonly attendedDays: number;
  readonly sessions: SessionCounts;
  /** How the closed week came out. Absent while it is open, and where a correction has not been recounted yet. */
  readonly verdict?: DoseVerdict;
  readonly onLeave?: true;
}

export interface Leave {
  readonly from: string;
  readonly to: string | null;
  readonly reason: LeaveReason;
  readonly expectedReturn?: string;
}

/** Days and minutes of the weekly program, from a day on. */
export interface ScheduledDays {
  readonly effectiveFrom: string;
  readonly days: readonly Weekday[];
  readonly minutesPerDay: readonly number[];
  readonly minutesPerWeek: number;
}

/** A stay in a program, from admission to discharge. Days are those of the program's time zone. */
export interface Enrollment {
  readonly enrollmentId: string;
  readonly programId: string;
  readonly level: LevelOfCare;
  readonly pathway: AdmissionPathway;
  readonly track: Track;
  readonly timeZone: string;
  readonly admittedOn: string;
  readonly dischargedOn?: string;
  readonly reason?: { readonly code: DischargeReason; readonly text: string };
  readonly againstAdvice?: boolean;
  /** R30: both days count. */
  readonly lengthOfStayDays?: number;
  /** The client had been here before. `linked`: within the days that count as a readmission (R29). */
  readonly readmission?: { readonly previousEnrollmentId: string; readonly daysSinceDischarge: number; readonly linked: boolean };
  readonly prescribed: { readonly minutesPerWeek: number; readonly daysPerWeek: number };
  readonly schedule: readonly ScheduledDays[];
  readonly leaves: readonly Leave[];
  readonly totals: { readonly prescribedMinutes: number; readonly attendedMinutes: number; readonly sessions: SessionCounts };
  readonly weeks: readonly Week[];
  readonly sessions: readonly Session[];
}

/** Time between leaving the program and being seen by whoever carries the care on (R27). */
export interface ContinuityGap {
  readonly eventId: string;
  readonly enrollmentId: string;
  readonly since: string;
  readonly detectedAt: string;
  readonly thresholdDays: number;
  readonly lostToFollowUpAt?: string;
  /** `null`: nobody has seen the client yet. */
  readonly closedAt: string | null;
  readonly days: number | null;
}

/** A client's way through care, across enrollments: nothing of another client, no names, no free text. */
export interface Timeline {
  readonly clientRef: string;
  /** The instants up to which the two clocks were read; `null`: to the end. */
  readonly asOf: string | null;
  readonly knownAt: string | null;
  /** Days outside an enrollment are counted in it. */
  readonly timeZone: string;
  /** How many facts it was told with, and the place in the log of the last. */
  readonly facts: number;
  readonly position: number;
  readonly levels: readonly LevelSpan[];
  readonly enrollments: readonly Enrollment[];
  readonly milestones: readonly Milestone[];
  readonly gaps: readonly ContinuityGap[];
}
