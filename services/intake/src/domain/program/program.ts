import type {
  AccreditationBody,
  AccreditationLapsed,
  AccreditationRecorded,
  AgeGroup,
  ProgramLevel,
  ProgramLimits,
  ProgramPolicyPublished,
  ProgramRegistered,
  Track,
} from '@continuum/contracts';
import { defaultLimits } from '@continuum/contracts';
import { dayOf } from '@continuum/care-calendar';
import { happenedAt, type Decider } from '@continuum/event-sourcing';
import { contradictionsIn } from './limits.js';
import type { PolicyChanges } from './policy-changes.js';
import type { LapseAccreditation, ProgramCommand, PublishProgramPolicy, RecordAccreditation, RegisterProgram } from './program.commands.js';
import {
  AccreditationAlreadyRecorded,
  AccreditationEndsBeforeItBegins,
  AccreditationStillValid,
  AccreditationUnknown,
  BeforeProgramRegistered,
  LimitsContradictEachOther,
  PolicyInEffectTooEarly,
  ProgramAlreadyRegistered,
  ProgramUnknown,
} from './program.refusals.js';

export type ProgramEvent = ProgramRegistered | ProgramPolicyPublished | AccreditationRecorded | AccreditationLapsed;

export interface Policy {
  readonly version: string;
  readonly limits: ProgramLimits;
  readonly effectiveFrom: string;
}

interface Accreditation {
  readonly accreditationId: string;
  readonly body: AccreditationBody;
  readonly validFrom: string;
  readonly validTo: string;
  readonly lapsedAt: string | null;
}

export interface RegisteredProgram {
  readonly status: 'Registered';
  readonly programId: string;
  readonly timeZone: string;
  readonly levelOfCare: ProgramLevel;
  readonly tracks: readonly Track[];
  readonly populations: readonly AgeGroup[];
  readonly part2: boolean;
  readonly policies: readonly Policy[];
  readonly accreditations: readonly Accreditation[];
}

export type Program = { readonly status: 'Unknown' } | RegisteredProgram;

export const registered = (program: Program, programId: string): RegisteredProgram => {
  if (program.status === 'Unknown') throw new ProgramUnknown(`Program ${programId} is not known.`, { programId });
  return program;
};

/** The policy by which the program decided at an instant. @throws BeforeProgramRegistered */
export const policyAt = ({ programId, policies }: RegisteredProgram, instant: string): Policy => {
  const policy = policies.findLast(({ effectiveFrom }) => effectiveFrom <= instant);
  if (policy === undefined) throw new BeforeProgramRegistered(`Program ${programId} had no policy yet at ${instant}.`, { programId });
  return policy;
};

/** Whether some body's accreditation covers the day of an instant, and had not lapsed by then (R7). */
export const isAccredited = ({ accreditations, timeZone }: RegisteredProgram, instant: string): boolean => {
  const day = dayOf(instant, timeZone);
  return accreditations.some(({ validFrom, validTo, lapsedAt }) => validFrom <= day && day <= validTo && (lapsedAt === null || instant < lapsedAt));
};

export const register = (command: RegisterProgram, program: Program): readonly [ProgramRegistered, ProgramPolicyPublished] => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  const { programId } = asked;
  if (program.status === 'Registered') throw new ProgramAlreadyRegistered(`Program ${programId} is registered.`, { programId });

  return [
    { type: 'ProgramRegistered', data: asked },
    { type: 'ProgramPolicyPublished', data: { programId, policyVersion: '1', limits: defaultLimits, effectiveFrom: happenedAt(command) } },
  ];
};

const changed = (before: ProgramLimits, changes: PolicyChanges): ProgramLimits => {
  const { planApprovedWithinSessions = before.planApprovedWithinSessions } = changes;
  return { ...before, ...changes, planApprovedWithinSessions: planApprovedWithinSessions === 0 ? null : planApprovedWithinSessions };
};

export const publishPolicy = (command: PublishProgramPolicy, program: Program): readonly ProgramPolicyPublished[] => {
  const { programId, order, effectiveFrom = order.now } = command;
  const { policies } = registered(program, programId);
  const before = policies.at(-1);
  const limits = changed(before?.limits ?? defaultLimits, command.limits);
  const contradictions = contradictionsIn(limits);
  if (contradictions.length > 0)
    throw new LimitsContradictEachOther(`The limits of program ${programId} contradict each other.`, { programId, contradictions });
  const earliest = before === undefined || before.effectiveFrom < order.now ? order.now : before.effectiveFrom;
  if (effectiveFrom < earliest) {
    throw new PolicyInEffectTooEarly(`A policy of program ${programId} cannot take effect before ${earliest}.`, { programId, earliest });
  }
  if (before !== undefined && JSON.stringify(limits) === JSON.stringify(before.limits)) return [];

  return [{ type: 'ProgramPolicyPublished', data: { programId, policyVersion: String(policies.length + 1), limits, effectiveFrom } }];
};

export const recordAccreditation = (command: RecordAccreditation, program: Program): AccreditationRecorded => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  const { programId, accreditationId, validFrom, validTo } = asked;
  if (registered(program, programId).accreditations.some((known) => known.accreditationId === accreditationId)) {
    throw new AccreditationAlreadyRecorded(`Accreditation ${accreditationId} is recorded.`, { programId, accreditationId });
  }
  if (validTo < validFrom) throw new AccreditationEndsBeforeItBegins(`Accreditation ${accreditationId} ends before it begins.`, { validFrom, validTo });

  return { type: 'AccreditationRecorded', data: asked };
};

export const lapse = (command: LapseAccreditation, program: Program): readonly AccreditationLapsed[] => {
  const { programId, accreditationId, cause } = command;
  const { accreditations, timeZone } = registered(program, programId);
  const accreditation = accreditations.find((known) => known.accreditationId === accreditationId);
  if (accreditation === undefined) throw new AccreditationUnknown(`Accreditation ${accreditationId} is not known.`, { programId, accreditationId });
  if (accreditation.lapsedAt !== null) return [];
  const lapsedAt = happenedAt(command);
  if (cause === 'expired' && dayOf(lapsedAt, timeZone) <= accreditation.validTo) {
    throw new AccreditationStillValid(`Accreditation ${accreditationId} holds until the end of ${accreditation.validTo}.`, { programId, accreditationId });
  }

  return [{ type: 'AccreditationLapsed', data: { programId, accreditationId, body: accreditation.body, cause, lapsedAt } }];
};

const decide = (command: ProgramCommand, program: Program): readonly ProgramEvent[] => {
  switch (command.type) {
    case 'RegisterProgram':
      return register(command, program);
    case 'PublishProgramPolicy':
      return publishPolicy(command, program);
    case 'RecordAccreditation':
      return [recordAccreditation(command, program)];
    case 'LapseAccreditation':
      return lapse(command, program);
  }
};

const evolve = (program: Program, event: ProgramEvent): Program => {
  if (event.type === 'ProgramRegistered') {
    const { deliveryModes: _deliveryModes, ...data } = event.data;
    return { status: 'Registered', ...data, policies: [], accreditations: [] };
  }
  if (program.status === 'Unknown') return program;
  switch (event.type) {
    case 'ProgramPolicyPublished': {
      const { policyVersion: version, limits, effectiveFrom } = event.data;
      return { ...program, policies: [...program.policies, { version, limits, effectiveFrom }] };
    }
    case 'AccreditationRecorded': {
      const { accreditationId, body, validFrom, validTo } = event.data;
      return { ...program, accreditations: [...program.accreditations, { accreditationId, body, validFrom, validTo, lapsedAt: null }] };
    }
    case 'AccreditationLapsed': {
      const { accreditationId, lapsedAt } = event.data;
      return { ...program, accreditations: program.accreditations.map((each) => (each.accreditationId === accreditationId ? { ...each, lapsedAt } : each)) };
    }
  }
};

export const program: Decider<ProgramCommand, Program, ProgramEvent> = { initial: { status: 'Unknown' }, decide, evolve };
