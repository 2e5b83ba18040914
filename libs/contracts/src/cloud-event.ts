import type { Fact, Recorded } from './envelope.js';

/**
 * An event in the JSON format of CloudEvents 1.0, as it leaves the house: extension attributes are lower-case letters and digits
 * alone, and plain values. What the log keeps beside it (revision, version) is told in the standard's own words.
 */
export interface CloudEvent<F extends Fact = Fact> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: F['type'];
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Which shape `data` has: `urn:continuum:event:ClientAdmitted:1`. */
  readonly dataschema: string;
  readonly recordedtime: string;
  /** Place in its stream, from 0, padded so that text order is its order (the CloudEvents sequence extension). */
  readonly sequence: string;
  /** What must stay in order together: the subject (the CloudEvents partitioning extension). */
  readonly partitionkey: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly actor: string;
  readonly actorrole: string;
  readonly journeyid?: string;
  readonly facility: string;
  readonly policyversion?: string;
  /** Security labels, parted by commas; absent where there are none. */
  readonly labels?: string;
  readonly traceparent?: string;
  readonly data: F['data'];
}

const sequenceDigits = 10;

/** The URN of an event's schema. */
export const schemaOf = (type: string, version: number): string => `urn:continuum:event:${type}:${version}`;

const present = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> =>
  // One attribute where there is a value, none where there is none.
  (value === undefined || value === '' ? {} : { [name]: value }) as Partial<Record<K, string>>;

/** A recorded event as a CloudEvent. The command's id and fingerprint stay in the house. */
export const cloudEventOf = <F extends Fact>(event: Recorded<F>): CloudEvent<F> => ({
  specversion: '1.0',
  id: event.id,
  source: event.source,
  type: event.type,
  subject: event.subject,
  time: event.time,
  datacontenttype: 'application/json',
  dataschema: schemaOf(event.type, event.version),
  recordedtime: event.recordedtime,
  sequence: String(event.revision).padStart(sequenceDigits, '0'),
  partitionkey: event.subject,
  correlationid: event.correlationid,
  ...present('causationid', event.causationid),
  actor: event.actor.ref,
  actorrole: event.actor.role,
  ...present('journeyid', event.journeyid),
  facility: event.facility,
  ...present('policyversion', event.policyversion),
  ...present('labels', event.labels.join(',')),
  ...present('traceparent', event.traceparent),
  data: event.data,
});
