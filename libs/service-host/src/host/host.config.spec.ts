import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationFaulty, readHostConfig } from './host.config.js';

const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readHostConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationFaulty)) throw error;
    return error.faults.map(({ variable }) => variable);
  }
};

describe('reading the configuration', () => {
  it('has what is usual where nothing is set', () => {
    expect(readHostConfig({ PORT: '' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: resolve('data'),
      logLevel: 'info',
      auth: { issuer: 'continuum', audience: 'continuum' },
    });
  });

  it('takes what is set, and cannot be changed after', () => {
    const config = readHostConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      CONTINUUM_DATA: '/var/lib/continuum',
      LOG_LEVEL: 'warn',
      AUTH_ISSUER: 'https://id.example',
      AUTH_AUDIENCE: 'care',
      AUTH_JWKS_URL: 'https://id.example/jwks.json',
    });
    expect(config).toMatchObject({ port: 8080, host: '0.0.0.0', dataDirectory: '/var/lib/continuum', logLevel: 'warn' });
    expect(config.auth).toMatchObject({ issuer: 'https://id.example', audience: 'care', jwksUrl: new URL('https://id.example/jwks.json') });
    expect(Object.isFrozen(config) && Object.isFrozen(config.auth)).toBe(true);
  });

  it('names every fault at once, and repeats no value', () => {
    const faulty = { PORT: '70000', HOST: 'a b', LOG_LEVEL: 'loud', AUTH_JWKS_URL: 'http://id.example/secret-path' };
    expect(faultsOf(faulty)).toEqual(['AUTH_JWKS_URL', 'AUTH_ISSUER', 'PORT', 'HOST', 'LOG_LEVEL']);
    expect(() => readHostConfig(faulty)).not.toThrow(/70000|a b|loud|secret/);
  });

  it.each(['0', '65535'])('takes the port %s', (port) => expect(faultsOf({ PORT: port })).toEqual([]));
  it.each(['65536', '-1', '3000.5', 'http', '0x10', ' 80'])('refuses the port "%s"', (port) => expect(faultsOf({ PORT: port })).toEqual(['PORT']));
  it('takes keys over http from this machine alone', () => {
    const from = (url: string) => faultsOf({ AUTH_JWKS_URL: url, AUTH_ISSUER: 'x' });
    expect(from('http://127.0.0.1:9/jwks')).toEqual([]);
    expect(from('http://10.0.0.1/jwks')).toEqual(['AUTH_JWKS_URL']);
    expect(from('file:///etc/keys')).toEqual(['AUTH_JWKS_URL']);
    expect(from('nonsense')).toEqual(['AUTH_JWKS_URL']);
  });
});
