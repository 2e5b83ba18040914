import { Argument, InvalidArgumentError, Option, type Command } from 'commander';

const asJson = (): Option => new Option('--json', 'print JSON for programs instead of text for people').default(false);
const where = (): Argument => new Argument('<WHERE>', 'the view or the process manager');

interface Json {
  readonly json: boolean;
}

const reason = (text: string): string => {
  if (text.trim().length < 3 || text.length > 200) throw new InvalidArgumentError('It must be 3 to 200 characters.');
  return text.trim();
};

/** `continuum quarantine list | show | release | skip`: what waits since an event failed, and what becomes of it. */
export const addQuarantine = (continuum: Command): void => {
  const quarantine = continuum.command('quarantine').description('what waits since an event of its own failed, while everything else went on');

  quarantine
    .command('list')
    .description('every key of every view and every process that waits, and why')
    .addOption(asJson())
    .action(async ({ json }: Json) => (await import('./quarantine.js')).list(json));

  quarantine
    .command('show')
    .description('the events of one key that are set aside, in order')
    .addArgument(where())
    .argument('<KEY>', 'the key, as the list names it')
    .addOption(asJson())
    .action(async (name: string, key: string, { json }: Json) => (await import('./quarantine.js')).show(name, key, json));

  quarantine
    .command('release')
    .description('apply what is set aside, in order; without a key, of every key that waits there')
    .addArgument(where())
    .argument('[KEY]', 'the key, as the list names it')
    .addOption(asJson())
    .action(async (name: string, key: string | undefined, { json }: Json) => {
      if (!(await (await import('./quarantine.js')).letGo(name, key, undefined, json))) process.exitCode = 1;
    });

  quarantine
    .command('skip')
    .description('do without the first event that is set aside, in every rebuild too, and apply the rest')
    .addArgument(where())
    .argument('<KEY>', 'the key, as the list names it')
    .requiredOption('--why <REASON>', 'why it is done without; kept beside the view', reason)
    .addOption(asJson())
    .action(async (name: string, key: string, { why, json }: Json & { readonly why: string }) => {
      if (!(await (await import('./quarantine.js')).letGo(name, key, why, json))) process.exitCode = 1;
    });
};
