import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { continuum, Product } from '../../support/product.js';
import { Ward } from '../../support/ward.js';
import type { Chance } from './chance.js';
import { judge, type Judgement } from './judgement.js';
import { Load, type Acknowledged } from './load.js';

/** What is told after each kill. */
export type OnKill = (kill: number) => void;

const bin = join(import.meta.dirname, '../../../services/continuum/bin/continuum.mjs');

/** Starts the command line, and kills it after `afterMs`, if it did not end before. Whether it was killed. */
const killed = async (data: string, args: readonly string[], afterMs: number): Promise<boolean> => {
  const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, CONTINUUM_DATA: data, NODE_OPTIONS: '' }, stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_code, signal) => resolve(signal)));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const signal = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
};

/** What came of a simulation that was killed again and again. */
export interface SimulationKilled extends Judgement {
  readonly kills: number;
}

/**
 * Kills one simulation after another at random moments and begins it again with the same arguments; in the end its log is that of a
 * run that nobody killed.
 */
export const killSimulations = async (root: string, kills: number, chance: Chance, onKill: OnKill): Promise<SimulationKilled> => {
  let done = 0;
  let judgement: Judgement = { events: 0, expired: 0, faults: [] };
  for (let run = 1; done < kills && judgement.faults.length === 0; run += 1) {
    const args = ['simulate', '--clients', '40', '--weeks', '9', '--seed', `kill-${run}`, '--from', '2026-03-02', '--json'];
    const [broken, whole] = [join(root, `killed-${run}`), join(root, `whole-${run}`)];
    const startedAt = performance.now();
    const unbroken = JSON.parse((await continuum(whole, args)).out) as { hash: string; events: number };
    const wholeMs = performance.now() - startedAt;
    // From within the start of the process to a good part of the way.
    while (done < kills && (await killed(broken, args, chance.between(100, Math.round(wholeMs * 0.7))))) onKill((done += 1));
    const resumed = JSON.parse((await continuum(broken, args)).out) as { hash: string; events: number };
    judgement = await judge(broken, [], new Date().toISOString());
    if (resumed.hash !== unbroken.hash)
      judgement = {
        ...judgement,
        faults: [...judgement.faults, `the log of a killed simulation (${resumed.events} events) is not that of one that ran through (${unbroken.events})`],
      };
    if (judgement.faults.length === 0) [broken, whole].forEach((path) => rmSync(path, { recursive: true }));
  }
  return { ...judgement, kills: done };
};

/** What came of the product being killed under load. */
export interface ProductKilled extends Judgement {
  readonly kills: number;
  readonly acknowledged: number;
  /** Commands that were answered only after they had been sent again. */
  readonly sentAgain: number;
}

const longestTimerMs = 6_500;

/** Kills the product at random moments under a load from another process, and starts it again each time. */
export const killProducts = async (root: string, kills: number, chance: Chance, onKill: OnKill): Promise<ProductKilled> => {
  const data = join(root, 'killed');
  let product = await Product.start(data);
  await new Ward(product).program('program-1');
  const folder = join(root, 'load');
  Load.tell(folder, product.url);
  const load = new Load(folder, data, { callers: 24, pauseMs: 20 });
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      await sleep(chance.between(50, 1_200));
      await product.stop('SIGKILL');
      onKill(kill);
      // Now and then it is killed while it starts.
      if (chance.next() < 0.2) await killed(data, ['start'], chance.between(100, 900));
      product = await Product.start(data);
      Load.tell(folder, product.url);
    }
    await load.stop();
    await sleep(longestTimerMs);
    const now = new Date().toISOString();
    await product.settled();
    if ((await product.stop()) !== 0) throw new Error(`It did not end well: ${product.err}`);
    const acknowledged: readonly Acknowledged[] = load.acknowledged();
    const sentAgain = acknowledged.filter(({ attempts }) => attempts > 1).length;
    return { ...(await judge(data, acknowledged, now)), kills, acknowledged: acknowledged.length, sentAgain };
  } finally {
    load.end();
    product.child.kill('SIGKILL');
  }
};
