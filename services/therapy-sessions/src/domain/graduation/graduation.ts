import type { GraduatedFromIOP, GraduationEvaluated } from '@continuum/contracts';
import { happenedAt, type Decider, type Decided } from '@continuum/event-sourcing';
import { daysBetween, plusDays } from '@continuum/care-calendar';
import { openStay, stayOf, type PlaceInCare, type Stay } from '../place-in-care/place-in-care.js';
import { attendanceMet, nextAppointment, standingMet, type Standing, type Weighed } from './criteria.js';
import type { EvaluateGraduation, GraduateClient, GraduationCommand } from './graduation.commands.js';
import { AlreadyGraduated, EvaluationTooOld, GraduationBeforeEvaluation, GraduationNotEvaluated, NotReadyToGraduate } from './graduation.refusals.js';

export type GraduationEvent = GraduationEvaluated | GraduatedFromIOP;

type Evaluation = Pick<GraduationEvaluated['data'], 'clientRef' | 'criteria' | 'asOf' | 'attendedMinutesTotal' | 'attendedSessions'>;

export type Graduation = { readonly status: 'NotEvaluated' } | ({ readonly status: 'Evaluated' } & Evaluation) | { readonly status: 'Graduated' };

/** What others decided: the client's stays, and what of the evidence is in force as this command is decided. */
export interface KnownToGraduation {
  readonly place: PlaceInCare;
  readonly standing: Standing;
}

const isSame = (criteria: readonly Weighed[], others: readonly Weighed[]): boolean =>
  criteria.length === others.length &&
  criteria.every(({ id, met, evidenceEventIds }, index) => {
    const other = others[index];
    return other?.id === id && other.met === met && other.evidenceEventIds.join() === evidenceEventIds.join();
  });

/** R25. Nothing where it all stands as it was last evaluated, where later evidence was weighed already, or the client is gone. */
export const evaluate = (command: EvaluateGraduation, graduation: Graduation, place: PlaceInCare): readonly Decided<GraduationEvaluated>[] => {
  const { enrollmentId, clientRef, attendedMinutesTotal, attendedSessions } = command;
  const stay = stayOf(place, enrollmentId);
  if (graduation.status === 'Graduated' || stay.dischargedAt !== null) return [];
  const asOf = happenedAt(command);
  if (graduation.status === 'Evaluated' && asOf < graduation.asOf) return [];
  const criteria = [attendanceMet(command, stay), ...standingMet(command, stay, asOf)];
  const isUnchanged = graduation.status === 'Evaluated' && isSame(criteria, graduation.criteria) && graduation.attendedMinutesTotal === attendedMinutesTotal;
  if (isUnchanged) return [];

  const result = criteria.every(({ met }) => met) ? 'ready' : 'not-ready';
  const { programId, policy } = stay;
  const data = { enrollmentId, clientRef, programId, criteria, result, asOf, attendedMinutesTotal, attendedSessions } as const;
  return [{ type: 'GraduationEvaluated', data: { ...data, criteria: [...criteria] }, policyversion: policy.version }];
};

/** @throws GraduationNotEvaluated, AlreadyGraduated */
const evaluated = (graduation: Graduation, enrollmentId: string): Extract<Graduation, { status: 'Evaluated' }> => {
  if (graduation.status === 'NotEvaluated') throw new GraduationNotEvaluated(`Graduation of enrollment ${enrollmentId} was never evaluated.`, { enrollmentId });
  if (graduation.status === 'Graduated') throw new AlreadyGraduated(`Enrollment ${enrollmentId} has graduated.`, { enrollmentId });
  return graduation;
};

/** No older than the policy lets an evaluation be. @throws GraduationBeforeEvaluation, EvaluationTooOld */
const isRecent = ({ asOf }: Evaluation, { enrollmentId, policy, timeZone }: Stay, graduatedAt: string): void => {
  if (graduatedAt < asOf) throw new GraduationBeforeEvaluation(`Enrollment ${enrollmentId} was last evaluated as of ${asOf}.`, { enrollmentId, asOf });
  if (graduatedAt > plusDays(asOf, policy.limits.graduationEvaluationValidDays, timeZone)) {
    throw new EvaluationTooOld(`Enrollment ${enrollmentId} was last evaluated as of ${asOf}.`, { enrollmentId, asOf });
  }
};

/** Attendance as it was evaluated, all else as it is in force now. @throws NotReadyToGraduate */
const isReady = ({ criteria }: Evaluation, standing: Standing, stay: Stay, graduatedAt: string): void => {
  const inForce = [...criteria, ...standingMet(standing, stay, graduatedAt)];
  const unmet = [...new Set(inForce.filter(({ met }) => !met).map(({ id }) => id))];
  if (unmet.length > 0)
    throw new NotReadyToGraduate(`Enrollment ${stay.enrollmentId} does not meet: ${unmet.join(', ')}.`, { enrollmentId: stay.enrollmentId, unmet });
};

export const graduate = (command: GraduateClient, graduation: Graduation, { place, standing }: KnownToGraduation): Decided<GraduatedFromIOP> => {
  const { enrollmentId } = command;
  const evaluation = evaluated(graduation, enrollmentId);
  const graduatedAt = happenedAt(command);
  const stay = openStay(place, enrollmentId, graduatedAt);
  isRecent(evaluation, stay, graduatedAt);
  isReady(evaluation, standing, stay, graduatedAt);
  const { clientRef, attendedMinutesTotal, attendedSessions } = evaluation;
  const { programId, policy, admittedAt, timeZone } = stay;

  return {
    type: 'GraduatedFromIOP',
    data: {
      enrollmentId,
      clientRef,
      programId,
      graduatedAt,
      criteriaVersion: policy.version,
      attendedMinutesTotal,
      attendedSessions,
      lengthOfStayDays: daysBetween(admittedAt, graduatedAt, timeZone) + 1,
      ...(standing.aftercare === null ? {} : { aftercarePlanId: standing.aftercare.aftercarePlanId }),
      nextLevelOfCare: nextAppointment(standing, graduatedAt)?.levelOfCare ?? 'aftercare',
    },
    policyversion: policy.version,
  };
};

const decide = (command: GraduationCommand, graduation: Graduation, known: KnownToGraduation): readonly GraduationEvent[] => {
  switch (command.type) {
    case 'EvaluateGraduation':
      return evaluate(command, graduation, known.place);
    case 'GraduateClient':
      return [graduate(command, graduation, known)];
  }
};

const evolve = (_graduation: Graduation, event: GraduationEvent): Graduation => {
  switch (event.type) {
    case 'GraduationEvaluated': {
      const { clientRef, criteria, asOf, attendedMinutesTotal, attendedSessions } = event.data;
      return { status: 'Evaluated', clientRef, criteria, asOf, attendedMinutesTotal, attendedSessions };
    }
    case 'GraduatedFromIOP':
      return { status: 'Graduated' };
  }
};

export const graduation: Decider<GraduationCommand, Graduation, GraduationEvent, KnownToGraduation> = { initial: { status: 'NotEvaluated' }, decide, evolve };
