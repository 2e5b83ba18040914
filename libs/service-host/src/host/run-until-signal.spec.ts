import { EventEmitter } from 'node:events';
import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../operations/logging.js';
import { runUntilSignal } from './run-until-signal.js';

class Signalled extends EventEmitter {
  readonly codes: number[] = [];

  exit(code: number): void {
    this.codes.push(code);
  }
}

const running = (close: () => Promise<void>): Signalled => {
  const signals = new Signalled();
  runUntilSignal({ close }, createLogger('silent'), signals);
  return signals;
};

describe('running until a signal', () => {
  it.each(['SIGINT', 'SIGTERM'])('closes on %s and exits 0', async (signal) => {
    let closed = 0;
    const signals = running(() => Promise.resolve(void closed++));
    signals.emit(signal);
    await soon();
    expect([closed, ...signals.codes]).toEqual([1, 0]);
  });

  it('exits 1 on the second signal, without waiting', () => {
    const signals = running(() => new Promise(() => undefined));
    signals.emit('SIGINT');
    expect(signals.codes).toEqual([]);
    signals.emit('SIGTERM');
    expect(signals.codes).toEqual([1]);
  });

  it('exits 1 where closing fails', async () => {
    const signals = running(() => Promise.reject(new Error('no')));
    signals.emit('SIGTERM');
    await soon();
    expect(signals.codes).toEqual([1]);
  });
});
