import type { ConsentEndingEvent, ConsentExpiration, ConsentKind } from '@continuum/contracts';
import type { GrantConsent } from './consent.commands.js';

/** An element that 42 CFR 2.31 wants of a consent in writing, and that is not there. */
export type MissingElement =
  | 'patient'
  | 'disclosers'
  | 'information'
  | 'recipients'
  | 'purposes'
  | 'right-to-revoke'
  | 'expiration'
  | 'signature'
  | 'signature-authority'
  | 'date-signed'
  | 'redisclosure-statement'
  | 'refusal-consequences'
  | 'hipaa-redisclosure-statement'
  | 'fundraising-opt-out'
  | 'intermediary-participants';

/** An element that is there and may not be, for a consent of this kind. */
export type ElementNotAllowed =
  | 'recipient-class'
  | 'purpose-tpo'
  | 'purpose-legal-proceeding'
  | 'expiration'
  | 'expiration-before-signature'
  | 'signed-in-the-future'
  | 'counseling-notes'
  | 'treatment-condition';

const isEmpty = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;

/** When the consent ends, where the command says so completely. */
export const endOf = ({ expiration }: GrantConsent): ConsentExpiration | undefined => {
  if (expiration?.kind === 'none') return { kind: 'none' };
  if (expiration?.kind === 'date' && expiration.at !== undefined) return { kind: 'date', at: expiration.at };
  if (expiration?.kind === 'event' && expiration.event !== undefined) return { kind: 'event', event: expiration.event };
  return undefined;
};

const isFor = (claims: Readonly<Record<string, boolean>>): readonly string[] => Object.keys(claims).filter((name) => claims[name] === true);

/** T2, T4-T7: what is missing, in the order of the regulation. */
export const missingIn = (command: GrantConsent): readonly string[] => {
  const { kind, signer, statements, intermediary, purposes } = command;
  const isRepresented = signer !== undefined && signer.capacity !== 'patient';
  const missing: Record<MissingElement, boolean> = {
    patient: command.clientRef === undefined,
    disclosers: isEmpty(command.disclosers),
    information: isEmpty(command.informationScope),
    recipients: isEmpty(command.recipients) && command.recipientClass === undefined && intermediary === undefined,
    'intermediary-participants': intermediary !== undefined && isEmpty(intermediary.participants) && intermediary.participantClass === undefined,
    'hipaa-redisclosure-statement': command.recipientIsCoveredEntity === true && statements?.hipaaRedisclosure !== true,
    purposes: isEmpty(purposes),
    'fundraising-opt-out': purposes?.includes('fundraising') === true && statements?.fundraisingOptOut !== true,
    'right-to-revoke': statements?.revocation !== true,
    expiration: endOf(command) === undefined,
    signature: signer === undefined,
    'signature-authority': isRepresented && signer.authority === undefined,
    'date-signed': command.signedAt === undefined,
    'redisclosure-statement': kind === 'tpo' && statements?.redisclosure !== true,
    'refusal-consequences': kind === 'tpo' && statements?.refusalConsequences !== true,
  };
  return isFor(missing);
};

/** T3: on which events which kinds of consent may end; on a date all of them may, never only a TPO consent. */
const kindsEndingOn: Readonly<Record<ConsentEndingEvent, readonly ConsentKind[]>> = {
  'end-of-treatment': ['tpo'],
  'end-of-research-study': ['research'],
  'final-disposition': ['criminal-justice', 'legal-proceeding'],
  'end-of-family-participation': ['family-participation'],
  'end-of-alumni-membership': ['alumni-contact'],
};

const mayEnd = (kind: ConsentKind, end: ConsentExpiration): boolean => {
  if (end.kind === 'date') return true;
  return end.kind === 'none' ? kind === 'tpo' : kindsEndingOn[end.event].includes(kind);
};

const isOnly = (list: readonly string[] | undefined, item: string): boolean => list?.every((each) => each === item) ?? true;

/** T3, T8, T9: what does not go together. */
export const notAllowedIn = (command: GrantConsent): readonly string[] => {
  const { kind, purposes, informationScope, signedAt, order } = command;
  const end = endOf(command);
  const isAboutNotes = kind === 'counseling-notes';
  const isForProceedings = kind === 'legal-proceeding';
  const notAllowed: Record<ElementNotAllowed, boolean> = {
    'recipient-class': command.recipientClass === 'treating-providers-plans-payers-and-operators' && kind !== 'tpo',
    'purpose-tpo': purposes?.includes('tpo') === true && kind !== 'tpo',
    'purpose-legal-proceeding': isForProceedings ? !isOnly(purposes, 'legal-proceeding') : purposes?.includes('legal-proceeding') === true,
    'counseling-notes': isAboutNotes ? !isOnly(informationScope, 'counseling-notes') : informationScope?.includes('counseling-notes') === true,
    'treatment-condition': isAboutNotes && command.treatmentConditioned === true,
    expiration: end !== undefined && !mayEnd(kind, end),
    'expiration-before-signature': end?.kind === 'date' && signedAt !== undefined && end.at <= signedAt,
    'signed-in-the-future': signedAt !== undefined && signedAt > order.now,
  };
  return isFor(notAllowed);
};
