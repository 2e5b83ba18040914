import { EventRefusedByCatalogue, newId, type EventSchemas } from '@continuum/event-sourcing';
import type { Envelope } from '@continuum/contracts';

/** A catalogue of one event, `Noted`, whose data is a number and perhaps a text. */
export const notedSchemas: EventSchemas = {
  check: ({ type, data }) => {
    const isNoted = type === 'Noted' && typeof data === 'object' && data !== null && 'n' in data && typeof data.n === 'number';
    if (!isNoted) throw new EventRefusedByCatalogue(type, ['data/n must be number']);
  },
  upcast: (event) => event,
};

/** An event that the kit's catalogue accepts. */
export const noted = (n: number, text?: string): Envelope => {
  const id = newId(Date.parse('2026-03-02T09:00:00.000Z') + n);
  return {
    id,
    type: 'Noted',
    data: text === undefined ? { n } : { n, text },
    version: 1,
    source: '/services/intake',
    subject: 'client-1',
    time: '2026-03-02T08:30:00.000Z',
    recordedtime: '2026-03-02T09:00:00.000Z',
    correlationid: 'correlation-1',
    commandid: id,
    fingerprint: '00000000000000000000000000000000',
    actor: { ref: 'staff-1', role: 'therapist' },
    facility: 'facility-north',
    labels: ['42CFRPart2', 'R'],
  };
};

/** `count` events, numbered from `first`. */
export const notes = (count: number, first = 0): readonly Envelope[] => Array.from({ length: count }, (_, index) => noted(first + index));

/** The number of a `Noted`. */
export const numberOf = ({ data }: { readonly data: unknown }): number => (data as { readonly n: number }).n;

/** The whole numbers from `from`, `count` of them. */
export const countUp = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => from + index);
