// Writes docs/reference from the code itself: the events, their fields and classes, the policy, the HTTP interface.
// `node infra/references.mjs` writes; `--check` says what is out of date and exits 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { catalogue, defaultLimits, ProgramLimits } from '@continuum/contracts';

const folder = new URL('../docs/reference/', import.meta.url);

const shapeOf = (schema) => {
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.anyOf) return schema.anyOf.map(shapeOf).join(' · ');
  if (schema.type === 'array') return `list of ${shapeOf(schema.items)}`;
  if (schema.type === 'object') return schema.properties ? `{ ${Object.keys(schema.properties).join(', ')} }` : 'object';
  if (schema.pattern?.includes('T\\d{2}')) return 'instant';
  if (schema.pattern?.includes('W\\d{2}')) return 'ISO week';
  if (schema.pattern?.startsWith('^\\d{4}-\\d{2}-\\d{2}$')) return 'day';
  if (schema.pattern) return 'reference';
  const limits = [schema.minimum, schema.maximum].some((limit) => limit !== undefined) ? ` ${schema.minimum ?? ''}…${schema.maximum ?? ''}` : '';
  return `${schema.type}${limits}`;
};

const eventSection = ({ type, version, about, labels, data }) => {
  const required = new Set(data.required ?? []);
  const rows = Object.entries(data.properties).map(
    ([name, schema]) => `| ${name}${required.has(name) ? '' : '?'} | ${shapeOf(schema)} | ${schema['x-sensitivity']} |`,
  );
  return [
    `### ${type}`,
    '',
    `${about} Version ${version}. Labels: ${labels.length === 0 ? 'none' : labels.join(', ')}.`,
    '',
    '| field | shape | class |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
};

const owners = ['intake', 'scheduling', 'therapy-sessions', 'aftercare'];
const byType = (a, b) => (a.type < b.type ? -1 : 1);

const events = () =>
  [
    '# Events',
    '',
    `The ${catalogue.definitions.length} events of the catalogue, by the service that owns their streams. Generated from \`libs/contracts\`; \`npm run references\` writes it anew.`,
    'A field with `?` may be absent. Class `open` tells nothing about health beyond the fact that the event exists; `sensitive` does. No field identifies anybody.',
    '',
    ...owners.flatMap((owner) => [
      `## ${owner}`,
      '',
      ...catalogue.definitions
        .filter((definition) => definition.owner === owner)
        .sort(byType)
        .map(eventSection),
    ]),
  ].join('\n');

const policy = () =>
  [
    '# Program policy',
    '',
    'Every number a program may choose, with its default (domain rules R1 to R29). Published as `ProgramPolicyPublished` with a version; decisions name the version they applied. Generated; `npm run references` writes it anew.',
    '',
    '| number | default | rule |',
    '|---|---|---|',
    ...Object.entries(ProgramLimits.properties).map(([name, { description }]) => `| ${name} | ${JSON.stringify(defaultLimits[name])} | ${description} |`),
    '',
  ].join('\n');

const pages = { 'events.md': events(), 'policy.md': policy() };
const check = process.argv.includes('--check');
mkdirSync(folder, { recursive: true });
const stale = Object.entries(pages).filter(([name, text]) => {
  const file = new URL(name, folder);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (!check) for (const [name, text] of stale) writeFileSync(new URL(name, folder), text);
for (const [name] of stale) process.stdout.write(`${check ? 'out of date' : 'written'}: docs/reference/${name}\n`);
process.exit(check && stale.length > 0 ? 1 : 0);
