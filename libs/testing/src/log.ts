import type { Envelope, Fact, Recorded } from '@continuum/contracts';
import { chain, chainStart, digestOf, derivedId, type Delivered } from '@continuum/event-sourcing';

/** An envelope as the kernel would have made it, for specs that begin behind the decider. */
export const enveloped = (fact: Fact, index = 0, over: Partial<Envelope> = {}): Envelope => ({
  id: derivedId('019caddb-a400-7000-8000-000000000001', `event ${index}`),
  type: fact.type,
  data: fact.data,
  version: 1,
  source: '/services/spec',
  subject: 'client-1',
  time: fact.time ?? '2026-03-02T09:00:00.000Z',
  recordedtime: '2026-03-02T09:00:00.000Z',
  correlationid: 'correlation-1',
  commandid: `command-${index}`,
  fingerprint: 'f',
  actor: { ref: 'staff-1', role: 'admin' },
  facility: 'facility-north',
  labels: [],
  ...(fact.policyversion === undefined ? {} : { policyversion: fact.policyversion }),
  ...over,
});

/** A fact as a reaction or a fold gets it: `event-1`, written down when it happened, with what the spec says of its envelope. */
export const recorded = <F extends Fact>(fact: F, over: Partial<Omit<Recorded, 'type' | 'data'>> = {}): Recorded<F> => {
  const envelope = enveloped(fact);
  return { ...envelope, id: 'event-1', recordedtime: envelope.time, position: 1, stream: 'spec', revision: 0, ...over, type: fact.type, data: fact.data };
};

/** Facts as a feed delivers them: positions 1, 2, 3 …, each in the stream `spec`. */
export const delivered = (facts: readonly Fact[], over: Partial<Envelope> = {}): readonly Delivered[] =>
  facts.map((fact, index) => {
    const envelope = enveloped(fact, index, over);
    return {
      ...envelope,
      position: index + 1,
      stream: 'spec',
      revision: index,
      digest: digestOf(envelope.id, 'spec', index, fact.type, '', JSON.stringify(fact.data)),
    };
  });

/** The rolling hash over what was delivered. */
export const hashOver = (events: readonly Delivered[]): string => events.reduce((before, { digest }) => chain(before, digest), chainStart);
