import { Type } from '@sinclair/typebox';
import { describe, expect, it } from '@jest/globals';
import { defineEvent, EventCatalogue, nextVersion, open, optional, Ref, sensitive, type EventDefinition } from './index.js';

const first = defineEvent({
  type: 'VisitNoted',
  owner: 'aftercare',
  about: 'Somebody came.',
  data: { clientRef: open(Ref), hours: sensitive(Type.Integer({ minimum: 0 })) },
});
const second = nextVersion(first, {
  data: { clientRef: open(Ref), minutes: sensitive(Type.Integer({ minimum: 0 })) },
  upcast: ({ clientRef, hours }) => ({ clientRef, minutes: hours * 60 }),
});
const third = nextVersion(second, {
  about: 'Somebody came, and stayed for so long.',
  data: { clientRef: open(Ref), minutes: sensitive(Type.Integer({ minimum: 0 })), isLong: optional(open(Type.Boolean())) },
  upcast: ({ clientRef, minutes }) => ({ clientRef, minutes, isLong: minutes > 60 }),
});

const definitions: readonly EventDefinition[] = [third as unknown as EventDefinition];
const visits = new EventCatalogue(definitions);
const noted = (version: number, data: unknown) => ({ type: 'VisitNoted', version, data });

describe('reading an event of an older version', () => {
  it('brings the first version up to the third, one step after the other', () =>
    expect(visits.upcast(noted(1, { clientRef: 'client-1', hours: 2 }))).toStrictEqual(noted(3, { clientRef: 'client-1', minutes: 120, isLong: true })));

  it('brings the second version up to the third', () =>
    expect(visits.upcast(noted(2, { clientRef: 'client-1', minutes: 45 }))).toStrictEqual(noted(3, { clientRef: 'client-1', minutes: 45, isLong: false })));

  it('leaves the current version as it is', () => {
    const current = noted(3, { clientRef: 'client-1', minutes: 45 });

    expect(visits.upcast(current)).toBe(current);
  });

  it('leaves what it does not know as it is', () => {
    const unknown = { type: 'VisitForgotten', version: 1, data: {} };

    expect(visits.upcast(unknown)).toBe(unknown);
  });

  it('refuses a version that never was', () => expect(() => visits.upcast(noted(0, { clientRef: 'client-1' }))).toThrow('cannot read VisitNoted version 0'));

  it('keeps type, owner and labels across versions, and the newest words', () => {
    const { type, owner, labels, version, about } = third;

    expect({ type, owner, labels, version, about }).toStrictEqual({
      type: 'VisitNoted',
      owner: 'aftercare',
      labels: ['42CFRPart2', 'R'],
      version: 3,
      about: 'Somebody came, and stayed for so long.',
    });
  });
});

describe('checking an event on the way in', () => {
  it('finds nothing wrong with the current version', () =>
    expect(visits.faultsOf(noted(3, { clientRef: 'client-1', minutes: 45, isLong: false }))).toStrictEqual([]));

  it('refuses an older version, however well it fits', () =>
    expect(visits.faultsOf(noted(1, { clientRef: 'client-1', hours: 2 }))).toStrictEqual(['version 1 is not the current 3']));

  it('refuses a version that is yet to come', () =>
    expect(visits.faultsOf(noted(4, { clientRef: 'client-1', minutes: 45 }))).toStrictEqual(['version 4 is not the current 3']));

  it('refuses what it does not know', () => expect(visits.faultsOf({ type: 'VisitForgotten', version: 1, data: {} })).toStrictEqual(['no such event']));

  it('names the fields at fault, and none of their values', () =>
    expect(visits.faultsOf(noted(3, { clientRef: 'Jane Canary', minutes: -1, note: 'Jane Canary' })).join('; ')).toMatch(
      /^(?!.*Jane)(?=.*data\/clientRef)(?=.*data\/minutes)(?=.*additional properties)/,
    ));
});

describe('what the catalogue adds to a fact', () => {
  it('is the version, the owner, the labels, the client and the journey', () =>
    expect(visits.stampsOf({ type: 'VisitNoted', data: { clientRef: 'client-1', minutes: 45 } }, 'visit-1')).toStrictEqual({
      version: 3,
      source: '/services/aftercare',
      subject: 'client-1',
      labels: ['42CFRPart2', 'R'],
      journeyid: 'journey-client-1',
    }));

  it('is the stream as subject where the fact is about no client', () =>
    expect(visits.stampsOf({ type: 'VisitNoted', data: {} }, 'visit-1')).toMatchObject({ subject: 'visit-1' }));

  it('is refused for a fact it does not know', () =>
    expect(() => visits.stampsOf({ type: 'VisitForgotten', data: {} }, 'visit-1')).toThrow('has no event VisitForgotten'));
});

describe('a catalogue', () => {
  it('takes no two events of one name', () => expect(() => new EventCatalogue([...definitions, ...definitions])).toThrow('names VisitNoted twice'));
});
