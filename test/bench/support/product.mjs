import { spawn } from 'node:child_process';
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const bin = fileURLToPath(new URL('../../../services/continuum/bin/continuum.mjs', import.meta.url));

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The port that a child says on its standard output. What it says later is left unread, and does not stop it. */
export const listening = (child, pattern) =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (text) => {
      said += text;
      const port = pattern.exec(said)?.[1];
      if (port === undefined) return;
      child.stdout.off('data', hear).resume();
      clearTimeout(patience);
      resolve(Number(port));
    };
    child.stdout.on('data', hear);
    const patience = setTimeout(() => child.kill('SIGKILL'), 120_000);
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready: ${said.slice(-500)}`)));
  });

/** The product as a user starts it: a process of its own on a free port of 127.0.0.1. */
export class Product {
  #tokens = new Map();

  constructor(folder, child, port) {
    this.folder = folder;
    this.child = child;
    this.port = port;
  }

  /** On SQLite, unless told otherwise. Node is given what stands in BENCH_NODE, such as `--cpu-prof --cpu-prof-dir=profiles`. */
  static async start(folder, environment = {}) {
    const env = { ...process.env, EVENT_STORE: 'sqlite', CONTINUUM_DATA: folder, PORT: '0', ...environment };
    const args = process.env.BENCH_NODE?.split(' ') ?? [];
    const child = spawn(process.execPath, [...args, bin, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    return new Product(folder, child, await listening(child, /http:\/\/127\.0\.0\.1:(\d+)\/docs/));
  }

  /** A token of an admin of the facility, signed with the key of the data folder. */
  token(facility) {
    const known = this.#tokens.get(facility);
    if (known !== undefined) return known;
    const jwk = JSON.parse(readFileSync(join(this.folder, 'keys/signing-key.json'), 'utf8'));
    const now = Math.floor(Date.now() / 1000);
    const claims = { roles: ['admin'], facility, iss: 'continuum', aud: 'continuum', sub: 'bench', jti: randomUUID(), iat: now, exp: now + 14_400 };
    const content = `${encoded({ alg: 'EdDSA', typ: 'JWT', kid: jwk.kid })}.${encoded(claims)}`;
    const token = `${content}.${sign(null, Buffer.from(content), createPrivateKey({ key: jwk, format: 'jwk' })).toString('base64url')}`;
    this.#tokens.set(facility, token);
    return token;
  }

  async call(method, path, body, facility) {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token(facility)}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return text;
  }

  /** Waits until every view has seen everything. */
  async caughtUp() {
    for (;;) {
      const metrics = await this.call('GET', '/metrics', undefined, 'facility-bench');
      const behind = [...metrics.matchAll(/^continuum_view_behind_events\{[^}]*\} (\d+)/gm)].map(([, events]) => Number(events));
      if (behind.length > 0 && behind.every((events) => events === 0)) return;
      await sleep(500);
    }
  }

  stop() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    return ended;
  }
}

/** A program that takes referrals, at `facility-bench`. */
export const openProgram = (product) =>
  product.call(
    'POST',
    '/programs',
    {
      programId: 'program-bench',
      timeZone: 'America/New_York',
      levelOfCare: '2.1',
      tracks: ['SUD'],
      populations: ['adult'],
      deliveryModes: ['in-person'],
      part2: false,
    },
    'facility-bench',
  );
