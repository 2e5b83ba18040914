import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issuedToken } from '../../support/tokens.js';

/** One command that was answered. */
export interface Acknowledged {
  readonly key: string;
  readonly path: string;
  readonly status: number;
  /** How often it was sent before it was answered. */
  readonly attempts: number;
  readonly code?: string;
  readonly position: number;
  readonly events: readonly string[];
  readonly repeated: boolean;
}

/** The load process, and what it was told. */
export class Load {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(
    readonly folder: string,
    data: string,
    { callers, name = 'load', pauseMs = 0 }: { readonly callers: number; readonly name?: string; readonly pauseMs?: number },
  ) {
    mkdirSync(folder, { recursive: true });
    const token = issuedToken(data, { expiresInS: 86_400 });
    const order = JSON.stringify({ folder, token, callers, name, pauseMs });
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'load.mjs'), order], { stdio: ['ignore', 'inherit', 'inherit'] });
    this.#ended = new Promise((resolve) => this.#child.on('exit', resolve));
  }

  /** Where the product listens from now on. */
  static tell(folder: string, url: string): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'url.next'), url);
    renameSync(join(folder, 'url.next'), join(folder, 'url'));
  }

  acknowledged(): readonly Acknowledged[] {
    const file = join(this.folder, 'acknowledged.jsonl');
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Acknowledged);
  }

  /** Every caller is answered what it sent, then the process ends. */
  async stop(): Promise<void> {
    writeFileSync(join(this.folder, 'stop'), '');
    await this.#ended;
  }

  /** Ends it wherever it is. */
  end(): void {
    this.#child.kill('SIGKILL');
  }
}
