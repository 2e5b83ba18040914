import { DomainError } from '@continuum/event-sourcing';
import type { ViewReader } from '@continuum/read-store';
import { clientTimeline, keyOfFact, type TimelineFact } from './client-timeline.view.js';

/** Nothing is known of the client at this facility. Another facility's client answers the same. */
export class ClientUnknown extends DomainError {
  readonly code = 'journeys.client-unknown';
  readonly kind = 'not-found';

  constructor(clientRef: string) {
    super(`Nothing is known of client ${clientRef}.`, { clientRef });
  }
}

/** Whose facts: one client's, at one facility; at any where none is named (the command line of the house). */
export interface ClientAsked {
  readonly clientRef: string;
  readonly facility?: string;
}

const inOneRead = 2_000;
/** Before every key of the client, and after every one: `/` and the character that follows it. */
const beforeTheFirst = (clientRef: string): string => `${clientRef}/`;
const behindTheLast = (clientRef: string): string => `${clientRef}0`;

const read = (views: ViewReader, { clientRef, facility }: ClientAsked, after: string, limit: number): readonly TimelineFact[] => {
  const where = facility === undefined ? {} : { where: { facility } };
  return views.find<TimelineFact>(clientTimeline, { ...where, range: { key: ['<', behindTheLast(clientRef)] }, after: [after], limit }).map(({ row }) => row);
};

/** All facts of a client in the order of the log, by one walk along the key, however large the store. @throws ClientUnknown */
export const factsOfClient = (views: ViewReader, asked: ClientAsked): readonly TimelineFact[] => {
  const { clientRef } = asked;
  const facts: TimelineFact[] = [];
  let page = read(views, asked, beforeTheFirst(clientRef), inOneRead);
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    facts.push(...page);
    page = page.length < inOneRead ? [] : read(views, asked, keyOfFact(clientRef, last.position), inOneRead);
  }
  if (facts.length === 0) throw new ClientUnknown(clientRef);
  return facts;
};

/** @throws ClientUnknown */
export const assureClientKnown = (views: ViewReader, asked: ClientAsked): void => {
  if (read(views, asked, beforeTheFirst(asked.clientRef), 1).length === 0) throw new ClientUnknown(asked.clientRef);
};

/** A mark of the client's facts: a fact is added or taken, never changed, so while the mark is the same, they are. */
export const markOfClient = (views: ViewReader, clientRef: string): string | undefined =>
  views.markBetween(clientTimeline, beforeTheFirst(clientRef), behindTheLast(clientRef));
