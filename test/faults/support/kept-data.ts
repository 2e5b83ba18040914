import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { continuum, type Ran } from '../../support/product.js';

/** What `continuum verify --json` says. */
export interface Verdict {
  readonly events: number;
  readonly hash: string;
  readonly views: readonly { readonly view: string; readonly rows: number; readonly waiting: number }[];
  readonly discrepancies: readonly { readonly of: string; readonly where: string; readonly what: string }[];
}

/** A data folder that was walked once and is copied for each test, so that each has its own to damage. */
export class KeptData {
  readonly #root = mkdtempSync(join(tmpdir(), 'continuum-faults-'));
  #copies = 0;

  static async simulated(clients: number, weeks: number): Promise<KeptData> {
    const kept = new KeptData();
    const ran = await continuum(kept.#original, [
      'simulate',
      '--clients',
      String(clients),
      '--weeks',
      String(weeks),
      '--seed',
      'faults',
      '--from',
      '2026-03-02',
      '--json',
    ]);
    if (ran.code !== 0) throw new Error(ran.err);
    return kept;
  }

  get #original(): string {
    return join(this.#root, 'original');
  }

  copy(): DamagedData {
    this.#copies += 1;
    const path = join(this.#root, `copy-${this.#copies}`);
    cpSync(this.#original, path, { recursive: true });
    return new DamagedData(path);
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** A data folder, and the hand that damages it behind the product's back. */
export class DamagedData {
  constructor(readonly path: string) {}

  viewFile(view: string): string {
    const folder = join(this.path, 'views', view);
    return join(folder, `${readFileSync(join(folder, 'current'), 'utf8')}.sqlite`);
  }

  /** Changes a file of the folder by SQL. */
  change(file: string, sql: string, ...parameters: readonly (string | number)[]): void {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    if (parameters.length === 0) db.exec(sql);
    else db.prepare(sql).run(...parameters);
    db.close();
  }

  ask<T>(file: string, sql: string): T | undefined {
    const db = new DatabaseSync(file, { readOnly: true });
    const found = db.prepare(sql).get();
    db.close();
    // The caller names the columns it asks for.
    return found as T | undefined;
  }

  run(...args: readonly string[]): Promise<Ran> {
    return continuum(this.path, args);
  }

  /** What verify says, and its exit code. */
  async verify(): Promise<Verdict & { readonly code: number }> {
    const { code, out, err } = await this.run('verify', '--json');
    if (!out.startsWith('{')) throw new Error(`verify said: ${out}${err}`);
    return { ...(JSON.parse(out) as Verdict), code };
  }
}
