import { Type, type Static, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';

/** How much a field of an event gives away. `identifier` exists so that a test can refuse it: names, birth dates and contacts live in the client vault. */
export type Sensitivity = 'open' | 'sensitive' | 'identifier';

/** The schema keyword under which a field's sensitivity stands in the published JSON Schema. */
export const sensitivityKeyword = 'x-sensitivity';

const classed =
  (sensitivity: Sensitivity) =>
  <S extends TSchema>(schema: S, about?: string): S => ({
    ...schema,
    [sensitivityKeyword]: sensitivity,
    ...(about === undefined ? {} : { description: about }),
  });

/** A field that tells nothing about a person's health beyond the fact that the event exists. */
export const open = classed('open');

/** A field about a person's health, circumstances or conduct; encrypted under the client's key where the store does so. */
export const sensitive = classed('sensitive');

/** A field that may be absent. Wrap the classed schema: `optional(sensitive(Substance))`. */
export const optional = Type.Optional;

/** The service that owns an event's stream. */
export type Owner = 'intake' | 'scheduling' | 'therapy-sessions' | 'aftercare';

/** A security label, HL7 ActCode or Confidentiality. */
export type Label = '42CFRPart2' | 'SUD' | 'MH' | 'BH' | 'R' | 'V';

export interface EventDefinition<T extends string = string, P extends TProperties = TProperties> {
  readonly type: T;
  readonly version: number;
  readonly owner: Owner;
  /** One sentence of the ward: what has happened when this event stands in the log. */
  readonly about: string;
  readonly labels: readonly Label[];
  readonly data: TObject<P>;
  /** The shape of the version before, and how its data become this version's. Absent on version 1. */
  readonly upcast?: { readonly from: EventDefinition; readonly data: (before: never) => unknown };
}

/** What an event of this definition says: its type and its data, as a decider returns it. */
export type EventOf<D> = D extends EventDefinition<infer T, infer P> ? { readonly type: T; readonly data: Static<TObject<P>> } : never;

interface Definition<T extends string, P extends TProperties> {
  readonly type: T;
  readonly owner: Owner;
  readonly about: string;
  /** Left out: a client's event of a Part 2 program, protected (T1: an unknown status is treated as protected). Facts about no client say `[]`. */
  readonly labels?: readonly Label[];
  readonly data: P;
}

/** Version 1 of an event. Data may carry no field beyond those named. */
export const defineEvent = <const T extends string, P extends TProperties>(definition: Definition<T, P>): EventDefinition<T, P> => ({
  labels: ['42CFRPart2', 'R'],
  ...definition,
  version: 1,
  data: Type.Object(definition.data, { additionalProperties: false }),
});

/** The next version of an event: the former definition, its new shape, and the upcast that reads what was written before. */
export const nextVersion = <const T extends string, P extends TProperties, B extends TProperties>(
  before: EventDefinition<T, B>,
  next: { readonly about?: string; readonly labels?: readonly Label[]; readonly data: P; readonly upcast: (before: Static<TObject<B>>) => Static<TObject<P>> },
): EventDefinition<T, P> => ({
  type: before.type,
  owner: before.owner,
  about: next.about ?? before.about,
  labels: next.labels ?? before.labels,
  version: before.version + 1,
  data: Type.Object(next.data, { additionalProperties: false }),
  // The chain of versions is walked by number; what each step takes and gives was checked here.
  upcast: { from: before as unknown as EventDefinition, data: next.upcast },
});
