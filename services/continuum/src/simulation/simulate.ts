import type { Command, Order, Outcome, VirtualClock } from '@continuum/event-sourcing';
import { BlockPlans } from './block/block-plans.js';
import { identityOf, type SyntheticIdentity } from './population/identity.js';
import { Refusals } from './refusals.js';
import { Run, type SimulationOptions } from './run.js';
import type { Deed } from './walk/deed.js';
import { deedsOf } from './walk/deeds-of-day.js';
import { graduationDeeds, graduationKeyOf, graduationMinute, transferInstead } from './walk/leaving.js';
import { commandIdOf, type Scene } from './walk/scene.js';
import { wavesOf } from './walk/waves.js';

/** What a simulation is connected to. */
export interface SimulationPorts {
  /** Sends a command the way an application would. @throws DomainError when it is refused */
  send(command: Command): Promise<Outcome>;
  /** Stands at the evening of the virtual day while that day is charted. */
  readonly clock: VirtualClock;
  /** Lets process managers react to everything, and wakes what is due by the clock, until nothing is left to do. */
  settle(): Promise<void>;
  /** After each day: how many of how many are done, and the highest position of the log that was answered. */
  progress?(daysDone: number, dayCount: number, events: number): void;
  /** Takes an invented name, birth date and contact for the client vault. Left out: clients have none. */
  identify?(identity: SyntheticIdentity): Promise<void>;
  /** Ends the run after the wave at hand. */
  readonly signal?: AbortSignal;
}

export interface SimulationReport {
  /** Whether the last day was reached. */
  readonly isDone: boolean;
  readonly commands: number;
  /** Of these, how many had been sent before and were recognised. */
  readonly repeats: number;
  /** The highest position of the log that was answered. */
  readonly position: number;
  readonly refusals: Refusals;
}

/** Walks clients through care, day by day and facility by facility, by the commands an application would send. */
class Simulation {
  readonly #run: Run;
  readonly #plans: BlockPlans;
  readonly #refusals = new Refusals();
  #commands = 0;
  #repeats = 0;
  #position = 0;

  constructor(
    options: SimulationOptions,
    private readonly ports: SimulationPorts,
  ) {
    this.#run = new Run(options);
    this.#plans = new BlockPlans(this.#run);
  }

  async walk(firstDay: number): Promise<SimulationReport> {
    const { days } = this.#run;
    for (let day = firstDay; day < days.count && !this.#isStopped; day++) {
      await this.#day(day);
      this.ports.progress?.(day + 1, days.count, this.#position);
    }
    return { isDone: !this.#isStopped, commands: this.#commands, repeats: this.#repeats, position: this.#position, refusals: this.#refusals };
  }

  get #isStopped(): boolean {
    return this.ports.signal?.aborted ?? false;
  }

  async #day(day: number): Promise<void> {
    const { clock, settle } = this.ports;
    const { days, blocks } = this.#run;
    const scenes = Array.from({ length: blocks }, (_none, block) => block);
    clock.set(days.evening(day));
    for (const block of scenes) {
      const scene = this.#scene(block, day);
      await this.#identify(scene);
      await this.#chart(scene, deedsOf(scene), days.evening(day));
    }
    if (!this.#isStopped) await settle();

    const later = days.instant(day, graduationMinute);
    let graduations = 0;
    for (const block of scenes) {
      const scene = this.#scene(block, day);
      const deeds = graduationDeeds(scene);
      if (deeds.length === 0) continue;
      clock.set(later);
      graduations += deeds.length;
      await this.#graduate(scene, deeds, later);
    }
    if (graduations > 0 && !this.#isStopped) await settle();
  }

  #scene(block: number, day: number): Scene {
    return { run: this.#run, block: this.#plans.at(block), day };
  }

  async #identify({ block, day }: Scene): Promise<void> {
    if (this.ports.identify === undefined) return;
    for (const client of block.clients) {
      if (client.referralDay === day) await this.ports.identify(identityOf(this.#run, client, block.facility));
    }
  }

  async #graduate(scene: Scene, deeds: readonly Deed[], now: string): Promise<void> {
    const graduated = await this.#chart(scene, deeds, now);
    const notReady = deeds.filter((deed) => !graduated.has(deed.key));
    const instead = notReady.flatMap((deed) =>
      scene.block.stays.filter((stay) => deed.key === graduationKeyOf(stay)).map((stay) => transferInstead(scene, stay)),
    );
    await this.#chart(scene, instead, now);
  }

  /** Sends deeds in waves; the keys of those that were not refused. */
  async #chart(scene: Scene, deeds: readonly Deed[], now: string): Promise<ReadonlySet<string>> {
    const followed = new Set<string>();
    for (const wave of wavesOf(deeds)) {
      if (this.#isStopped) break;
      await Promise.all(
        wave.map(async (deed) => {
          if (await this.#send(scene, deed, now)) followed.add(deed.key);
        }),
      );
    }
    return followed;
  }

  async #send(scene: Scene, deed: Deed, now: string): Promise<boolean> {
    this.#commands += 1;
    try {
      const outcome = await this.ports.send(this.#commandOf(scene, deed, now));
      this.#position = Math.max(this.#position, outcome.position);
      if (outcome.repeated) this.#repeats += 1;
      return true;
    } catch (error) {
      this.#refusals.note(deed, error);
      return false;
    }
  }

  #commandOf({ run, block, day }: Scene, { command, key, minute, by }: Deed, now: string): Command {
    const commandId = commandIdOf(run, day, key);
    const order: Order = { commandId, now, by, facility: block.facility, correlationId: commandId };
    return Object.assign(command, timeOf(command, run.days.instant(day, minute)), { order });
  }
}

/** Commands whose time is told in their own fields take none besides. */
const withoutTime: readonly string[] = ['GrantConsent', 'RecordAttendance', 'CorrectAttendance'];

const timeOf = ({ type }: Pick<Command, 'type'>, occurredAt: string): Pick<Command, 'occurredAt'> => (withoutTime.includes(type) ? {} : { occurredAt });

/**
 * Simulates `options.clients` clients over `options.weeks` virtual weeks. The same options give the same events, whatever the
 * machine. `resumeFrom` is the day on which an interrupted run of the same options was last charting; earlier days are skipped, and
 * what was sent of that day is recognised as a repeat.
 * @throws RangeError when an option is none; whatever the store throws.
 */
export const simulate = (options: SimulationOptions & { readonly resumeFrom?: string }, ports: SimulationPorts): Promise<SimulationReport> => {
  const { resumeFrom, ...plain } = options;
  const from = resumeFrom === undefined ? 0 : Math.max(0, Math.round((Date.parse(resumeFrom) - Date.parse(plain.from)) / 86_400_000));
  return new Simulation(plain, ports).walk(from);
};
