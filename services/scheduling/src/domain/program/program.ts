import type { ProgramLimits, ProgramPolicyPublished, ProgramRegistered } from '@continuum/contracts';
import { DomainError, type Fold } from '@continuum/event-sourcing';

export interface Policy {
  readonly version: string;
  readonly limits: ProgramLimits;
  /** Day or instant from which it is in force. */
  readonly effectiveFrom: string;
}

/** What scheduling knows of a program: when its days begin, and its policies in the order of their publication. */
export type Program =
  | { readonly status: 'Unknown' }
  | { readonly status: 'Registered'; readonly programId: string; readonly timeZone: string; readonly policies: readonly Policy[] };

export type RegisteredProgram = Extract<Program, { status: 'Registered' }>;

/** The program, and the policy of it that a decision applies. */
export interface ProgramInForce {
  readonly programId: string;
  readonly timeZone: string;
  readonly policy: Policy;
}

/** No program of this id is known. */
export class ProgramUnknown extends DomainError {
  readonly code = 'scheduling.program-unknown';
  readonly kind = 'not-found';
}

/** @throws ProgramUnknown */
export const registered = (program: Program, programId: string): RegisteredProgram => {
  if (program.status === 'Unknown') throw new ProgramUnknown(`Program ${programId} is not known.`, { programId });
  return program;
};

/**
 * The program with the policy in force at an instant: the latest published of those whose day had come, else the first one.
 * @throws ProgramUnknown also of a program without any policy
 */
export const inForce = (program: Program, programId: string, at: string): ProgramInForce => {
  const { timeZone, policies } = registered(program, programId);
  const policy = policies.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? policies[0];
  if (policy === undefined) throw new ProgramUnknown(`Program ${programId} has no policy.`, { programId });
  return { programId, timeZone, policy };
};

const evolve = (program: Program, event: ProgramRegistered | ProgramPolicyPublished): Program => {
  switch (event.type) {
    case 'ProgramRegistered':
      return { status: 'Registered', programId: event.data.programId, timeZone: event.data.timeZone, policies: [] };
    case 'ProgramPolicyPublished': {
      if (program.status === 'Unknown') return program;
      const { policyVersion: version, limits, effectiveFrom } = event.data;
      return { ...program, policies: [...program.policies, { version, limits, effectiveFrom }] };
    }
    default:
      return program;
  }
};

export const program: Fold<Program, ProgramRegistered | ProgramPolicyPublished> = { initial: { status: 'Unknown' }, evolve };
