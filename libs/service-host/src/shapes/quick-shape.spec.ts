import { describe, expect, it } from '@jest/globals';
import { Allow, IsOptional } from 'class-validator';
import fc from 'fast-check';
import { Track } from '@continuum/contracts';
import { IsCode, IsDay, IsInstant, IsMinutes, IsRef } from '@continuum/command-shapes';
import { BedsAsked, OpenBed } from '../testing/ward.js';
import { QuickShape } from './quick-shape.js';
import { thoroughly } from './well-formed.js';

class Stay {
  @Allow() readonly type = 'Stay';
  @IsRef() stayId!: string;
  @IsCode(Track) track!: Track;
  @IsOptional() @IsDay() day?: string;
  @IsOptional() @IsInstant() occurredAt?: string;
  @IsOptional() @IsMinutes({ each: true }) minutes?: number[];
  @IsOptional() @IsRef({ each: true }) refs?: string[];
}

const value = fc.oneof(
  fc.constantFrom('stay-1', 'SUD', 'MH', '2026-03-02', '2026-02-30', '2026-03-02T10:00:00+01:00', '2026-03-02T10:00:00.000Z', '', 'x'),
  fc.constantFrom(0, 60, 10_080, 10_081, 1.5, -1),
  fc.boolean(),
  fc.array(fc.oneof(fc.constantFrom('ref-1', 'x', 'ref-22'), fc.constantFrom(5, -5, 0.5)), { maxLength: 3 }),
  fc.constantFrom({}, { placeRef: 'place-1' }, [[]], [{ placeRef: 'place-1', minutes: 5 }], [{}]),
);
const names = ['stayId', 'track', 'day', 'occurredAt', 'minutes', 'refs', 'bedId', 'places', 'colour', 'order', 'toString', 'asOf', 'floor'];
const body = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }).map((made) => ({ ...made }));
const likely = fc.record(
  {
    stayId: fc.constantFrom('stay-1', 'stay-2', 'x'),
    track: fc.constantFrom('SUD', 'MH', 'XX'),
    day: fc.constantFrom('2026-03-02', '2026-02-30'),
    occurredAt: fc.constantFrom('2026-03-02T10:00:00+01:00', '2026-13-02T10:00:00Z'),
    minutes: fc.array(fc.constantFrom(0, 5, -1), { maxLength: 3 }),
    refs: fc.array(fc.constantFrom('ref-1', '!'), { maxLength: 3 }),
  },
  { requiredKeys: ['stayId', 'track'] },
);

describe('a shape gone through once', () => {
  it.each([Stay, OpenBed, BedsAsked])('takes nothing that the libraries refuse, and makes the same of what it takes (%p)', (shape: new () => object) => {
    const quick = new QuickShape(shape);
    fc.assert(
      fc.property(fc.oneof(body, likely), (asked) => {
        const instance = quick.instanceOf(asked);
        if (instance !== undefined) expect(instance).toStrictEqual(thoroughly(shape, asked));
      }),
      { numRuns: 2_000 },
    );
  });

  it('recognises what is flat and well formed', () => {
    const asked = { stayId: 'stay-1', track: 'SUD', occurredAt: '2026-03-02T10:00:00+01:00', minutes: [1, 2], refs: ['ref-1'] };
    const quick = new QuickShape(Stay);
    expect(quick.instanceOf(asked)).toEqual({ ...asked, type: 'Stay', occurredAt: '2026-03-02T09:00:00.000Z' });
  });
});
