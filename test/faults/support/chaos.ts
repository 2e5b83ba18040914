import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Chance } from './chance.js';
import { killProducts, killSimulations } from './kill.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const wholeNumber = (text: string | undefined, usual: number): number => {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${text} is no whole number from 1.`);
  return value;
};

const progressOf = (what: string, kills: number): ((kill: number) => void) => {
  const startedAt = performance.now();
  return (kill) => {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    if (kill % Math.ceil(kills / 20) === 0 || kill === kills) say(`${what}: ${kill} of ${kills} kills, ${seconds} s`);
  };
};

const askedOf = (args: readonly string[]): { readonly kills: number; readonly seed: number } => {
  const { values } = parseArgs({ args: [...args], options: { kills: { type: 'string' }, seed: { type: 'string' } } });
  return { kills: wholeNumber(values.kills, 20), seed: wholeNumber(values.seed, 1 + (Date.now() % 1_000_000)) };
};

/** `--kills N --seed S`: a quarter of the kills hit simulations, the rest the product under load. The exit code. */
export const chaos = async (args: readonly string[]): Promise<number> => {
  let asked: ReturnType<typeof askedOf>;
  try {
    asked = askedOf(args);
  } catch (error) {
    process.stderr.write(`chaos: ${error instanceof Error ? error.message : 'wrong argument'} It takes --kills N and --seed S.\n`);
    return 2;
  }
  return killAsAsked(asked);
};

const killAsAsked = async ({ kills, seed }: ReturnType<typeof askedOf>): Promise<number> => {
  const ofSimulations = Math.floor(kills / 4);
  const root = mkdtempSync(join(tmpdir(), 'continuum-chaos-'));
  ['simulations', 'products'].forEach((folder) => mkdirSync(join(root, folder)));
  const startedAt = performance.now();
  say(`${kills} kills, seed ${seed}`);

  const chance = new Chance(seed);
  const products = await killProducts(join(root, 'products'), kills - ofSimulations, chance, progressOf('the product under load', kills - ofSimulations));
  say(
    `${products.acknowledged} commands acknowledged, ${products.sentAgain} of them sent more than once; ${products.events} events; ${products.expired} timers fired`,
  );
  const simulations = await killSimulations(join(root, 'simulations'), ofSimulations, chance, progressOf('simulations', ofSimulations));

  const faults = [...products.faults, ...simulations.faults];
  faults.forEach((fault) => say(`FAULT ${fault}`));
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const outcome = faults.length === 0 ? 'nothing lost, nothing doubled, every view equals its rebuild' : `${faults.length} faults; the data is kept in ${root}`;
  say(`${products.kills + simulations.kills} kills in ${seconds} s: ${outcome}`);
  if (faults.length === 0) rmSync(root, { recursive: true });
  return faults.length === 0 ? 0 : 1;
};
