import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RefusalKind } from '@continuum/event-sourcing';
import { titleOf } from '../errors/problem.js';
import { statusOf } from '../errors/status.js';

/** A refusal as its class tells of it. */
export interface ListedRefusal {
  readonly code: string;
  /** The kind of a domain's refusal; `http` for what the door refuses by itself. */
  readonly kind: string;
  readonly status: number;
  readonly meaning: string;
}

const refusalShape =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?export class (\w+) extends \w+ \{((?:(?!\n\})[\s\S])*?readonly code = '([a-z0-9.-]+)'(?:(?!\n\})[\s\S])*)\n\}/g;
const codeShape = /readonly code = '([a-z0-9.-]+)'/g;

const kinds: readonly RefusalKind[] = ['invalid', 'not-found', 'refused', 'conflict', 'precondition', 'forbidden'];

const isSource = (path: string): boolean => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes(`${'src'}/testing/`);

const sourcesOf = (root: string, projects: string): readonly string[] =>
  readdirSync(join(root, projects))
    .map((project) => join(root, projects, project, 'src'))
    .flatMap((folder) => listed(folder).filter(isSource));

const listed = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path).replaceAll('\\', '/'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** A doc comment as one line; where there is none, the class's name as a sentence. */
const meaningOf = (comment: string | undefined, name: string): string => {
  const text = (comment ?? '')
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (text === '' ? `${titleOf(name)}.` : text).replaceAll('|', '\\|');
};

const refusalOf = ([, comment, name = '', body = '', code = '']: readonly (string | undefined)[]): ListedRefusal => {
  const meaning = meaningOf(comment, name);
  const status = /readonly status = (\d{3})/.exec(body)?.[1];
  if (status !== undefined) return { code, kind: 'http', status: Number(status), meaning };
  const said = /readonly kind = '([a-z-]+)'/.exec(body)?.[1];
  const kind = kinds.find((candidate) => candidate === said);
  if (kind === undefined) throw new Error(`${name} (${code}) says neither a kind nor a status.`);
  return { code, kind, status: statusOf({ code, kind }), meaning };
};

/** Every code that stands in the sources of the libs and services. */
export const codesIn = (root: string): readonly string[] =>
  [...sourcesOf(root, 'libs'), ...sourcesOf(root, 'services')]
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(codeShape)].map(([, code]) => code ?? ''))
    .sort();

/** Every refusal that the sources of the libs and services declare, by code. */
export const refusalsIn = (root: string): readonly ListedRefusal[] =>
  [...sourcesOf(root, 'libs'), ...sourcesOf(root, 'services')]
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(refusalShape)].map(refusalOf))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

const preface = `# Errors

Whatever is refused is answered as \`application/problem+json\` (RFC 9457):

\`\`\`json
{
  "type": "/errors/http.validation-failed",
  "title": "Validation failed",
  "status": 400,
  "detail": "The request does not have the shape it must have.",
  "code": "http.validation-failed",
  "correlationId": "019caddb-a400-7000-8000-000000000001",
  "errors": [{ "field": "minutes", "problem": "must be an integer number" }]
}
\`\`\`

\`code\` is stable: write programs against it. \`errors\` names fields and never repeats a value; \`details\`, where it is there, holds ids and limits.
Send \`correlationId\` along when you ask for help: the log has the request under it.

What to do depends on the status:

| status | what it means | what to do |
| --- | --- | --- |
| 400 | The request is not well formed | Correct what \`errors\` names, or the header or body that \`code\` names. Sent again as it is, it fails again |
| 401 | There is no token, or it is refused | Get a token; \`code\` says what is wrong with the one sent |
| 403 | None of the token's roles may do this | Ask with another role |
| 404 | Nothing of this id is known to the facility, or no route has the path | Check the id. Another facility's things answer the same |
| 405 | The path has other methods | \`Allow\` names them |
| 408, 413, 414, 415, 431 | Too slow, too large, too long, of another type | As \`code\` says |
| 409 | As things stand it is not allowed, or somebody else was first, or the idempotency key was used with another body | Read the thing again and decide anew |
| 412 | \`If-Match\` names a revision that has passed | Read the thing again, then send the new ETag |
| 422 | Well formed, and yet it cannot be: a time before what it must follow, a number beyond its limit | Correct the value; \`details\` names ids and limits |
| 500 | A fault of ours | Tell us, with the correlation id |
| 503 | The store or the issuer's keys do not answer | Send the same again after \`Retry-After\`, under the same \`Idempotency-Key\` |

This page is made from the classes themselves: \`npm run references\` writes it anew, and a test holds the two equal.
`;

const groupOf = (code: string): string => code.split('.', 1)[0] ?? '';

const tableOf = (refusals: readonly ListedRefusal[]): string =>
  [
    '| code | status | kind | meaning |',
    '| --- | --- | --- | --- |',
    ...refusals.map(({ code, status, kind, meaning }) => `| \`${code}\` | ${status} | ${kind} | ${meaning} |`),
  ].join('\n');

/** docs/errors.md, from its first line to its last. */
export const errorsReference = (refusals: readonly ListedRefusal[]): string => {
  const groups = [...new Set(refusals.map(({ code }) => groupOf(code)))];
  const sections = groups.map((group) => `## ${group}\n\n${tableOf(refusals.filter(({ code }) => groupOf(code) === group))}\n`);
  return [preface, ...sections].join('\n');
};
