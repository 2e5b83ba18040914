import { describe, expect, it } from '@jest/globals';
import { catalogue, type Fact } from '@continuum/contracts';
import { aJourney } from '../../testing/a-journey.js';
import { filled, logged, told, twice } from '../../testing/told.js';
import { clientTimeline, keyOfFact, type TimelineEvent } from './client-timeline.view.js';
import { timelineOf } from './timeline-of.js';

/** An event with every field that the catalogue gives it; what stands in the fields is nothing to a view that copies. */
const eventWithEveryField = (type: string): TimelineEvent => {
  const fields = Object.keys(catalogue.definitions.find((definition) => definition.type === type)?.data.properties ?? {});
  const data = { ...Object.fromEntries(fields.map((field) => [field, `the ${field}`])), clientRef: 'client-1' };
  // The type is one that the view's own map names.
  return { type, data } as Fact as TimelineEvent;
};

describe('the timeline of a client', () => {
  it.each(Object.keys(clientTimeline.on))('keeps %s as one row of its client, and of its data only what it names', (type) => {
    const event = eventWithEveryField(type);
    const rows = filled(clientTimeline, logged([told('2026-03-02T18:00:00.000Z', event, '2026-03-03T18:00:00.000Z')]));

    const row = rows.get(keyOfFact('client-1', 1));
    expect(rows.size).toBe(1);
    expect(row).toMatchObject({ id: 'event-1', type, client: 'client-1', time: '2026-03-02T18:00:00.000Z', recordedtime: '2026-03-03T18:00:00.000Z' });
    expect(event.data).toMatchObject(row?.data ?? {});
    expect(row?.data).not.toHaveProperty('clientRef');
  });

  it('puts a client’s rows side by side in the order of the log, also past ten facts, and apart from a client of a longer name', () => {
    const keys = [keyOfFact('ann', 2), keyOfFact('ann', 10), keyOfFact('ann', 9), keyOfFact('ann-1', 1), keyOfFact('ann0', 1)];
    expect(keys.filter((key) => key > 'ann/' && key < 'ann0').sort()).toStrictEqual([keyOfFact('ann', 2), keyOfFact('ann', 9), keyOfFact('ann', 10)]);
  });

  it('is the same with everything delivered twice', () => {
    const log = logged(aJourney());
    expect(filled(clientTimeline, twice(log))).toStrictEqual(filled(clientTimeline, log));
    expect(timelineOf([...filled(clientTimeline, twice(log)).values()])).toStrictEqual(timelineOf([...filled(clientTimeline, log).values()]));
  });
});
