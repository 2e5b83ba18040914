import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { memberEnvironmentOf } from './server.config.js';
import { ServerProcess, stateOf } from './server-process.js';

const size = 3;

/** One of the three: where it listens, and its process. */
interface Member {
  readonly port: number;
  readonly process: ServerProcess;
}

/** Three nodes of a spec's own, one of which leads; each is killed, frozen and started again by its place in `members`. */
export class StartedCluster {
  private constructor(
    private readonly members: readonly Member[],
    private readonly data: string,
  ) {}

  /** A place for a cluster, of which no node runs yet. */
  static async place(command: string): Promise<StartedCluster> {
    const data = mkdtempSync(join(tmpdir(), 'continuum-esdb-'));
    const ports: number[] = [];
    while (ports.length < size * 2) ports.push(await freePort());
    const nodes = ports.slice(0, size);
    const members = nodes.map((port, index) => {
      const seeds = nodes.filter((other) => other !== port);
      const environment = memberEnvironmentOf({ node: index + 1, port, replicationPort: ports[size + index] ?? 0, seeds, data: join(data, String(index + 1)) });
      return { port, process: new ServerProcess(command, environment) };
    });
    return new StartedCluster(members, data);
  }

  get url(): string {
    return `esdb://${this.members.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false`;
  }

  /** Starts those that are named, or all; resolves once one leads and all others follow. */
  async start(indexes: readonly number[] = this.members.map((_member, index) => index)): Promise<void> {
    for (const index of indexes) this.members[index]?.process.start();
    await this.whole();
  }

  /**
   * Resolves once one leads and all others follow. A leader that was lost with a tail of its log that no other has ends when it is
   * back, and wants to be started again, without that tail.
   */
  async whole(): Promise<void> {
    for (;;) {
      const states = await this.#states();
      if (states.filter((state) => state === 'leader').length === 1 && states.filter((state) => state === 'follower').length === size - 1) return;
      for (const { process } of this.members) {
        if (process.hasEndedWell) process.start();
        process.demandAlive();
      }
      await sleep(50);
    }
  }

  /** Which one leads. */
  async leader(): Promise<number> {
    for (;;) {
      const index = (await this.#states()).indexOf('leader');
      if (index >= 0) return index;
      await sleep(20);
    }
  }

  /** Which ones follow. */
  async followers(): Promise<readonly number[]> {
    return (await this.#states()).flatMap((state, index) => (state === 'follower' ? [index] : []));
  }

  /** As the plug is pulled. */
  async kill(index: number): Promise<void> {
    await this.members[index]?.process.kill();
  }

  freeze(index: number): void {
    this.members[index]?.process.signal('SIGSTOP');
  }

  thaw(index: number): void {
    this.members[index]?.process.signal('SIGCONT');
  }

  async remove(): Promise<void> {
    await Promise.all(this.members.map(({ process }) => process.kill()));
    rmSync(this.data, { recursive: true, force: true });
  }

  #states(): Promise<readonly (string | undefined)[]> {
    return Promise.all(this.members.map(({ port }) => stateOf(port)));
  }
}
