import type { Logger } from 'pino';

/** What a running process gives: its signals, and its end. */
export interface Signals {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Keeps the process up until SIGINT or SIGTERM, then closes what runs (what was accepted is answered) and exits 0.
 * A second signal does not wait: exit 1. So does a close that fails.
 */
export const runUntilSignal = (app: { close(): Promise<void> }, logger: Logger, signals: Signals = process): void => {
  let asked = false;
  const stop = (signal: string): void => {
    if (asked) return signals.exit(1);
    asked = true;
    logger.info({ signal }, 'draining');
    app.close().then(
      () => {
        logger.info('closed');
        logger.flush();
        signals.exit(0);
      },
      (error: unknown) => {
        logger.fatal({ error: error instanceof Error ? error.name : typeof error }, 'could not close');
        logger.flush();
        signals.exit(1);
      },
    );
  };
  signals.on('SIGINT', () => stop('SIGINT'));
  signals.on('SIGTERM', () => stop('SIGTERM'));
};
