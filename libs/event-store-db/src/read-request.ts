import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';

export type ReadRequest = InstanceType<typeof streamsPb.ReadReq>;
type Options = InstanceType<typeof streamsPb.ReadReq.Options>;

const [forwards, backwards] = [0, 1] as const;
const nothing = (): InstanceType<typeof sharedPb.Empty> => new sharedPb.Empty();
/** How many records the server passes over at one go while it looks for ours. */
const searchWindow = 1_000;
const bytes = new TextEncoder();

const requestOf = (options: Options): ReadRequest =>
  new streamsPb.ReadReq().setOptions(options.setResolveLinks(false).setUuidOption(new streamsPb.ReadReq.Options.UUIDOption().setString(nothing())));

/** A stream's events from a revision on, at most so many. */
export const streamFrom = (name: string, revision: number, most: number): ReadRequest => {
  const stream = new streamsPb.ReadReq.Options.StreamOptions();
  stream.setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(bytes.encode(name))).setRevision(String(revision));
  return requestOf(new streamsPb.ReadReq.Options().setStream(stream).setReadDirection(forwards).setCount(String(most)).setNoFilter(nothing()));
};

/** The server's last record. */
export const lastOfAll = (): ReadRequest => {
  const all = new streamsPb.ReadReq.Options.AllOptions().setEnd(nothing());
  return requestOf(new streamsPb.ReadReq.Options().setAll(all).setReadDirection(backwards).setCount('1').setNoFilter(nothing()));
};

/** The record at a position, whoever wrote it. */
export const recordAt = (position: number): ReadRequest =>
  requestOf(new streamsPb.ReadReq.Options().setAll(allAt(position)).setReadDirection(forwards).setCount('1').setNoFilter(nothing()));

/** So many records from the one at a position on, in streams whose names begin so. */
export const someFrom = (prefix: string, position: number, count: number): ReadRequest => {
  const options = new streamsPb.ReadReq.Options().setAll(allAt(position)).setReadDirection(forwards).setCount(String(count));
  return requestOf(options.setFilter(namesThatBegin(prefix).setMax(searchWindow)));
};

/** What stands after a position in streams whose names begin so, then what comes; a sign of life after so many windows in which nothing does. */
export const subscriptionTo = (prefix: string, position: number, windowsPerCheckpoint: number): ReadRequest => {
  const options = new streamsPb.ReadReq.Options().setAll(allAt(position)).setSubscription(new streamsPb.ReadReq.Options.SubscriptionOptions());
  return requestOf(options.setFilter(namesThatBegin(prefix).setCount(nothing()).setCheckpointintervalmultiplier(windowsPerCheckpoint)));
};

const namesThatBegin = (prefix: string): InstanceType<typeof streamsPb.ReadReq.Options.FilterOptions> => {
  const names = new streamsPb.ReadReq.Options.FilterOptions.Expression().setPrefixList([prefix]);
  return new streamsPb.ReadReq.Options.FilterOptions().setStreamIdentifier(names);
};

const allAt = (position: number): InstanceType<typeof streamsPb.ReadReq.Options.AllOptions> => {
  const all = new streamsPb.ReadReq.Options.AllOptions();
  if (position === 0) return all.setStart(nothing());
  const place = new streamsPb.ReadReq.Options.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  return all.setPosition(place);
};
