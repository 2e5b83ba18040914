import { readHostConfig, type HostConfig } from '@continuum/service-host';

/** Everything the embedded engine must know to start: the host's variables, and no more. @throws ConfigurationFaulty */
export type ContinuumConfig = HostConfig;

export const readContinuumConfig = (env: NodeJS.ProcessEnv = process.env): ContinuumConfig => readHostConfig(env);
