/** What is wrong with one field. `problem` never repeats a value. */
export interface FieldFault {
  /** Path of the field: `attended[0].arrivedAt`. */
  readonly field: string;
  readonly problem: string;
}

/**
 * A request that the door turns away before any domain is asked. Subclass it once per refusal, with a stable `code`
 * and the HTTP `status` it answers with; its doc comment becomes its line in docs/errors.md.
 */
export abstract class HttpRefusal extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
  readonly faults: readonly FieldFault[];
  /** Headers that belong to the answer, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    message: string,
    more: { readonly faults?: readonly FieldFault[]; readonly headers?: Readonly<Record<string, string>>; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = new.target.name;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }
}
