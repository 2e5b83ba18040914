import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isUuid, type Outcome } from '@continuum/event-sourcing';
import { knock, start, type Running } from '../testing/running.js';
import { followed, type OpenBed } from '../testing/ward.js';

let ward: Running;
let scheduler: string;

beforeAll(async () => {
  ward = await start();
  scheduler = await ward.token(['scheduler']);
});
afterAll(() => ward.stop());

const open = (body: unknown, headers: Readonly<Record<string, string>> = {}) => knock(ward, 'POST', '/beds', { token: scheduler, body, headers });
const opened = async (body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await knock<Outcome>(ward, 'POST', '/beds', { token: scheduler, body, headers });
  expect(answer.status).toBe(201);
  return { ...answer, command: followed.at(-1) as OpenBed };
};
const close = (body: unknown, headers: Readonly<Record<string, string>> = {}) => knock(ward, 'POST', '/beds/bed-1/close', { token: scheduler, body, headers });

describe('ordering a command', () => {
  it('hands over the command with its order', async () => {
    const { command, body } = await opened({ bedId: 'bed-1', minutes: 60, occurredAt: '2026-03-01T16:00:00+01:00' });

    expect(command).toMatchObject({ type: 'OpenBed', bedId: 'bed-1', minutes: 60, occurredAt: '2026-03-01T15:00:00.000Z' });
    expect(command.order).toMatchObject({ now: '2026-03-02T09:00:00.000Z', by: { ref: 'staff-1', role: 'scheduler' }, facility: 'facility-north' });
    expect(isUuid(command.order.commandId)).toBe(true);
    expect(body.events[0]?.type).toBe('BedOpened');
  });

  it('answers where it stands in headers', async () => {
    const { headers } = await opened({ bedId: 'bed-1', minutes: 60 }, { 'x-correlation-id': 'round-7' });

    expect(headers.get('etag')).toBe('"3"');
    expect(headers.get('continuum-position')).toBe(String(followed.length));
    expect(headers.get('x-correlation-id')).toBe('round-7');
    expect(headers.get('idempotency-replayed')).toBeNull();
    expect(followed.at(-1)?.order.correlationId).toBe('round-7');
  });

  it('makes the id of the new thing from the command id', async () => {
    const key = '8e03978e-40d5-43e8-bc93-6894a57f9324';
    const first = await opened({ minutes: 60 }, { 'idempotency-key': key });
    const again = await opened({ minutes: 60 }, { 'idempotency-key': key });

    expect(isUuid(first.command.bedId)).toBe(true);
    expect(again.command.bedId).toBe(first.command.bedId);
  });

  it('takes the path into the body', async () => {
    await close({ reason: 'renovation' });
    expect(followed.at(-1)).toMatchObject({ type: 'CloseBed', bedId: 'bed-1', reason: 'renovation' });
  });

  it('takes nested shapes', async () => {
    const { command } = await opened({ minutes: 60, places: [{ placeRef: 'place-1', minutes: 5 }] });
    expect(command.places).toEqual([{ placeRef: 'place-1', minutes: 5 }]);
  });

  it('passes a well-formed traceparent on and leaves another out', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    expect((await opened({ minutes: 1 }, { traceparent })).command.order.traceparent).toBe(traceparent);
    expect((await opened({ minutes: 1 }, { traceparent: 'x' })).command.order).not.toHaveProperty('traceparent');
  });

  it.each(['Jane Roe <jane@example.org>', '1980-01-01', '13125550142', '312.555.0142'])('makes a correlation id where %p is sent for one', async (sent) => {
    const { command, headers } = await opened({ minutes: 1 }, { 'x-correlation-id': sent });
    expect(isUuid(command.order.correlationId)).toBe(true);
    expect(headers.get('x-correlation-id')).toBe(command.order.correlationId);
  });
});

describe('the idempotency key', () => {
  const keyed = async (key: string, token = scheduler) => {
    const answer = await knock(ward, 'POST', '/beds', { token, body: { minutes: 60 }, headers: { 'idempotency-key': key } });
    return { ...answer, commandId: followed.at(-1)?.order.commandId };
  };

  it('is the command id where it is a UUID, in lower case', async () => {
    expect((await keyed('8E03978E-40D5-43E8-BC93-6894A57F9325')).commandId).toBe('8e03978e-40d5-43e8-bc93-6894a57f9325');
    expect((await keyed('"8e03978e-40d5-43e8-bc93-6894a57f9325"')).commandId).toBe('8e03978e-40d5-43e8-bc93-6894a57f9325');
  });

  it('becomes a stable UUID where it is anything else', async () => {
    const { commandId } = await keyed('order 4711, second');
    expect(isUuid(commandId ?? '')).toBe(true);
    expect((await keyed('order 4711, second')).commandId).toBe(commandId);
    expect((await keyed('order 4711, third.')).commandId).not.toBe(commandId);
  });

  it('is another command in another facility', async () => {
    const south = await ward.token(['scheduler'], { facility: 'facility-south' });
    expect((await keyed('the-same-key', south)).commandId).not.toBe((await keyed('the-same-key')).commandId);
  });

  it('answers a repeat as one', async () => {
    await keyed('repeated-key');
    expect((await keyed('repeated-key')).headers.get('idempotency-replayed')).toBe('true');
  });

  it.each(['x'.repeat(8), 'x'.repeat(128)])('may be 8 to 128 characters', async (key) => expect((await keyed(key)).status).toBe(201));
  it.each(['x'.repeat(7), 'x'.repeat(129), 'tab\tin-it', 'umlaut-\u00fc-in-it'])('is refused where it is of another form', async (key) => {
    expect((await keyed(key)).body).toMatchObject({ status: 400, code: 'http.idempotency-key-malformed' });
  });
});

describe('If-Match', () => {
  it('names the revision', async () => {
    await close({ reason: 'renovation' }, { 'if-match': '"3"' });
    expect(followed.at(-1)?.order.ifRevision).toBe(3);
  });

  it.each(['3', 'W/"3"', '"3", "4"', '*', '"-1"', '"03"'])('is refused as %s', async (etag) => {
    expect((await close({ reason: 'renovation' }, { 'if-match': etag })).body).toMatchObject({ status: 400, code: 'http.if-match-malformed' });
  });
});

describe('a refusal of the domain', () => {
  it.each([
    ['invalid', 422],
    ['not-found', 404],
    ['refused', 409],
    ['conflict', 409],
    ['precondition', 412],
    ['forbidden', 403],
  ])('%s answers %d with its code', async (reason, status) => {
    const answer = await close({ reason });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toEqual({
      type: '/errors/ward.bed-refused',
      title: 'Bed refused',
      status,
      detail: 'Bed bed-1 is refused.',
      code: 'ward.bed-refused',
      correlationId: answer.headers.get('x-correlation-id'),
      details: { bedId: 'bed-1' },
    });
  });

  it('says when to come again where the store does not answer', async () => {
    const { body, headers } = await close({ reason: 'unavailable' });
    expect(body).toMatchObject({ status: 503, code: 'store.unavailable' });
    expect(headers.get('retry-after')).toBe('1');
  });

  it('tells nothing of a fault of ours, and logs where it lies without what was said', async () => {
    const { body } = await close({ reason: 'crash' });
    expect(body).toMatchObject({ status: 500, code: 'http.unexpected' });
    expect(JSON.stringify(body)).not.toContain('Jane');
    const logged = ward.lines.find((line) => line.includes(body.correlationId) && line.includes('http.unexpected')) ?? '';
    expect(logged).toContain('/beds/:bedId/close');
    expect(logged).toContain('ward.ts');
    expect(ward.lines.join()).not.toContain('Jane');
  });
});

describe('a malformed command', () => {
  const before = { minutes: 60 };

  it.each([
    ['JSON that is none', '{"minutes": 6', 400, 'http.body-malformed'],
    ['nothing at all, though it says JSON', '', 400, 'http.body-empty'],
    ['null', 'null', 400, 'http.body-not-an-object'],
    ['an array', '[{"minutes":60}]', 400, 'http.body-not-an-object'],
    ['a string', '"minutes"', 400, 'http.body-not-an-object'],
    ['a number', '7', 400, 'http.body-not-an-object'],
    ['a poisoned prototype', '{"minutes":60,"__proto__":{"admin":true}}', 400, 'http.body-malformed'],
    ['a poisoned constructor', '{"minutes":60,"constructor":{"prototype":{"admin":true}}}', 400, 'http.body-malformed'],
    ['a constructor', '{"minutes":60,"constructor":{}}', 400, 'http.validation-failed'],
    ['a prototype further in', '{"minutes":60,"places":[{"placeRef":"place-1","minutes":5,"prototype":{}}]}', 400, 'http.validation-failed'],
    ['half a million arrays within one another', `{"minutes":60,"places":${'['.repeat(500_000)}${']'.repeat(500_000)}}`, 400, 'http.body-too-complex'],
    ['a hundred thousand values', `{"minutes":60,"places":[${'0,'.repeat(100_000)}0]}`, 400, 'http.body-too-complex'],
    ['ten megabytes', JSON.stringify({ minutes: 60, places: 'x'.repeat(10_000_000) }), 413, 'http.body-too-large'],
  ])('is refused: %s', async (_what, body, status, code) => {
    const count = followed.length;
    const answer = await open(body);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(followed).toHaveLength(count);
  });

  it.each([
    ['a missing field', {}, 'minutes'],
    ['an unknown field', { ...before, colour: 'red' }, 'colour'],
    ['a wrong type', { minutes: '60' }, 'minutes'],
    ['a fraction', { minutes: 1.5 }, 'minutes'],
    ['a number beyond its limit', { minutes: 10_081 }, 'minutes'],
    ['null for an optional field', { ...before, occurredAt: null }, 'occurredAt'],
    ['a day that does not exist', { ...before, occurredAt: '2026-02-30T10:00:00Z' }, 'occurredAt'],
    ['a time without offset', { ...before, occurredAt: '2026-02-20T10:00:00' }, 'occurredAt'],
    ['a reference that is none', { ...before, bedId: 'Jane Roe' }, 'bedId'],
    ['an array for a reference', { ...before, bedId: ['bed-1'] }, 'bedId'],
    ['an object for a reference', { ...before, bedId: { $ne: '' } }, 'bedId'],
    ['its own order', { ...before, order: { by: { ref: 'x', role: 'admin' } } }, 'order'],
    ['its own type', { ...before, type: 'CloseBed' }, 'type'],
    ['too many of something', { ...before, places: Array.from({ length: 4 }, () => ({ placeRef: 'place-1', minutes: 5 })) }, 'places'],
    ['a wrong type further in', { ...before, places: [{ placeRef: 'place-1', minutes: 'five' }] }, 'places[0].minutes'],
    ['an unknown field further in', { ...before, places: [{ placeRef: 'place-1', minutes: 5, colour: 'red' }] }, 'places[0].colour'],
    ['a string for a nested shape', { ...before, places: ['place-1'] }, 'places[0]'],
  ])('is refused with the name of the field: %s', async (_what, body, field) => {
    const count = followed.length;
    const answer = await open(body);
    expect(answer.body).toMatchObject({ status: 400, code: 'http.validation-failed' });
    expect(answer.body.errors?.map((fault) => fault.field)).toEqual([field]);
    expect(followed).toHaveLength(count);
  });

  it('tells no value back, nor a name that is no name of a field', async () => {
    const { body } = await open({ minutes: 'Jane Roe', bedId: 'born 1980', 'Jane Roe, 1980-01-01': true, 3125550142: true });
    expect(body.errors?.map(({ field }) => field).sort()).toEqual(['(a name of another form)', '(a name of another form)', 'bedId', 'minutes']);
    expect(JSON.stringify(body)).not.toMatch(/Jane|1980|3125550142/);
  });

  it('is refused where path and body differ', async () => {
    expect((await close({ bedId: 'bed-2', reason: 'renovation' })).body).toMatchObject({
      status: 400,
      code: 'http.path-and-body-differ',
      errors: [{ field: 'bedId', problem: 'differs from the path' }],
    });
    expect((await close({ bedId: 'bed-1', reason: 'renovation' })).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])('is refused as %s', async (type) => {
    const answer = await knock(ward, 'POST', '/beds', { token: scheduler, body: 'minutes=60', headers: { 'content-type': type } });
    expect(answer.body).toMatchObject({ status: 415, code: 'http.media-type-not-supported' });
  });

  it('counts no body as an empty one', async () => {
    const answer = await knock(ward, 'POST', '/beds', { token: scheduler });
    expect(answer.body).toMatchObject({ status: 400, code: 'http.validation-failed', errors: [{ field: 'minutes' }] });
  });

  it('is answered for as often as ten megabytes are sent, and each sender hears why', async () => {
    const body = JSON.stringify({ minutes: 60, places: 'x'.repeat(10_000_000) });
    for (let time = 0; time < 10; time++) expect((await open(body)).body).toMatchObject({ status: 413, code: 'http.body-too-large' });
  });

  it('leaves prototypes as they were', () => expect(({} as Record<string, unknown>)['admin']).toBeUndefined());
});
