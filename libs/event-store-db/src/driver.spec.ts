import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StoreUnusable } from '@continuum/event-sourcing';
import { clientOf } from './driver.js';

const secret = 'not-to-be-seen';
const place = `admin:${secret}@127.0.0.1:2113`;

describe('a connection string that cannot be used', () => {
  const printed: unknown[] = [];
  beforeEach(() => {
    printed.length = 0;
    for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) jest.spyOn(console, way).mockImplementation((...said) => void printed.push(...said));
  });
  afterEach(() => void jest.restoreAllMocks());

  it.each([
    ['begins otherwise', `tcp://${place}`],
    ['has a port that is no number', `esdb://admin:${secret}@127.0.0.1:port`],
    ['has a setting that nobody knows', `esdb://${place}?tls=true&colour=red`],
    ['has a setting with no value', `esdb://${place}?tls=`],
    ['has a setting of another kind', `esdb://${place}?tls=perhaps`],
    ['has a number that is none', `esdb://${place}?gossipTimeout=soon`],
    ['asks for another node than there are', `esdb://${place}?nodePreference=any`],
    ['asks that no certificate be looked at, which the driver cannot do', `esdb://${place}?tls=true&tlsVerifyCert=false`],
    ['asks the same in other letters', `esdb://${place}?tls=true&TLS_verify-cert=false`],
    ['names a certificate that is not there', `esdb://${place}?tls=true&tlsCAFile=/${secret}/ca.crt`],
    ['has a question mark in its password', `esdb://admin:${secret}?@127.0.0.1:2113`],
  ])('is refused where it %s, and nothing of it is told', (_what, url) => {
    let refused: unknown;
    try {
      clientOf(url);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(StoreUnusable);
    expect(inspect([refused, printed], { depth: Infinity, showHidden: true })).not.toContain(secret);
    expect(printed).toStrictEqual([]);
  });

  it('is none where all of it can be read, and nothing is told either', () => {
    expect(clientOf(`esdb://${place},127.0.0.1:2123?tls=true&tlsVerifyCert=true&nodePreference=leader&maxDiscoverAttempts=3`)).toBeDefined();
    expect(printed).toStrictEqual([]);
  });
});
