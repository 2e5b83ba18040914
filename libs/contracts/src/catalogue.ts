import { Ajv, type ValidateFunction } from 'ajv';
import type { Envelope, Fact } from './envelope.js';
import type { EventDefinition, Label } from './definition.js';

/** What the catalogue finds wrong with an event; empty when nothing is. */
export type Faults = readonly string[];

interface Entry {
  readonly current: EventDefinition;
  /** Compiled when the first event of its type is checked: compiling all of them is a third of a program's start. */
  readonly validator: () => ValidateFunction;
  /** Versions 1 to current, by number. */
  readonly versions: ReadonlyMap<number, EventDefinition>;
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const versionsOf = (definition: EventDefinition): Map<number, EventDefinition> => {
  const versions = new Map<number, EventDefinition>();
  for (let at: EventDefinition | undefined = definition; at !== undefined; at = at.upcast?.from) versions.set(at.version, at);
  return versions;
};

/** Every event of every service: its schema, its owner, its labels, and how older versions are read. */
export class EventCatalogue {
  readonly #entries = new Map<string, Entry>();

  constructor(definitions: readonly EventDefinition[]) {
    const ajv = new Ajv({ strict: true, allErrors: true, keywords: ['x-sensitivity'] });
    for (const current of definitions) {
      if (this.#entries.has(current.type)) throw new Error(`The catalogue names ${current.type} twice.`);
      this.#entries.set(current.type, { current, validator: once(() => ajv.compile(current.data)), versions: versionsOf(current) });
    }
  }

  get definitions(): readonly EventDefinition[] {
    return [...this.#entries.values()].map(({ current }) => current);
  }

  has(type: string): boolean {
    return this.#entries.has(type);
  }

  /** What is wrong with the data of a new event; it must be of the current version. */
  faultsOf(event: Pick<Envelope, 'type' | 'version' | 'data'>): Faults {
    const entry = this.#entries.get(event.type);
    if (entry === undefined) return ['no such event'];
    if (event.version !== entry.current.version) return [`version ${event.version} is not the current ${entry.current.version}`];
    const validate = entry.validator();
    if (validate(event.data)) return [];
    // The paths name fields; values are left out, they may be about a person.
    return (validate.errors ?? []).map(({ instancePath, message }) => `data${instancePath} ${message ?? 'is wrong'}`);
  }

  /** The event in the shape of the current version. Events of unknown type pass unchanged. */
  upcast<E extends Pick<Envelope, 'type' | 'version' | 'data'>>(event: E): E {
    const entry = this.#entries.get(event.type);
    if (entry === undefined || event.version >= entry.current.version) return event;
    let { data } = event;
    for (let version = event.version + 1; version <= entry.current.version; version++) {
      const step = entry.versions.get(version)?.upcast;
      if (step === undefined) throw new Error(`The catalogue cannot read ${event.type} version ${event.version}.`);
      // Each step was typed against the version before it where it was defined.
      data = step.data(data as never);
    }
    return { ...event, data, version: entry.current.version };
  }

  /** What the catalogue adds to a fact: its version, its owner, its labels, and the client it is about. */
  stampsOf(fact: Fact, stream: string): { version: number; source: string; subject: string; labels: readonly Label[]; journeyid?: string } {
    const entry = this.#entries.get(fact.type);
    if (entry === undefined) throw new Error(`The catalogue has no event ${fact.type}.`);
    const { version, owner, labels } = entry.current;
    const client = clientOf(fact.data);
    return {
      version,
      source: `/services/${owner}`,
      subject: client ?? stream,
      labels,
      ...(client === undefined ? {} : { journeyid: `journey-${client}` }),
    };
  }
}

const clientOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'clientRef' in data && typeof data.clientRef === 'string' ? data.clientRef : undefined;
