import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentOf } from './server.config.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** A server of a spec's own: started, killed, frozen, emptied and started again on the same port. */
export class StartedServer {
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly command: string,
    private readonly port: number,
    private readonly data: string,
  ) {}

  /** A place for a server, at which none runs yet. */
  static async place(command: string): Promise<StartedServer> {
    return new StartedServer(command, await freePort(), mkdtempSync(join(tmpdir(), 'continuum-esdb-')));
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Resolves once it answers. */
  async start(): Promise<void> {
    const child = spawn('sh', ['-c', this.command], { detached: true, stdio: 'ignore', env: environmentOf(this.port, this.data) });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.on('exit', resolve));
    while (!(await this.#isLeader())) {
      if (child.exitCode !== null) throw new Error(`The server's command ended with ${child.exitCode}.`);
      await sleep(50);
    }
  }

  /** As the plug is pulled. */
  async kill(): Promise<void> {
    this.#signal('SIGKILL');
    await this.#ended;
  }

  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** Everything that it kept is gone. Only while it does not run. */
  empty(): void {
    rmSync(this.data, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    this.empty();
  }

  async #isLeader(): Promise<boolean> {
    try {
      const info = await fetch(`http://127.0.0.1:${this.port}/info`, { signal: AbortSignal.timeout(1_000) });
      return ((await info.json()) as { state?: string }).state === 'leader';
    } catch {
      return false;
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#child?.pid;
    if (pid === undefined || this.#child?.exitCode !== null || this.#child.signalCode !== null) return;
    process.kill(-pid, signal);
  }
}
