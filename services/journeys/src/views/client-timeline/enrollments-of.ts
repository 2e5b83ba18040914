import { dayIn } from '../../calendar/ward-days.js';
import type { FactNamed, TimelineFact } from './client-timeline.view.js';
import { dischargeTexts } from './discharge-texts.js';
import { countsOf, sessionsOf } from './sessions-of.js';
import type { Enrollment, Leave, Session } from './timeline.js';
import { weeksOf, type DoseClosed, type Stay } from './weeks-of.js';

const admitted = ({ data }: FactNamed<'ClientAdmitted'>, sessions: readonly Session[]): Stay => ({
  enrollmentId: data.enrollmentId,
  programId: data.programId,
  level: data.levelOfCare,
  pathway: data.pathway,
  track: data.track,
  timeZone: data.timeZone,
  admittedOn: dayIn(data.timeZone, data.admittedAt),
  prescribed: { minutesPerWeek: data.prescribedMinutesPerWeek, daysPerWeek: data.prescribedDaysPerWeek },
  schedule: [],
  leaves: [],
  sessions,
});

const onLeave = (stay: Stay, { reason, startedAt: from, expectedReturn }: FactNamed<'LeaveOfAbsenceStarted'>['data']): Stay => {
  const leave: Leave = { from, to: null, reason, ...(expectedReturn === undefined ? {} : { expectedReturn }) };
  return { ...stay, leaves: [...stay.leaves, leave] };
};

const discharged = (stay: Stay, { reason, dischargedAt, lengthOfStayDays, againstAdvice }: FactNamed<'ClientDischarged'>['data']): Stay => ({
  ...stay,
  dischargedOn: dayIn(stay.timeZone, dischargedAt),
  reason: { code: reason, text: dischargeTexts[reason] },
  lengthOfStayDays,
  againstAdvice,
  leaves: stay.leaves.map((leave) => ({ ...leave, to: leave.to ?? dischargedAt })),
});

/** What a fact adds to the stay it names; the same stay where it adds nothing. */
const continued = (stay: Stay, { type, data }: TimelineFact): Stay => {
  switch (type) {
    case 'ClientScheduleAssigned':
    case 'ClientScheduleChanged': {
      const { effectiveFrom, days, minutesPerDay, minutesPerWeek } = data;
      return { ...stay, schedule: [...stay.schedule, { effectiveFrom, days, minutesPerDay, minutesPerWeek }] };
    }
    case 'LeaveOfAbsenceStarted':
      return onLeave(stay, data);
    case 'LeaveOfAbsenceEnded':
      return { ...stay, leaves: stay.leaves.map((leave) => (leave.from === data.startedAt ? { ...leave, to: data.endedAt } : leave)) };
    case 'ClientReadmitted': {
      const { previousEnrollmentId, daysSinceDischarge, linked } = data;
      return { ...stay, readmission: { previousEnrollmentId, daysSinceDischarge, linked } };
    }
    case 'ClientDischarged':
      return discharged(stay, data);
    default:
      return stay;
  }
};

/** The last count of each week of each enrollment, by the order in which they were written down. */
const closedWeeksOf = (facts: readonly TimelineFact[]): ReadonlyMap<string, ReadonlyMap<string, DoseClosed>> => {
  const counts = facts.filter((fact) => fact.type === 'WeeklyDoseClosed').sort((a, b) => a.position - b.position);
  const byEnrollment = Map.groupBy(counts, ({ data }) => data.enrollmentId);
  return new Map([...byEnrollment].map(([enrollmentId, own]) => [enrollmentId, new Map(own.map(({ data }) => [data.isoWeek, data]))]));
};

const counted = (stay: Stay, lastDay: string, closed: ReadonlyMap<string, DoseClosed>): Enrollment => {
  const weeks = weeksOf(stay, lastDay, closed);
  const totals = {
    prescribedMinutes: weeks.reduce((sum, { prescribedMinutes }) => sum + prescribedMinutes, 0),
    attendedMinutes: weeks.reduce((sum, { attendedMinutes }) => sum + attendedMinutes, 0),
    sessions: countsOf(stay.sessions),
  };
  return { ...stay, totals, weeks };
};

/** A client's stays, oldest admission first, from facts in the order in which they happened. */
export const enrollmentsOf = (facts: readonly TimelineFact[]): readonly Enrollment[] => {
  const sessions = sessionsOf(facts);
  const stays = new Map<string, Stay>();
  for (const fact of facts) {
    if (fact.type === 'ClientAdmitted') stays.set(fact.data.enrollmentId, admitted(fact, sessions.get(fact.data.enrollmentId) ?? []));
    const stay = 'enrollmentId' in fact.data && fact.data.enrollmentId !== undefined ? stays.get(fact.data.enrollmentId) : undefined;
    const next = stay && continued(stay, fact);
    if (next !== stay && next !== undefined) stays.set(next.enrollmentId, next);
  }
  const closed = closedWeeksOf(facts);
  const lastTime = facts.at(-1)?.time ?? '';
  return [...stays.values()].map((stay) => counted(stay, dayIn(stay.timeZone, lastTime), closed.get(stay.enrollmentId) ?? new Map()));
};
