import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { issuedToken } from './tokens.js';

const bin = join(import.meta.dirname, '../../services/continuum/bin/continuum.mjs');

/** What a command line run printed and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What an HTTP call answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // A spec looks at the parts it is about.
  readonly body: Record<string, unknown>;
}

export interface CallOptions {
  readonly role?: string;
  readonly facility?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The bearer token to send instead; `''` sends none. */
  readonly token?: string;
}

/** What runs on a data folder, by its path. */
const running = new Map<string, Set<ChildProcess>>();

const isOn = (data: string, child: ChildProcess): void => {
  const children = running.get(data) ?? new Set();
  running.set(data, children.add(child));
  child.on('exit', () => children.delete(child));
};

/** An empty data folder of its own, taken away at the end, and with it whatever a failed test left running on it. */
export const dataFolderOfASpec = (): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'continuum-e2e-'));
  const remove = (): void => {
    for (const child of running.get(path) ?? []) child.kill('SIGKILL');
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  return { path, remove };
};

const environment = (data: string, over: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  CONTINUUM_DATA: data,
  PORT: '0',
  NODE_OPTIONS: '',
  ...over,
});

/** Runs the command line to its end. */
export const continuum = async (data: string, args: readonly string[], over: NodeJS.ProcessEnv = {}): Promise<Ran> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args], { env: environment(data, over), maxBuffer: 64 * 1024 * 1024 });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
};

/** Starts a command, sends it a signal as soon as it has printed `told`, and waits for its end. */
export const interrupted = (data: string, args: readonly string[], told: string, signal: NodeJS.Signals): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { env: environment(data), stdio: ['ignore', 'pipe', 'pipe'] });
    isOn(data, child);
    let [out, err, isSent] = ['', '', false];
    const look = (): void => {
      if (!isSent && `${out}${err}`.includes(told)) isSent = child.kill(signal);
    };
    child.stdout.on('data', (text: Buffer) => ((out += text.toString()), look()));
    child.stderr.on('data', (text: Buffer) => ((err += text.toString()), look()));
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });

/** The product as a user starts it: a process of its own on a free port of 127.0.0.1. */
export class Product {
  readonly #tokens = new Map<string, string>();
  out = '';
  err = '';

  private constructor(
    readonly data: string,
    readonly child: ChildProcess,
    readonly ended: Promise<number | null>,
  ) {}

  url = '';

  /** `by` is a program that starts it in its turn, `['sh', '-c', 'ulimit …; exec "$@"', 'sh']`, as a user may. */
  static async start(data: string, args: readonly string[] = ['start'], over: NodeJS.ProcessEnv = {}, by: readonly string[] = []): Promise<Product> {
    const [command = process.execPath, ...rest] = [...by, process.execPath, bin, ...args];
    const child = spawn(command, rest, { env: environment(data, over), stdio: ['ignore', 'pipe', 'pipe'] });
    isOn(data, child);
    const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
    const product = new Product(data, child, ended);
    child.stderr.on('data', (text: Buffer) => (product.err += text.toString()));
    const ready = new Promise<string>((resolve) =>
      child.stdout.on('data', (text: Buffer) => {
        product.out += text.toString();
        const [, url] = /(http:\/\/127\.0\.0\.1:\d+)\/docs/.exec(product.out) ?? [];
        if (url !== undefined) resolve(url);
      }),
    );
    const outcome = await Promise.race([ready, ended]);
    if (typeof outcome !== 'string') throw new Error(`It ended with ${outcome}: ${product.out}${product.err}`);
    product.url = outcome;
    return product;
  }

  /** A token of a role, made once. */
  token(role: string, facility: string): string {
    const known = this.#tokens.get(`${role}@${facility}`);
    if (known !== undefined) return known;
    const token = issuedToken(this.data, { role, facility });
    this.#tokens.set(`${role}@${facility}`, token);
    return token;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    { role = 'admin', facility = 'facility-1', key, headers = {}, token }: CallOptions = {},
  ): Promise<Answered> {
    const bearer = token ?? this.token(role, facility);
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  }

  post(path: string, body: unknown = {}, options?: CallOptions): Promise<Answered> {
    return this.call('POST', path, body, options);
  }

  get(path: string, options?: CallOptions): Promise<Answered> {
    return this.call('GET', path, undefined, options);
  }

  /** A number among the metrics. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
  }

  /** The position of the log's last event, once the process managers have reacted to everything before it. */
  async settled(): Promise<number> {
    for (;;) {
      const behind = await this.metric('continuum_processes_behind_events');
      if (behind === 0) return this.metric('continuum_log_position');
      await this.reads('/census');
    }
  }

  /** Reads once the view has seen everything there is, and what the process managers made of it. */
  async reads(path: string, options: CallOptions = {}): Promise<Answered> {
    const position = await this.metric('continuum_log_position');
    return this.get(path, { ...options, headers: { prefer: 'wait=20', 'continuum-position': String(position), ...options.headers } });
  }

  /** Asks it to end, and waits until it has; the exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
