import type {
  AftercarePlanApproved,
  AttendanceCorrected,
  ClientAdmitted,
  ClientDischarged,
  ClientScheduleAssigned,
  ClientScheduleChanged,
  ContinuingCareLinked,
  GoalAchieved,
  GoalRevised,
  GoalSet,
  GraduatedFromIOP,
  LevelOfCareAssessed,
  Recorded,
  SafetyRiskRaised,
  SafetyRiskResolved,
  SessionAttended,
  SessionMissed,
} from '@continuum/contracts';
import { plusDays } from '@continuum/care-calendar';
import { ask, type Deadline, type ProcessManager, type Reaction } from '@continuum/messaging';
import { entryOf } from '@continuum/event-sourcing';
import { EvaluateGraduation, type LevelRecommended, type OpenRisk } from '../domain/graduation/graduation.commands.js';
import { attended, corrected, goalAchieved, goalRevised, goalSet, linked } from './course-changes.js';
import { courseOf, evidenceOf, prescribed, within, type Course } from './course.js';

type OfCourse =
  | SessionAttended
  | SessionMissed
  | AttendanceCorrected
  | GoalSet
  | GoalAchieved
  | GoalRevised
  | ClientScheduleAssigned
  | ClientScheduleChanged
  | AftercarePlanApproved
  | ContinuingCareLinked;
type Heard = ClientAdmitted | OfCourse | LevelOfCareAssessed | SafetyRiskRaised | SafetyRiskResolved | GraduatedFromIOP | ClientDischarged;

/** The evidence gathered of one client, up to a place in the log; what stands there or before was heard. */
export interface Gathered {
  readonly position: number;
  readonly clientRef: string;
  /** The latest instant that the evidence speaks of. */
  readonly asOf: string;
  /** Of the intake case named: it may come before the admission. */
  readonly lastAssessed: { readonly intakeId: string; readonly assessment: LevelRecommended } | null;
  readonly risks: Readonly<Record<string, OpenRisk>>;
  readonly courses: Readonly<Record<string, Course>>;
}

const initial: Gathered = { position: 0, clientRef: '', asOf: '', lastAssessed: null, risks: {}, courses: {} };

const later = (one: string, other: string): string => (one > other ? one : other);

/** Asks to weigh the courses named, each without what no longer counts. */
const weigh = (gathered: Gathered, enrollmentIds: readonly string[]): Reaction<Gathered> => {
  const { asOf, clientRef } = gathered;
  const courses = { ...gathered.courses };
  const commands = enrollmentIds.flatMap((enrollmentId) => {
    const course = entryOf(courses, enrollmentId);
    if (course === undefined) return [];
    const current = within(course, asOf);
    courses[enrollmentId] = current;
    return [ask(EvaluateGraduation, evidenceOf(current, clientRef, Object.values(gathered.risks), asOf))];
  });
  return { state: { ...gathered, courses }, commands };
};

const weighAll = (gathered: Gathered): Reaction<Gathered> => weigh(gathered, Object.keys(gathered.courses));

type Change<E> = (gathered: Gathered, event: E) => Reaction<Gathered>;

/** Takes each event once, and remembers how far the evidence reaches. */
const once =
  <E extends Recorded<Heard>>(change: Change<E>, momentOf: (event: E) => string = ({ time }) => time): Change<E> =>
  (gathered, event) =>
    event.position <= gathered.position
      ? {}
      : change({ ...gathered, position: event.position, clientRef: event.data.clientRef, asOf: later(gathered.asOf, momentOf(event)) }, event);

/** A change of one course; of an enrollment that is not open, none. */
const ofCourse =
  <E extends Recorded<OfCourse>>(change: (course: Course, event: E) => Course): Change<E> =>
  (gathered, event) => {
    const { enrollmentId } = event.data;
    const course = entryOf(gathered.courses, enrollmentId);
    if (course === undefined) return {};
    return weigh({ ...gathered, courses: { ...gathered.courses, [enrollmentId]: change(course, event) } }, [enrollmentId]);
  };

const admitted: Change<Recorded<ClientAdmitted>> = (gathered, { data }) => {
  const { lastAssessed } = gathered;
  const course = courseOf(data, lastAssessed?.intakeId === data.intakeId ? lastAssessed.assessment : null);
  return weigh({ ...gathered, courses: { ...gathered.courses, [data.enrollmentId]: course } }, [data.enrollmentId]);
};

const assessed: Change<Recorded<LevelOfCareAssessed>> = (gathered, { id, data }) => {
  const { intakeId, recommended, validUntil } = data;
  const assessment = { eventId: id, recommended, validUntil };
  const concerned = Object.values(gathered.courses).filter((course) => course.intakeId === intakeId);
  const courses = { ...gathered.courses, ...Object.fromEntries(concerned.map((course) => [course.enrollmentId, { ...course, assessment }])) };
  return weigh(
    { ...gathered, lastAssessed: { intakeId, assessment }, courses },
    concerned.map(({ enrollmentId }) => enrollmentId),
  );
};

const riskRaised: Change<Recorded<SafetyRiskRaised>> = (gathered, { id, data: { riskId, level } }) =>
  weighAll({ ...gathered, risks: { ...gathered.risks, [riskId]: { riskId, eventId: id, level } } });

const riskResolved: Change<Recorded<SafetyRiskResolved>> = (gathered, { data }) => {
  const { [data.riskId]: _resolved, ...risks } = gathered.risks;
  return weighAll({ ...gathered, risks });
};

/** Weighs, and once more when the appointment has come as near as the policy asks. */
const appointmentMade: Change<Recorded<ContinuingCareLinked>> = (gathered, event) => {
  const reaction = ofCourse<Recorded<ContinuingCareLinked>>(linked)(gathered, event);
  const course = entryOf(gathered.courses, event.data.enrollmentId);
  const dueAt = course === undefined ? '' : plusDays(event.data.firstAppointmentAt, -course.appointmentDays, course.timeZone);
  return dueAt > gathered.asOf ? { ...reaction, deadlines: [{ name: `weigh:${event.id}`, dueAt }] } : reaction;
};

/** The course is over; with the last of them, and no risk left open, so is the process. */
const ended: Change<Recorded<GraduatedFromIOP | ClientDischarged>> = (gathered, { data }) => {
  const { [data.enrollmentId]: _ended, ...courses } = gathered.courses;
  const isOver = Object.keys(courses).length === 0 && Object.keys(gathered.risks).length === 0;
  return { state: isOver ? null : { ...gathered, courses } };
};

const dayCame = (gathered: Gathered, { dueAt }: Deadline): Reaction<Gathered> => weighAll({ ...gathered, asOf: later(gathered.asOf, dueAt) });

const rescheduled = ofCourse<Recorded<ClientScheduleAssigned | ClientScheduleChanged>>((course, { data }) =>
  prescribed(course, data.effectiveFrom, data.minutesPerWeek),
);

const aftercareApproved = ofCourse<Recorded<AftercarePlanApproved>>((course, { id, data: { aftercarePlanId, components } }) => ({
  ...course,
  aftercare: { eventId: id, aftercarePlanId, components },
}));

/** PM7: gathers what graduation rests on (R25) and has it weighed whenever it changes. */
export const graduationEvaluator: ProcessManager<Heard, Gathered> = {
  name: 'graduation-evaluator',
  initial,
  key: ({ data }) => data.clientRef,
  on: {
    ClientAdmitted: once(admitted),
    ClientScheduleAssigned: once(rescheduled),
    ClientScheduleChanged: once(rescheduled),
    SessionAttended: once(ofCourse(attended), ({ data }) => data.leftAt),
    SessionMissed: once(ofCourse((course) => course)),
    AttendanceCorrected: once(ofCourse(corrected)),
    GoalSet: once(ofCourse(goalSet)),
    GoalAchieved: once(ofCourse(goalAchieved)),
    GoalRevised: once(ofCourse(goalRevised)),
    LevelOfCareAssessed: once(assessed),
    SafetyRiskRaised: once(riskRaised),
    SafetyRiskResolved: once(riskResolved),
    AftercarePlanApproved: once(aftercareApproved),
    ContinuingCareLinked: once(appointmentMade),
    GraduatedFromIOP: once(ended),
    ClientDischarged: once(ended),
  },
  due: { weigh: dayCame },
};
