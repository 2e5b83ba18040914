import { Type, type Static, type TLiteral, type TUnion } from '@sinclair/typebox';

type Literals<T extends readonly (string | number)[]> = { [K in keyof T]: T[K] extends string | number ? TLiteral<T[K]> : never };

/** A closed code list as a schema: one literal per code. */
export const codes = <const T extends readonly (string | number)[]>(values: T): TUnion<[...Literals<T>]> =>
  // The literals keep the order and types of `values`; `map` alone forgets the tuple.
  Type.Union(values.map((value) => Type.Literal(value))) as unknown as TUnion<[...Literals<T>]>;

/** The values of a code list made with `codes`, for validators and forms. */
export const valuesOf = <T extends string | number>(schema: { readonly anyOf: readonly { readonly const: T }[] }): readonly T[] =>
  schema.anyOf.map((literal) => literal.const);

/** A pseudonymous reference: 3 to 64 letters, digits, dots, dashes, underscores. No spaces, so no sentence; not digits and dashes alone, so no phone number and no date. */
export const Ref = Type.String({ pattern: '^(?![0-9._-]{3,24}$)[A-Za-z0-9][A-Za-z0-9._-]{2,63}$' });

/** An instant, ISO 8601 in UTC with milliseconds: `2026-03-02T14:00:00.000Z`. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });

/** A calendar day in the facility's time zone: `2026-03-02`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** An ISO week: `2026-W10`. */
export const IsoWeek = Type.String({ pattern: '^\\d{4}-W\\d{2}$' });

/** An IANA time zone: `America/Chicago`, `UTC`. Areas are named, so that nothing else in that shape passes. */
export const TimeZone = Type.String({
  pattern:
    '^(UTC|Etc/[A-Za-z]{3}[0-9+-]{0,3}|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Canada|Europe|Indian|Pacific|US)/[A-Za-z_-]{3,32}(/[A-Za-z_-]{3,32})?)$',
});

/** The version of a program's policy: `1`, `2` … */
export const PolicyVersion = Type.String({ pattern: '^[1-9]\\d{0,5}$' });

export const Minutes = Type.Integer({ minimum: 0, maximum: 10_080 });
export const Count = Type.Integer({ minimum: 0 });

/** Levels of care in the order of intensity, most intensive first. ASAM numbers, and the two ways out. */
export const levelOrder = ['4', '3.7', '3.5', '3.3', '3.1', '2.7', '2.5', '2.1', '1.7', '1.5', '1.0', 'aftercare', 'alumni'] as const;
export const LevelOfCare = codes(levelOrder);
export type LevelOfCare = Static<typeof LevelOfCare>;

/** Whether `to` is less intensive than `from`, by the level order. */
export const isStepDown = (from: LevelOfCare, to: LevelOfCare): boolean => levelOrder.indexOf(to) > levelOrder.indexOf(from);

export const Track = codes(['SUD', 'MH', 'COD']);
export type Track = Static<typeof Track>;

export const Modality = codes(['group', 'individual', 'family', 'psychoeducation', 'life-skills', 'medication-management', 'case-management', 'peer-support']);
export type Modality = Static<typeof Modality>;

/** TEDS SUB1-3: the substance of use, by the codebook's number. */
export const Substance = codes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
export type Substance = Static<typeof Substance>;

/** TEDS REASON: why treatment ended. 1 completed, 2 dropped out, 3 terminated by facility, 4 transferred, 5 incarcerated, 6 death, 7 other. */
export const DischargeReason = codes([1, 2, 3, 4, 5, 6, 7]);
export type DischargeReason = Static<typeof DischargeReason>;

/** The five components of an aftercare plan (R25). */
export const AftercareComponent = codes(['outpatient', 'alumni', 'relapse-prevention', 'medication', 'peer-support']);
export type AftercareComponent = Static<typeof AftercareComponent>;

export const Weekday = codes(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
export type Weekday = Static<typeof Weekday>;
