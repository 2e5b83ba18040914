import { CommanderError } from 'commander';
import { DomainError } from '@continuum/event-sourcing';
import { ConfigurationFaulty } from '@continuum/service-host/config';

const wrongArgument = 2;

/** Says on stderr what went wrong, in one line where it was foreseen; answers with the exit code. */
export const tellFault = (error: unknown): number => {
  // Commander has already said what is wrong; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongArgument;
  if (error instanceof ConfigurationFaulty) {
    process.stderr.write(`continuum: ${error.message}\n`);
    return wrongArgument;
  }
  if (error instanceof DomainError) {
    process.stderr.write(`continuum: ${error.message} (${error.code})\n`);
    return 1;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    process.stderr.write('continuum: the port is taken by another program; PORT chooses another.\n');
    return 1;
  }
  if (error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR') {
    process.stderr.write(`continuum: a file of the data folder cannot be used: ${error.message}. May this user write it?\n`);
    return 1;
  }
  if (error instanceof Error && 'syscall' in error) {
    process.stderr.write(`continuum: the system refuses it: ${error.message}.\n`);
    return 1;
  }
  process.stderr.write(`continuum: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown fault'}\n`);
  return 1;
};
