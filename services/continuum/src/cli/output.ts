import { Presets, SingleBar } from 'cli-progress';

/** What is printed for people goes to stdout; progress goes to stderr, so that a program can read the one without the other. */
export const say = (text = ''): void => void process.stdout.write(`${text}\n`);

export const sayJson = (value: unknown): void => say(JSON.stringify(value, undefined, 2));

export const hasColour = (): boolean => process.stdout.isTTY && process.stdout.hasColors();

/** Long work under way. */
export interface Progress {
  update(done: number, of: number, note?: string): void;
  end(): void;
}

const silent: Progress = { update: () => undefined, end: () => undefined };
const quarter = 0.25;

/** Where nobody watches a terminal, a line at each quarter of the way. */
const lines = (title: string): Progress => {
  let told = 0;
  return {
    update: (done, of, note = '') => {
      const reached = of === 0 ? 1 : done / of;
      if (reached < told + quarter) return;
      told = Math.floor(reached / quarter) * quarter;
      process.stderr.write(`${title}: ${Math.round(reached * 100)} % ${note}\n`);
    },
    end: () => undefined,
  };
};

const bar = (title: string): Progress => {
  const shown = new SingleBar(
    { format: `${title} {bar} {percentage} %  {note}`, hideCursor: true, clearOnComplete: false, barsize: 32, stream: process.stderr },
    Presets.shades_grey,
  );
  let isStarted = false;
  return {
    update: (done, of, note = '') => {
      if (!isStarted) shown.start(of, 0, { note });
      isStarted = true;
      shown.setTotal(of);
      shown.update(done, { note });
    },
    end: () => shown.stop(),
  };
};

/** A progress bar in a terminal, lines elsewhere, nothing where the output is for a program. */
export const progress = (title: string, quiet = false): Progress => {
  if (quiet) return silent;
  return process.stderr.isTTY ? bar(title) : lines(title);
};
