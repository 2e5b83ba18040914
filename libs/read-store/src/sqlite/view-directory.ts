import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skips, type Skip } from '../skips.js';
import type { AnyView } from '../view.js';
import { GenerationFile } from './generation-file.js';

/**
 * Where the views of one installation lie: `<root>/<view>/<generation>.sqlite`, and in `<root>/<view>/current` the number
 * of the generation that answers. Switching is one rename, so a reader sees the old or the new one, never neither.
 */
export class ViewDirectory {
  constructor(readonly root: string) {}

  /** The number of the generation that answers; undefined while there is none. */
  current(view: { readonly name: string }): number | undefined {
    return this.#number(view, 'current');
  }

  path(view: { readonly name: string }, number: number): string {
    return join(this.root, view.name, `${number}.sqlite`);
  }

  /** When `current` was last switched, in ms; 0 while there is none. A cheap question, to be asked often. */
  switchedAtMs(view: { readonly name: string }): number {
    return statSync(join(this.root, view.name, 'current'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }

  /** Opens the generation that answers, to go on filling it; makes the first one where there is none. */
  openCurrent(view: AnyView): GenerationFile {
    const number = this.current(view);
    if (number !== undefined) return new GenerationFile(view, number, this.path(view, number), this.skips(view));
    const first = this.openNext(view);
    this.switchTo(view, first.number);
    return first;
  }

  /** Opens a new, empty generation beside those that are there. */
  openNext(view: AnyView): GenerationFile {
    const folder = join(this.root, view.name);
    mkdirSync(folder, { recursive: true });
    const number = Math.max(0, ...this.#numbers(view)) + 1;
    return new GenerationFile(view, number, this.path(view, number), this.skips(view));
  }

  /** From now on this generation answers; the one that answered is kept to go back to. */
  switchTo(view: { readonly name: string }, number: number): void {
    const before = this.current(view);
    if (before !== undefined && before !== number) this.#put(view, 'before', String(before));
    this.#put(view, 'current', String(number));
  }

  /** The number of the generation that answered before the one that does now; undefined where none is kept. */
  before(view: { readonly name: string }): number | undefined {
    const number = this.#number(view, 'before');
    return number !== undefined && number !== this.current(view) && this.#numbers(view).includes(number) ? number : undefined;
  }

  /** What the view does without, whichever generation answers. */
  skips(view: { readonly name: string }): Skips {
    const path = join(this.root, view.name, 'skipped.json');
    return existsSync(path) ? new Skips(JSON.parse(readFileSync(path, 'utf8')) as readonly Skip[]) : new Skips();
  }

  /** From now on the view does without this event. On disk when it returns. */
  skip(view: { readonly name: string }, skip: Skip): void {
    const { all } = this.skips(view);
    this.#put(view, 'skipped.json', JSON.stringify([...all, skip], undefined, 1));
  }

  /** Takes away a generation that does not answer. */
  drop(view: { readonly name: string }, number: number): void {
    if (number === this.current(view)) throw new Error(`Generation ${number} of ${view.name} is the one that answers.`);
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.path(view, number) + suffix, { force: true });
  }

  /** Takes away what is older than the generation that answers and the one before it, and what a rebuild left unfinished. */
  tidy(view: { readonly name: string }, keep: readonly number[]): void {
    for (const number of this.#numbers(view)) if (!keep.includes(number)) this.drop(view, number);
  }

  #number(view: { readonly name: string }, file: string): number | undefined {
    try {
      return Number(readFileSync(join(this.root, view.name, file), 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all, also where the power fails. */
  #put(view: { readonly name: string }, file: string, text: string): void {
    const path = join(this.root, view.name, file);
    writeFileSync(`${path}.next`, text, { flush: true });
    renameSync(`${path}.next`, path);
  }

  #numbers(view: { readonly name: string }): readonly number[] {
    return readdirSync(join(this.root, view.name))
      .filter((name) => /^\d+\.sqlite$/.test(name))
      .map((name) => Number.parseInt(name, 10));
  }
}
