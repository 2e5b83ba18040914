import { ConfigurationFaulty, readHostConfig, type ConfigFault, type HostConfig } from '@continuum/service-host/config';

/** Where the log is kept: in the data folder, or on an EventStoreDB server under a name of this deployment. The URL may hold a password. */
export type LogChoice = { readonly kind: 'sqlite' } | { readonly kind: 'eventstoredb'; readonly url: string; readonly namespace: string };

/** Everything the engine must know to start: the host's variables, and where the log is. */
export interface ContinuumConfig extends HostConfig {
  readonly log: LogChoice;
}

type Environment = Readonly<Record<string, string | undefined>>;

const readLogChoice = (env: Environment, faults: ConfigFault[]): LogChoice => {
  const kind = env['EVENT_STORE'] || 'sqlite';
  const [url, namespace] = [env['EVENTSTOREDB_URL'] ?? '', env['EVENTSTOREDB_NAMESPACE'] || 'continuum'];
  if (kind !== 'sqlite' && kind !== 'eventstoredb') faults.push({ variable: 'EVENT_STORE', problem: 'must be sqlite or eventstoredb' });
  if (kind !== 'eventstoredb') return { kind: 'sqlite' };
  if (!/^esdb(\+discover)?:\/\/\S+$/.test(url)) faults.push({ variable: 'EVENTSTOREDB_URL', problem: 'must be esdb://… where EVENT_STORE is eventstoredb' });
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(namespace))
    faults.push({ variable: 'EVENTSTOREDB_NAMESPACE', problem: 'must be a letter, then up to 63 letters, digits, dashes or underscores' });
  return Object.freeze({ kind, url, namespace });
};

/**
 * The host's configuration, and EVENT_STORE, EVENTSTOREDB_URL, EVENTSTOREDB_NAMESPACE.
 * @throws ConfigurationFaulty naming every fault at once; no value is repeated
 */
export const readContinuumConfig = (env: NodeJS.ProcessEnv = process.env): ContinuumConfig => {
  const faults: ConfigFault[] = [];
  const log = readLogChoice(env, faults);
  const host = readHost(env, faults);
  if (host === undefined || faults.length > 0) throw new ConfigurationFaulty(faults);
  return Object.freeze({ ...host, log });
};

const readHost = (env: NodeJS.ProcessEnv, faults: ConfigFault[]): HostConfig | undefined => {
  try {
    return readHostConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigurationFaulty)) throw error;
    faults.unshift(...error.faults);
    return undefined;
  }
};
