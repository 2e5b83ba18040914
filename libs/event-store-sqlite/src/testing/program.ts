import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of `test/` that runs in a process of its own. */
export interface Program {
  /** Resolves with the line where it has said one that starts so; what it says before is kept. */
  readonly says: (start: string) => Promise<string>;
  /** All whole lines up to its end. */
  readonly lines: Promise<readonly string[]>;
  readonly kill: () => void;
}

const run = (command: string, args: readonly string[]): Program => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => said.push(line));
  const ended = once(reader, 'close');
  return {
    says: async (start) => {
      for (;;) {
        const line = said.find((each) => each.startsWith(start));
        if (line !== undefined) return line;
        await Promise.race([once(reader, 'line'), ended.then(() => Promise.reject(new Error(`The program ended without saying ${start}.`)))]);
      }
    },
    lines: ended.then(() => said),
    kill: () => child.kill('SIGKILL'),
  };
};

const scriptOf = (name: string): string => fileURLToPath(new URL(`../../test/${name}.mjs`, import.meta.url));

export const program = (name: string, ...args: readonly string[]): Program => run(process.execPath, [scriptOf(name), ...args]);

/** The same under a limit on the size of any file it writes, in blocks of 512 bytes: to the program, a disk without room. */
export const programWithFileLimit = (blocks: number, name: string, ...args: readonly string[]): Program =>
  run('sh', ['-c', `ulimit -f ${blocks} && exec "$@"`, 'sh', process.execPath, scriptOf(name), ...args]);

/** What a program says last, as JSON. */
export const report = async (running: Program): Promise<unknown> => JSON.parse((await running.lines).at(-1) ?? 'null') as unknown;
