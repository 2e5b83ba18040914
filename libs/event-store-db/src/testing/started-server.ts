import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { environmentOf } from './server.config.js';
import { ServerProcess, stateOf } from './server-process.js';

/** A server of a spec's own: started, killed, frozen, emptied and started again on the same port. */
export class StartedServer {
  readonly #process: ServerProcess;

  private constructor(
    command: string,
    private readonly port: number,
    private readonly data: string,
  ) {
    this.#process = new ServerProcess(command, environmentOf(port, data));
  }

  /** A place for a server, at which none runs yet. */
  static async place(command: string): Promise<StartedServer> {
    return new StartedServer(command, await freePort(), mkdtempSync(join(tmpdir(), 'continuum-esdb-')));
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Resolves once it answers. */
  async start(): Promise<void> {
    this.#process.start();
    while ((await stateOf(this.port)) !== 'leader') {
      this.#process.demandAlive();
      await sleep(50);
    }
  }

  /** As the plug is pulled. */
  kill(): Promise<void> {
    return this.#process.kill();
  }

  freeze(): void {
    this.#process.signal('SIGSTOP');
  }

  thaw(): void {
    this.#process.signal('SIGCONT');
  }

  /** Everything that it kept is gone. Only while it does not run. */
  empty(): void {
    rmSync(this.data, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    this.empty();
  }
}
