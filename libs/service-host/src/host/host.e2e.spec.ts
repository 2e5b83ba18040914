import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadinessBoard, type Problem } from '../index.js';
import { knock, start, type Running } from '../testing/running.js';
import { followed, forgetfulModule, held } from '../testing/ward.js';

let ward: Running;

beforeAll(async () => {
  ward = await start();
});
afterAll(() => ward.stop());

/** Says something to the socket, and gives back all that comes until it closes. */
const say = async (text: string, port = ward.port): Promise<{ readonly head: string; readonly problem: Problem }> => {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.write(text);
  await once(socket, 'close');
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  return { head, problem: JSON.parse(body) as Problem };
};

const closing = 'host: x\r\nconnection: close\r\n\r\n';

describe('a request that leads nowhere', () => {
  it.each(['/nowhere', '/beds/bed-1/close/now', '/beds/bed-1', '/docs/nothing-here.js', '/Beds'])('%s is not there', async (path) => {
    const { body, headers } = await knock(ward, 'GET', path);
    expect(body).toMatchObject({ status: 404, code: 'http.route-unknown' });
    expect(headers.get('x-correlation-id')).toBe(body.correlationId);
    expect(body.detail).not.toContain(path);
  });

  it('is not there without a name for its reference either', async () => {
    const token = await ward.token(['scheduler']);
    expect((await knock(ward, 'POST', '/beds//close', { token, body: { reason: 'renovation' } })).body.code).toBe('http.route-unknown');
  });

  it.each([
    ['DELETE', '/beds', 'GET, HEAD, POST'],
    ['GET', '/beds/bed-1/close', 'POST'],
    ['PATCH', '/beds/bed-1/pillow', 'PUT'],
    ['OPTIONS', '/beds', 'GET, HEAD, POST'],
  ])('%s %s has other methods', async (method, path, allow) => {
    const { body, headers } = await knock(ward, method, path);
    expect(body).toMatchObject({ status: 405, code: 'http.method-not-allowed' });
    expect((headers.get('allow') ?? '').split(', ').sort().join(', ')).toBe(allow);
  });

  it('is refused where the path is too long, or cannot be decoded', async () => {
    expect((await knock(ward, 'POST', `/beds/${'x'.repeat(101)}/close`)).body).toMatchObject({ status: 414, code: 'http.path-too-long' });
    expect((await knock(ward, 'GET', '/beds/%zz')).body).toMatchObject({ status: 400, code: 'http.request-malformed' });
  });
});

describe('what is hardly a request', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'http.request-malformed'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'http.headers-too-large'],
    ['two lengths', `POST /beds HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n${closing}`, 400, 'http.request-malformed'],
    ['a length and chunks', `POST /beds HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n${closing}`, 400, 'http.request-malformed'],
    ['no path', `GET nowhere HTTP/1.1\r\n${closing}`, 400, 'http.request-malformed'],
    ['a star for a path', `OPTIONS * HTTP/1.1\r\n${closing}`, 404, 'http.route-unknown'],
    ['an unknown method', `BREW /beds HTTP/1.1\r\n${closing}`, 400, 'http.request-malformed'],
  ])('is answered with a problem: %s', async (_what, text, status, code) => {
    const { head, problem } = await say(text);
    expect(head).toContain(`HTTP/1.1 ${status}`);
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(problem).toMatchObject({ status, code });
  });
});

describe('a body of its own kind', () => {
  it('is read by its shape on a route that is no command', async () => {
    const token = await ward.token(['admin']);
    const lay = (body: unknown) => knock(ward, 'PUT', '/beds/bed-1/pillow', { token, body });
    expect((await lay({ minutes: 5 })).status).toBe(204);
    expect((await lay({ minutes: 'five' })).body).toMatchObject({ status: 400, code: 'http.validation-failed' });
    expect((await lay({ minutes: 13 })).body).toMatchObject({ status: 409, code: 'ward.bed-refused' });
  });
});

describe('a route that declares nobody', () => {
  it('keeps the host from starting, and is named', async () => {
    await expect(start({ modules: [forgetfulModule()] })).rejects.toThrow('GET /forgotten');
  });
});

describe('those who run the host', () => {
  it('see that it lives and is ready', async () => {
    expect((await knock(ward, 'GET', '/health/live')).body).toEqual({ status: 'live' });
    expect((await knock(ward, 'GET', '/health/ready')).body).toEqual({ status: 'ready', parts: [{ name: 'host', ready: true }] });
  });

  it('see which part is not', async () => {
    const limping = await start();
    limping.app
      .get(ReadinessBoard)
      .add({ name: 'store', readiness: () => ({ name: 'store', ready: true }) }, { name: 'views', readiness: () => Promise.reject(new RangeError('x')) });
    const { status, body } = await knock<object>(limping, 'GET', '/health/ready');
    await limping.stop();
    expect(status).toBe(503);
    expect(body).toEqual({
      status: 'not-ready',
      parts: [
        { name: 'host', ready: true },
        { name: 'store', ready: true },
        { name: 'views', ready: false, detail: 'RangeError' },
      ],
    });
  });

  it('see durations by route, never by URL', async () => {
    await knock(ward, 'POST', '/beds/bed-of-somebody/close', { token: await ward.token(['scheduler']), body: { reason: 'renovation' } });
    await knock(ward, 'GET', '/nowhere/somebody');
    const { body } = await knock<string>(ward, 'GET', '/metrics');
    expect(body).toContain('http_request_duration_seconds_count{method="POST",route="/beds/:bedId/close",status="200"}');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"}');
    expect(body).toContain('nodejs_eventloop_lag_seconds');
    expect(body).not.toContain('somebody');
  });

  it('read one line for each request, which names no client', async () => {
    await knock(ward, 'POST', '/beds/bed-of-somebody/close?who=somebody', {
      token: await ward.token(['scheduler'], { sub: 'somebody' }),
      body: { reason: 'renovation' },
      headers: { 'x-correlation-id': 'round-8' },
    });
    const line = ward.lines.find((candidate) => candidate.includes('round-8')) ?? '{}';
    expect(JSON.parse(line)).toEqual({
      level: 30,
      time: expect.any(Number) as unknown,
      msg: 'answered',
      method: 'POST',
      route: '/beds/:bedId/close',
      status: 200,
      durationMs: expect.any(Number) as unknown,
      correlationId: 'round-8',
    });
    expect(ward.lines.join()).not.toContain('somebody');
  });
});

describe('closing', () => {
  it('answers what was accepted, accepts nothing more, and then lets go', async () => {
    const leaving = await start();
    const token = await leaving.token(['scheduler']);
    const accepted = knock(leaving, 'POST', '/beds/bed-slow/close', { token, body: { reason: 'slow' } });
    held.release = () => undefined;
    const before = held.release;
    while (held.release === before) await later(1);

    const closed = leaving.stop();
    await later(100);
    await expect(knock(leaving, 'GET', '/health/live')).rejects.toThrow();
    held.release();

    expect((await accepted).status).toBe(200);
    expect(followed.at(-1)).toMatchObject({ bedId: 'bed-slow' });
    await closed;
  });

  it('keeps no reader waiting', async () => {
    const leaving = await start();
    const answer = knock(leaving, 'GET', '/beds?after=9', { token: await leaving.token(['analyst']), headers: { prefer: 'wait=30' } });
    while (leaving.positions.waiting === 0) await later(1);
    const startedAt = performance.now();
    await leaving.stop();
    expect((await answer).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
