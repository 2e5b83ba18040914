import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { minutesAgo } from '../support/days.js';
import { pathOf, Reference, type Operation, type Shape } from '../support/operations.js';
import { dataFolderOfASpec, Product, type Answered, type CallOptions } from '../support/product.js';
import { forgedToken, issuedToken, unsignedToken } from '../support/tokens.js';
import { admission, eachOf, Ward } from '../support/ward.js';

const folder = dataFolderOfASpec();
let product: Product;
let reference: Reference;
let known: Readonly<Record<string, string>>;
let ward: Ward;
let before: number;

// A process takes as long to start as the machine is busy.
jest.setTimeout(180_000);
beforeAll(async () => {
  product = await Product.start(folder.path);
  reference = await Reference.of(product);
  ward = new Ward(product);
  known = await ward.oneOfEach();
  await ward.done('/referrals', { referralId: 'referral-2', clientRef: 'client-2', programId: 'program-1', source: 1, occurredAt: minutesAgo(60) });
  await ward.done('/referrals/referral-2/accept', { occurredAt: minutesAgo(50) });
  await ward.done('/groups', { groupId: 'group-2', programId: 'program-1', topicSet: ['coping'], minCapacity: 2, maxCapacity: 12, facilitatorRef: 'staff-7' });
  await ward.done('/groups/group-2/close', { reason: 'completed' });
});
beforeEach(async () => {
  before = await product.settled();
});
/** Whatever it was, nothing was put down. */
afterEach(async () => expect(await product.settled()).toBe(before));
afterAll(async () => {
  await product.stop();
  folder.remove();
});

/** What was answered where it is not what must be: the status and the code. */
const unlike = ({ status, body }: Answered, expected: string): string | undefined => {
  const answered = `${status} ${String(body['code'])}`;
  return answered === expected && body['status'] === status && typeof body['correlationId'] === 'string' ? undefined : answered;
};

const takingABody = (): readonly (Operation & { readonly body: Shape })[] =>
  reference.operations.filter((operation): operation is Operation & { readonly body: Shape } => operation.body !== undefined);

/** Every route that takes a body, asked with each of these; what differs from what must be. */
const everyBody = async (
  bodiesOf: (body: Shape) => readonly { readonly body: unknown; readonly field?: string }[],
  expected: string,
): Promise<readonly string[]> => {
  const found = await eachOf(takingABody(), 8, async (operation) => {
    const faults: string[] = [];
    for (const { body, field } of bodiesOf(operation.body)) {
      const answer = await product.call(operation.method, pathOf(operation, known), body);
      const named = ((answer.body['errors'] ?? []) as { field: string }[]).map((fault) => fault.field.replace(/[.[].*$/, ''));
      const fault = unlike(answer, expected) ?? (field === undefined || named.includes(field) ? undefined : `named ${named.join(', ')}`);
      if (fault !== undefined) faults.push(`${operation.method} ${operation.path} ${field ?? ''}: ${fault}`);
    }
    return faults;
  });
  return found.flat();
};

const fieldsOf = (body: Shape): readonly (readonly [string, Shape])[] =>
  Object.entries(body.properties ?? {}).map(([name, shape]) => [name, reference.resolved(shape)]);

describe('on every route that takes a body', () => {
  it.each([
    ['JSON that breaks off', '{"occurredAt": "2026-', '400 http.body-malformed'],
    ['an array', '[]', '400 http.body-not-an-object'],
    ['a word', '"admit"', '400 http.body-not-an-object'],
    ['a poisoned prototype', '{"__proto__":{"roles":["admin"]}}', '400 http.body-malformed'],
  ])('%s is refused', async (_what, body, expected) => expect(await everyBody(() => [{ body }], expected)).toStrictEqual([]));

  it('a field that nobody knows is named', async () => {
    const asked = (body: Shape) => [{ body: { ...(reference.wellFormed(body) as object), shoeSize: 42 }, field: 'shoeSize' }];
    expect(await everyBody(asked, '400 http.validation-failed')).toStrictEqual([]);
  });

  it('every field of a wrong type is named', async () => {
    const asked = (body: Shape) =>
      fieldsOf(body).flatMap(([field, { type }]) => [
        { body: { [field]: type === 'object' ? 'text' : { $ne: '' } }, field },
        { body: { [field]: type === 'array' ? 'text' : [] }, field },
        { body: { [field]: type === 'boolean' ? 'yes' : true }, field },
        { body: { [field]: type === 'string' ? 7 : 'text' }, field },
      ]);
    expect(await everyBody(asked, '400 http.validation-failed')).toStrictEqual([]);
  });

  it('every item of a wrong type is named', async () => {
    const asked = (body: Shape) =>
      fieldsOf(body).flatMap(([field, { type }]) =>
        type === 'array'
          ? [
              { body: { [field]: [null] }, field },
              { body: { [field]: [[]] }, field },
            ]
          : [],
      );
    expect(await everyBody(asked, '400 http.validation-failed')).toStrictEqual([]);
  });

  it('every field that must be there is named', async () => {
    const asked = (body: Shape) => (body.required ?? []).map((field) => ({ body: {}, field }));
    expect(await everyBody(asked, '400 http.validation-failed')).toStrictEqual([]);
  });

  it.each(['2026-02-30T10:00:00Z', '2026-02-20T25:00:00Z', '2026-02-20T10:00:00', '2026-02-20', 'yesterday', ''])(
    'the instant %p is named',
    async (instant) => {
      const asked = (body: Shape) => fieldsOf(body).flatMap(([field, { format }]) => (format === 'date-time' ? [{ body: { [field]: instant }, field }] : []));
      expect(await everyBody(asked, '400 http.validation-failed')).toStrictEqual([]);
    },
  );

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '20260220', '2026-02-20T10:00:00Z'])('the day %p is named', async (day) => {
    const asked = (body: Shape) => fieldsOf(body).flatMap(([field, { format }]) => (format === 'date' ? [{ body: { [field]: day }, field }] : []));
    expect(await everyBody(asked, '400 http.validation-failed')).toStrictEqual([]);
  });

  it('a time in the future is refused', async () => {
    const occurredAt = minutesAgo(-10);
    const found = await eachOf(takingABody(), 8, async (operation) => {
      if (operation.body.properties?.['occurredAt'] === undefined) return [];
      const body = { ...(reference.wellFormed(operation.body, known) as object), occurredAt };
      const fault = unlike(await product.call(operation.method, pathOf(operation, known), body), '422 command.happens-in-the-future');
      return fault === undefined ? [] : [`${operation.method} ${operation.path}: ${fault}`];
    });
    expect(found.flat()).toStrictEqual([]);
  });
});

describe('a request that cannot be read', () => {
  const referral = { clientRef: 'client-9', programId: 'program-1', source: 1 };

  it.each(['/referrals', '/clients', '/clients/client-1/enrollments'])('is refused where its body is of ten megabytes: %s', async (path) => {
    const answer = await product.post(path, { ...referral, clientRef: 'x'.repeat(10_000_000) });
    expect(unlike(answer, '413 http.body-too-large')).toBeUndefined();
  });

  it.each([
    ['an unknown path', 'POST', '/referrals-of-yesterday', {}, {}, '404 http.route-unknown'],
    ['another method', 'PUT', '/referrals', {}, {}, '405 http.method-not-allowed'],
    ['another type', 'POST', '/referrals', '<referral/>', { headers: { 'content-type': 'application/xml' } }, '415 http.media-type-not-supported'],
    ['a path that cannot be decoded', 'GET', '/clients/%ff/timeline', undefined, {}, '400 http.request-malformed'],
    ['an id that is none', 'GET', '/clients/x/timeline', undefined, {}, '400 http.validation-failed'],
    ['a body that differs from its path', 'POST', '/referrals/referral-1/accept', { referralId: 'referral-2' }, {}, '400 http.path-and-body-differ'],
    ['a key that is none', 'POST', '/referrals', referral, { key: 'short' }, '400 http.idempotency-key-malformed'],
    ['a revision that is none', 'POST', '/referrals', referral, { headers: { 'if-match': 'latest' } }, '400 http.if-match-malformed'],
    ['a day that does not exist', 'GET', '/clients/client-1/timeline?asOf=2026-02-30', undefined, {}, '400 http.validation-failed'],
    ['a question of its own', 'GET', '/clients/client-1/timeline?colour=red', undefined, {}, '400 http.validation-failed'],
    ['a week that does not exist', 'GET', '/programs/program-1/attendance?week=2025-W53', undefined, {}, '400 http.validation-failed'],
    ['no page at all', 'GET', '/census?limit=0', undefined, {}, '400 http.validation-failed'],
    ['a page that is none', 'GET', '/census?cursor=page-two', undefined, {}, '400 http.cursor-malformed'],
    ['a position that is none', 'GET', '/census?after=now', undefined, {}, '400 http.position-malformed'],
  ] as const)('is refused: %s', async (_what, method, path, body, options: CallOptions, expected) => {
    expect(unlike(await product.call(method, path, body, options), expected)).toBeUndefined();
  });
});

describe('a token', () => {
  const read = (token: string): Promise<Answered> => product.get('/clients/client-1/timeline', { token });

  it.each([
    ['missing', () => '', '401 auth.token-missing'],
    ['no token at all', () => 'sesame', '401 auth.token-malformed'],
    ['signed by somebody else', () => forgedToken(folder.path), '401 auth.token-forged'],
    ['not signed', () => unsignedToken(folder.path), '401 auth.token-forged'],
    ['expired', () => issuedToken(folder.path, { expiresInS: -1 }), '401 auth.token-expired'],
    ['not valid yet', () => issuedToken(folder.path, { notBeforeInS: 600 }), '401 auth.token-not-yet-valid'],
    ['for another audience', () => issuedToken(folder.path, { audience: 'pharmacy' }), '401 auth.wrong-audience'],
    ['of another issuer', () => issuedToken(folder.path, { issuer: 'pharmacy' }), '401 auth.wrong-issuer'],
    ['of no facility', () => issuedToken(folder.path, { facility: '' }), '401 auth.token-incomplete'],
    ['of a role that nobody has', () => issuedToken(folder.path, { role: 'visitor' }), '403 auth.role-not-allowed'],
    ['of another facility', () => issuedToken(folder.path, { facility: 'facility-2' }), '404 journeys.client-unknown'],
  ])('that is %s is refused', async (_what, token, expected) => {
    expect(unlike(await read(token()), expected)).toBeUndefined();
    const answer = await product.post('/referrals/referral-1/accept', {}, { token: token() });
    expect(String(answer.status)).toBe(expected.slice(0, 3));
  });

  it('passes as it was issued', async () => expect((await read(issuedToken(folder.path))).status).toBe(200));
});

describe('a command that cannot be followed', () => {
  // Of these the id in the path is not what is looked up first.
  const otherwise: Readonly<Record<string, string>> = {
    '/client-schedules/{enrollmentId}/assign': '409 scheduling.client-not-enrolled',
    '/client-schedules/{enrollmentId}/obligations': '409 scheduling.client-not-enrolled',
    '/sessions/{sessionId}/attendance': '409 therapy-sessions.session-not-started',
    '/sessions/{sessionId}/complete': '409 therapy-sessions.session-not-started',
    '/sessions/{sessionId}/corrections': '409 therapy-sessions.session-not-started',
  };

  it('names the id that nobody knows', async () => {
    const found = await eachOf(takingABody(), 8, async (operation) => {
      const ids = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      if (ids.every((id) => id === 'clientRef')) return [];
      const answer = await product.call(operation.method, pathOf(operation), reference.wellFormed(operation.body));
      const answered = `${answer.status} ${String(answer.body['code'])}`;
      const isNamed = otherwise[operation.path] === answered || /^404 [a-z-]+\.[a-z-]+$/.test(answered);
      return isNamed && JSON.stringify(answer.body).includes('unknown-') ? [] : [`${operation.method} ${operation.path}: ${answered}`];
    });
    expect(found.flat()).toStrictEqual([]);
  });

  it.each([
    ['a referral is declined after it was accepted', '/referrals/referral-2/decline', { reason: 'client-declined' }, '409 intake.referral-not-awaiting-triage'],
    ['a referral is accepted before it came', '/referrals/referral-1/accept', { occurredAt: minutesAgo(100_000) }, '422 intake.before-referral'],
    ['a client is sent to a group that was closed', '/groups/group-2/enroll', { clientRef: 'client-1' }, '409 scheduling.group-not-open'],
    ['a session begins twice', '/sessions/{sessionId}/start', {}, '409 therapy-sessions.session-already-started'],
    [
      'a session is cancelled after it began',
      '/sessions/{sessionId}/cancel',
      { cancelledBy: 'client', reason: 'illness' },
      '409 scheduling.session-has-started',
    ],
    ['a session ends before it began', '/sessions/{sessionId}/complete', { occurredAt: minutesAgo(61) }, '422 therapy-sessions.session-ends-too-early'],
    ['a client is back who was not away', '/clients/client-1/enrollments/{enrollmentId}/return', {}, '409 intake.not-on-leave'],
    [
      'a client leaves before the admission',
      '/clients/client-1/enrollments/{enrollmentId}/leave',
      { reason: 'family', occurredAt: minutesAgo(115) },
      '422 intake.before-admission',
    ],
    ['an intake admits twice', '/clients/client-1/enrollments', admission('intake-client-1'), '409 intake.intake-already-used'],
    ['a client graduates who is not ready', '/enrollments/{enrollmentId}/graduation', {}, '409 therapy-sessions.not-ready-to-graduate'],
    [
      'a goal is set twice',
      '/enrollments/{enrollmentId}/goals',
      { goalId: 'goal-1', domain: 'coping', target: 8, required: true },
      '409 therapy-sessions.goal-already-set',
    ],
    ['a consent lacks its elements', '/consents', { kind: 'specific' }, '422 intake.consent-invalid'],
  ])('%s', async (_what, path, body, expected) => {
    const of = path.replace(/\{(\w+)\}/g, (_place, name: string) => String(known[name]));
    expect(unlike(await product.post(of, body), expected)).toBeUndefined();
  });
});

describe('two who write the same thing', () => {
  it('are kept apart by the revision that both saw', async () => {
    const opened = await ward.done('/groups', { programId: 'program-1', topicSet: ['stress'], minCapacity: 2, maxCapacity: 12, facilitatorRef: 'staff-7' });
    const path = `/groups/${String(opened.body['stream']).replace('group-', '')}/enroll`;
    const headers = { 'if-match': String(opened.headers.get('etag')) };
    const answers = await Promise.all([product.post(path, { clientRef: 'client-1' }, { headers }), product.post(path, { clientRef: 'client-1' }, { headers })]);
    before = await product.settled();

    expect(answers.map(({ status }) => status).sort()).toStrictEqual([200, 412]);
    expect(unlike(answers.find(({ status }) => status === 412) as Answered, '412 command.revision-moved-on')).toBeUndefined();
    expect(unlike(await product.post(path, { clientRef: 'client-1' }, { headers }), '412 command.revision-moved-on')).toBeUndefined();
  });
});

describe('the same command twice', () => {
  const referral = { clientRef: 'client-3', programId: 'program-1', source: 1 };

  it('is answered with the first outcome', async () => {
    const first = await product.post('/referrals', referral, { key: 'referral-of-tuesday' });
    before = await product.settled();
    const second = await product.post('/referrals', referral, { key: 'referral-of-tuesday' });

    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body).toStrictEqual({ ...first.body, repeated: true });
  });

  it.each([
    ['another body', '/referrals', { ...referral, source: 2 }],
    ['another path', '/referrals/referral-1/accept', {}],
  ])('is refused with %s under the same key', async (_what, path, body) => {
    expect(unlike(await product.post(path, body, { key: 'referral-of-tuesday' }), '409 command.id-reused')).toBeUndefined();
  });
});
