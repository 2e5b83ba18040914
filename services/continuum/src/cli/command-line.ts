import { Argument, Command, Option } from 'commander';
import { roles } from '@continuum/service-host/config';
import { everyView } from '../every-view.js';
import { addQuarantine } from './quarantine-command.js';
import { day, instant, reference, seed, wholeNumber } from './arguments.js';

const version = '0.1.0';
const viewNames = everyView.map(({ name }) => name);
const asJson = (): Option => new Option('--json', 'print JSON for programs instead of text for people').default(false);
const dataNote = '\nCONTINUUM_DATA names the folder of the data (./data), PORT the port (3000). docs/operations.md lists every variable.';

/** Loads what a command needs only when it is that command: `--help` answers at once. */
export const commandLine = (): Command => {
  const continuum = new Command('continuum')
    .description('Follows a person through care: every fact an event, everything else derived from them.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(continuum --help tells more)')
    .addHelpText('after', dataNote);

  continuum
    .command('start')
    .description('run every service on this machine until it is told to stop')
    .action(async () => (await import('./start.js')).start());

  continuum
    .command('demo')
    .description('walk 60 synthetic clients through 26 weeks of care, then stay up; a second start carries on')
    .action(async () => (await import('./demo.js')).demo());

  continuum
    .command('simulate')
    .description('walk synthetic clients through care into the data folder; the same arguments give the same events everywhere')
    .requiredOption('--clients <N>', 'how many clients are referred', wholeNumber(1, 1_000_000))
    .requiredOption('--weeks <W>', 'how many weeks of virtual time', wholeNumber(1, 520))
    .requiredOption('--seed <S>', 'what chance begins with', seed)
    .requiredOption('--from <DATE>', 'the first virtual day', day)
    .option('--in-turn', 'send each command when the one before was answered, as on a server: the same log in every store')
    .addOption(asJson())
    .action(async (options: { clients: number; weeks: number; seed: string; from: string; json: boolean; inTurn?: boolean }) =>
      (await import('./simulate.js')).simulateInto(options),
    );

  continuum
    .command('timeline')
    .description("print a client's continuum of care")
    .argument('<CLIENT>', "the client's reference", reference)
    .option('--as-of <T>', 'only what had happened by then (an instant or a day)', instant)
    .option('--known-at <T>', 'only what had been written down by then (an instant or a day)', instant)
    .addOption(asJson())
    .action(async (client: string, options: { asOf?: string; knownAt?: string; json: boolean }) => (await import('./timeline.js')).timeline(client, options));

  continuum
    .command('rebuild')
    .description('fill a view anew from the first event, beside the old one, and let it answer instead')
    .addArgument(new Argument('<VIEW>', 'which view').choices(viewNames))
    .option('--back', 'fill nothing: let the generation that answered before answer again', false)
    .addOption(asJson())
    .action(async (view: string, options: { back: boolean; json: boolean }) => {
      const { rebuild, back } = await import('./rebuild.js');
      await (options.back ? back : rebuild)(view, options.json);
    });

  continuum
    .command('verify')
    .description('hold the log against its own hashes, every subscription against the log, every view against its rebuild')
    .addOption(asJson())
    .action(async ({ json }: { json: boolean }) => {
      if (!(await (await import('./verify.js')).verify(json))) process.exitCode = 1;
    });

  continuum
    .command('token')
    .description('print a bearer token for the API of this data folder')
    .addOption(new Option('--role <R>', 'what its bearer may do').choices([...roles]).makeOptionMandatory())
    .option('--facility <F>', 'the facility whose clients it shows', reference, 'facility-1')
    .option('--subject <S>', 'whose token it is', reference, 'someone')
    .option('--hours <H>', 'for how long', wholeNumber(1, 8_760), 12)
    .addOption(asJson())
    .action(async (options: { role: (typeof roles)[number]; facility: string; subject: string; hours: number; json: boolean }) =>
      (await import('./token.js')).token(options),
    );

  addQuarantine(continuum);

  return continuum;
};
