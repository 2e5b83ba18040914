import { EventStoreDBClient } from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { StoreUnusable } from '@continuum/event-sourcing';
import type { ReadRequest } from './read-request.js';

type Service = InstanceType<typeof streamsGrpc.StreamsClient>;

/** The two-way call of appends and their answers. */
export type Appends = ReturnType<Service['batchAppend']>;

/** What the server sends on one read or subscription. */
export type Reads = ReturnType<Service['read']>;

/** What the driver keeps to itself of its connection, which reconnects, finds the leader and adds the credentials. */
interface Connection {
  GRPCStreamCreator<Call>(service: typeof streamsGrpc.StreamsClient, name: string, creator: (client: Service) => Call): () => Promise<Call>;
  callArguments(options: { readonly requiresLeader: boolean }, callOptions: object): [metadata?: Parameters<Service['batchAppend']>[0]];
}

/**
 * Every call is for the leader: a node that was demoted, or that lags behind, would answer from what it has, or hand an append on whose
 * event it cannot read yet. One that is not the leader refuses and names the one that is; the next call goes there.
 */
const argumentsOf = (connection: Connection): ReturnType<Connection['callArguments']> =>
  connection.callArguments({ requiresLeader: true }, { deadline: Infinity });

const known = new Set(
  [
    'tls',
    'tlsVerifyCert',
    'tlsCAFile',
    'userCertFile',
    'userKeyFile',
    'nodePreference',
    'maxDiscoverAttempts',
    'discoveryInterval',
    'gossipTimeout',
    'defaultDeadline',
    'keepAliveInterval',
    'keepAliveTimeout',
    'connectionName',
  ].map((name) => name.toLowerCase()),
);

const wrongIn = (connectionString: string): string | undefined => {
  if (!/^esdb(\+discover)?:\/\/\S+$/.test(connectionString)) return 'it does not begin with esdb:// or esdb+discover://';
  const [, query = ''] = connectionString.split('?');
  const settings = query.split('&').filter((pair) => pair !== '');
  const nameOf = (pair: string): string => (pair.split('=')[0] ?? '').replace(/[_-]/g, '').toLowerCase();
  if (!settings.every((pair) => known.has(nameOf(pair)))) return 'it has a setting that is not known';
  // The driver would say that it cannot do it, and the whole string with it.
  const isBlind = settings.some((pair) => nameOf(pair) === 'tlsverifycert' && /=false$/i.test(pair));
  return isBlind ? 'it asks that no certificate be verified, which cannot be done; name one with tlsCAFile' : undefined;
};

/**
 * A client of the server that a connection string names; it connects when it is first used. The driver would print what it
 * cannot read, with the password in it, so that is looked for first.
 * @throws StoreUnusable, which never repeats the string
 */
export const clientOf = (connectionString: string): EventStoreDBClient => {
  const wrong = wrongIn(connectionString);
  if (wrong !== undefined) throw new StoreUnusable(`The connection string of EventStoreDB cannot be read: ${wrong}.`);
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch {
    throw new StoreUnusable('The connection string of EventStoreDB cannot be read, or a certificate that it names is not there.');
  }
};

/** A call over which appends go one after another, in their order. */
export const openAppends = (client: EventStoreDBClient): Promise<Appends> => {
  const connection = client as unknown as Connection;
  return connection.GRPCStreamCreator(streamsGrpc.StreamsClient, 'batchAppend', (service) => service.batchAppend(...argumentsOf(connection)))();
};

/** A call over which what was asked for comes. */
export const openReads = (client: EventStoreDBClient, request: ReadRequest): Promise<Reads> => {
  const connection = client as unknown as Connection;
  return connection.GRPCStreamCreator(streamsGrpc.StreamsClient, 'read', (service) => service.read(request, ...argumentsOf(connection)))();
};
