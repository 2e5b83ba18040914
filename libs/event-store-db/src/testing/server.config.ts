import { spawnSync } from 'node:child_process';
import { afterAll, describe, it } from '@jest/globals';

/** The server that tests ask, and how it is let go. */
interface Served {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

const image = 'eventstore/eventstore:23.10.6-bookworm-slim';
const settings = {
  EVENTSTORE_INSECURE: 'true',
  EVENTSTORE_MEM_DB: 'false',
  EVENTSTORE_MAX_APPEND_SIZE: '16000000',
  EVENTSTORE_TELEMETRY_OPTOUT: 'true',
  DOTNET_ThreadPool_ForceMinWorkerThreads: '20',
  DOTNET_ThreadPool_UnfairSemaphoreSpinLimit: '0',
};

const dockerRuns = (): boolean => spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 }).status === 0;

const served = async (): Promise<Served | undefined> => {
  const url = process.env['EVENTSTOREDB_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  if (!dockerRuns()) return undefined;
  const { GenericContainer, Wait } = await import('testcontainers');
  const wait = Wait.forHttp('/health/live', 2113).forStatusCode(204);
  const container = await new GenericContainer(image).withEnvironment(settings).withExposedPorts(2113).withWaitStrategy(wait).start();
  return { url: `esdb://${container.getHost()}:${container.getMappedPort(2113)}?tls=false`, stop: () => container.stop() };
};

/** Specs that ask a real server: the one that EVENTSTOREDB_URL names, or one in a container; without either they are named as not run. */
export const whereServed = async (title: string, specs: (url: string) => void): Promise<void> => {
  const server = await served();
  if (server === undefined) return notRun(title, 'EVENTSTOREDB_URL or Docker');
  afterAll(server.stop);
  specs(server.url);
};

/**
 * Specs that start, kill and start a server. EVENTSTOREDB_COMMAND is a shell command that runs one in the foreground, insecure, on port
 * $EVENTSTOREDB_PORT of 127.0.0.1, with its data in $EVENTSTOREDB_DATA; without it they are named as not run.
 */
export const whereStarted = (title: string, specs: (command: string) => void): void => {
  const command = process.env['EVENTSTOREDB_COMMAND'];
  if (command) specs(command);
  else notRun(title, 'EVENTSTOREDB_COMMAND');
};

/**
 * Specs that start three nodes and kill the one that leads. EVENTSTOREDB_CLUSTER_COMMAND is a shell command that runs node
 * $EVENTSTOREDB_NODE (1, 2, 3) of them in the foreground, insecure, on port $EVENTSTOREDB_PORT of 127.0.0.1, for replication on
 * $EVENTSTOREDB_REPLICATION_PORT, with the gossip seeds $EVENTSTOREDB_SEEDS (host:port,host:port) and its data in $EVENTSTOREDB_DATA.
 */
export const whereClustered = (title: string, specs: (command: string) => void): void => {
  const command = process.env['EVENTSTOREDB_CLUSTER_COMMAND'];
  if (command) specs(command);
  else notRun(title, 'EVENTSTOREDB_CLUSTER_COMMAND');
};

/** Specs that ask a server over TLS: the one that EVENTSTOREDB_TLS_URL names, with a user, a password and tlsCAFile; without it they are named as not run. */
export const whereSecured = (title: string, specs: (url: string) => void): void => {
  const url = process.env['EVENTSTOREDB_TLS_URL'];
  if (url) specs(url);
  else notRun(title, 'EVENTSTOREDB_TLS_URL');
};

/** What a started server finds in its environment. */
export const environmentOf = (port: number, data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  EVENTSTOREDB_PORT: String(port),
  EVENTSTOREDB_DATA: data,
});

/** A node of a cluster, as its command finds it in the environment. */
export interface ClusterMember {
  readonly node: number;
  readonly port: number;
  readonly replicationPort: number;
  readonly seeds: readonly number[];
  readonly data: string;
}

export const memberEnvironmentOf = ({ node, port, replicationPort, seeds, data }: ClusterMember): NodeJS.ProcessEnv => ({
  ...environmentOf(port, data),
  EVENTSTOREDB_NODE: String(node),
  EVENTSTOREDB_REPLICATION_PORT: String(replicationPort),
  EVENTSTOREDB_SEEDS: seeds.map((seed) => `127.0.0.1:${seed}`).join(','),
});

const notRun = (title: string, wanted: string): void => {
  describe.skip(`${title} (wants ${wanted})`, () => {
    it('asks a server', () => undefined);
  });
};
