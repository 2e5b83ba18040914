// The events with their fields and classes, and the numbers of a program's policy.
import { catalogue, defaultLimits, ProgramLimits } from '@continuum/contracts';
import { by, page, table } from './markdown.mjs';

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
  const rows = Object.entries(data.properties).map(([name, schema]) => [`${name}${required.has(name) ? '' : '?'}`, shapeOf(schema), schema['x-sensitivity']]);
  return [
    `### ${type}`,
    '',
    `${about} Version ${version}. Labels: ${labels.length === 0 ? 'none' : labels.join(', ')}.`,
    '',
    ...table(['field', 'shape', 'class'], rows),
  ];
};

const owners = [...new Set(catalogue.definitions.map(({ owner }) => owner))];

const ofOwner = (owner) => [
  `## ${owner}`,
  '',
  ...catalogue.definitions
    .filter((definition) => definition.owner === owner)
    .sort(by(({ type }) => type))
    .flatMap(eventSection),
];

export const events = () =>
  page(
    'Events',
    `The ${catalogue.definitions.length} events of the catalogue (\`libs/contracts\`), by the service that owns their streams. A field with \`?\` may be absent. Class \`open\` tells nothing about health beyond the fact that the event exists; \`sensitive\` does. No field identifies anybody.`,
    owners.flatMap(ofOwner),
  );

export const policy = () =>
  page(
    'Program policy',
    'Every number a program may choose, with its default (domain rules R1 to R29). Published as `ProgramPolicyPublished` with a version; decisions name the version they applied.',
    table(
      ['number', 'default', 'rule'],
      Object.entries(ProgramLimits.properties).map(([name, { description }]) => [name, JSON.stringify(defaultLimits[name]), description]),
    ),
  );
