import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../host/host.config.js';

/** A file, or a descriptor, that lines are written to by the block; what is left is written when the process ends. */
export const buffered = (dest: string | number): DestinationStream => pino.destination({ dest, sync: false, minLength: 8_192, periodicFlush: 500 });

/**
 * JSON lines: time (ISO 8601), level by name, message, fields. Ids only: nothing about a person is ever a field or a message.
 * Writes to the standard output without waiting for it, within half a second; `destination` takes the lines elsewhere.
 */
export const createLogger = (level: LogLevel, destination: DestinationStream = buffered(1)): Logger =>
  pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } }, destination);

const textOf = (message: unknown): string => (message instanceof Error ? message.name : String(message));

/** Nest's own lines, through the same logger. What it tells at each start is detail, so it is logged as such. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.debug({ context: rest.at(-1) }, textOf(message));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.error({ context: rest.at(-1) }, textOf(message));
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.warn({ context: rest.at(-1) }, textOf(message));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.trace({ context: rest.at(-1) }, textOf(message));
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.trace({ context: rest.at(-1) }, textOf(message));
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.fatal({ context: rest.at(-1) }, textOf(message));
  }
}
