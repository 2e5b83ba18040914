import type { FieldFault } from '../errors/http-refusal.js';
import { BodyNotAnObject, BodyTooComplex, ValidationFailed } from '../errors/request-refusals.js';

const mostDepth = 12;
const mostValues = 10_000;
const plainName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** A field's name as it may be told back: a client's own words in place of a name are not. */
export const tellable = (name: string): string => (plainName.test(name) ? name : '(a name of another form)');

const pathTo = (parent: string, name: string): string => (parent === '' ? tellable(name) : `${parent}.${tellable(name)}`);

/** One walk over one body. Depth and size are bounded before anything recurses deeper than this. */
class Walk {
  #values = 0;
  readonly faults: FieldFault[] = [];

  visit(value: unknown, path: string, depth: number): void {
    if (++this.#values > mostValues || depth > mostDepth) throw new BodyTooComplex();
    if (value === null) this.faults.push({ field: path, problem: 'must not be null; leave it out' });
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) return value.forEach((item, index) => this.visit(item, `${path}[${index}]`, depth + 1));
    for (const name of Object.keys(value)) {
      // class-transformer passes such names over, where they should be refused.
      if (name in Object.prototype) this.faults.push({ field: pathTo(path, name), problem: 'is no field of this request' });
      this.visit((value as Record<string, unknown>)[name], pathTo(path, name), depth + 1);
    }
  }
}

/**
 * The body as an object of bounded depth and size, without nulls and without names that every object has. No body counts as an empty object.
 * @throws BodyNotAnObject, BodyTooComplex, ValidationFailed
 */
export const plainObject = (body: unknown): Readonly<Record<string, unknown>> => {
  if (body === undefined) return {};
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new BodyNotAnObject();
  const walk = new Walk();
  walk.visit(body, '', 0);
  if (walk.faults.length > 0) throw new ValidationFailed(walk.faults.slice(0, 50));
  return body as Readonly<Record<string, unknown>>;
};
