import { resolve } from 'node:path';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Whose tokens are taken. Without `jwksUrl` the host is its own issuer (see `EmbeddedKeys`). */
export interface AuthConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl?: URL;
}

/** What a host must know to start. */
export interface HostConfig {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly logLevel: LogLevel;
  readonly auth: AuthConfig;
}

export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
}

/** Every fault of the configuration at once; no value is repeated, it may be a secret. */
export class ConfigurationFaulty extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(faults.map(({ variable, problem }) => `${variable} ${problem}`).join('; '));
    this.name = 'ConfigurationFaulty';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Reads variables one by one and remembers what is wrong with each. An empty variable is as good as none. */
class Reader {
  readonly faults: ConfigFault[] = [];

  constructor(private readonly env: Environment) {}

  text(variable: string, usual: string): string {
    return this.env[variable] || usual;
  }

  port(variable: string, usual: number): number {
    const text = this.text(variable, String(usual));
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    return this.#fault(variable, 'must be a port from 0 to 65535', usual);
  }

  oneOf<const T extends string>(variable: string, values: readonly T[], usual: T): T {
    const text = this.text(variable, usual);
    const value = values.find((candidate) => candidate === text);
    return value ?? this.#fault(variable, `must be one of ${values.join(', ')}`, usual);
  }

  host(variable: string, usual: string): string {
    const text = this.text(variable, usual);
    return /^[A-Za-z0-9.:-]{1,253}$/.test(text) ? text : this.#fault(variable, 'must be an address or a host name', usual);
  }

  url(variable: string): URL | undefined {
    const text = this.env[variable];
    if (!text) return undefined;
    if (!URL.canParse(text)) return this.#fault(variable, 'must be a URL', undefined);
    const url = new URL(text);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) return url;
    return this.#fault(variable, 'must be an https URL', undefined);
  }

  demand(variable: string, problem: string): void {
    if (!this.env[variable]) this.#fault(variable, problem, undefined);
  }

  #fault<T>(variable: string, problem: string, instead: T): T {
    this.faults.push({ variable, problem });
    return instead;
  }
}

/**
 * The host's configuration, from PORT, HOST, CONTINUUM_DATA, LOG_LEVEL, AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS_URL.
 * @throws ConfigurationFaulty naming every fault at once
 */
export const readHostConfig = (env: Environment): HostConfig => {
  const read = new Reader(env);
  const jwksUrl = read.url('AUTH_JWKS_URL');
  if (env['AUTH_JWKS_URL']) read.demand('AUTH_ISSUER', 'must be set where AUTH_JWKS_URL is');
  const config: HostConfig = {
    port: read.port('PORT', 3000),
    host: read.host('HOST', '127.0.0.1'),
    dataDirectory: resolve(read.text('CONTINUUM_DATA', './data')),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    auth: Object.freeze({
      issuer: read.text('AUTH_ISSUER', 'continuum'),
      audience: read.text('AUTH_AUDIENCE', 'continuum'),
      ...(jwksUrl === undefined ? {} : { jwksUrl }),
    }),
  };
  if (read.faults.length > 0) throw new ConfigurationFaulty(read.faults);
  return Object.freeze(config);
};
