import { spawn, type ChildProcess } from 'node:child_process';

/** A shell command that runs a server in the foreground, and what it started. */
export class ServerProcess {
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly command: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  start(): void {
    const child = spawn('sh', ['-c', this.command], { detached: true, stdio: 'ignore', env: this.environment });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.on('exit', resolve));
  }

  /** @throws Error where the command has ended by itself */
  demandAlive(): void {
    if (typeof this.#child?.exitCode === 'number') throw new Error(`The server's command ended with ${this.#child.exitCode}.`);
  }

  /** It has ended by itself, as it should: it means to be started again. */
  get hasEndedWell(): boolean {
    return this.#child?.exitCode === 0;
  }

  /** As the plug is pulled. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#ended;
  }

  signal(signal: NodeJS.Signals): void {
    const pid = this.#child?.pid;
    if (pid === undefined || this.#child?.exitCode !== null || this.#child.signalCode !== null) return;
    process.kill(-pid, signal);
  }
}

/** What a node says that it is: leader, follower, or on its way; nothing where it does not answer. */
export const stateOf = async (port: number): Promise<string | undefined> => {
  try {
    const info = await fetch(`http://127.0.0.1:${port}/info`, { signal: AbortSignal.timeout(1_000) });
    return ((await info.json()) as { state?: string }).state;
  } catch {
    return undefined;
  }
};
