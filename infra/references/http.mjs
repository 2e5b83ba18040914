// Every route, from the OpenAPI document of the product itself. The product is put together over no store, and opens no port.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LoadDecideAppend } from '@continuum/event-sourcing';
import { ClientVault, InMemoryClientVault } from '@continuum/intake';
import { ViewReader } from '@continuum/read-store';
import { createHost, readHostConfig, ViewPositions } from '@continuum/service-host';
import { everyModule } from '../../services/continuum/dist/continuum.module.js';
import { by, listed, page, table } from './markdown.mjs';

const documentOf = async (dataDirectory) => {
  const nobodyAsks = (port) => ({ provide: port, useValue: {} });
  const app = await createHost({
    config: readHostConfig({ CONTINUUM_DATA: dataDirectory, LOG_LEVEL: 'silent' }),
    modules: everyModule,
    providers: [...[LoadDecideAppend, ViewReader, ViewPositions].map(nobodyAsks), { provide: ClientVault, useValue: new InMemoryClientVault() }],
  });
  const { payload } = await app.inject({ method: 'GET', url: '/openapi.json' });
  await app.close();
  return JSON.parse(payload);
};

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const operationOf = (path, method, operation) => ({
  method: method.toUpperCase(),
  path,
  tag: operation.tags?.[0] ?? 'Others',
  summary: operation.summary ?? '',
  roles: operation['x-roles'] ?? [],
  view: operation['x-view'],
  body: operation.requestBody?.content['application/json'].schema,
});

/** Every route of every service. */
export const operationsOfProduct = async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'continuum-references-'));
  try {
    const { paths } = await documentOf(dataDirectory);
    return Object.entries(paths).flatMap(([path, item]) =>
      methods.flatMap((method) => (item[method] === undefined ? [] : [operationOf(path, method, item[method])])),
    );
  } finally {
    rmSync(dataDirectory, { recursive: true });
  }
};

const rowOf = ({ method, path, summary, body, view, roles }) => [
  `\`${method} ${path}\``,
  summary,
  body === undefined ? (view === undefined ? '' : `view \`${view}\``) : `\`${body.title}\``,
  roles.length === 0 ? 'anybody' : roles.filter((role) => role !== 'admin').join(', ') || 'admin',
];

const ofTag = (tag, operations) => [
  `## ${tag}`,
  '',
  ...table(['route', 'what for', 'command, or view that answers', 'roles, beside admin'], operations.filter((operation) => operation.tag === tag).map(rowOf)),
];

const optional = (name, { required = [] }) => (required.includes(name) ? name : `${name}?`);

const fieldsOf = ({ title, properties, ...schema }) => [`\`${title}\``, listed(Object.keys(properties ?? {}).map((name) => optional(name, schema)))];

const bodies = (operations) => [
  '## Bodies',
  '',
  'What the path names does not stand in the body. `/openapi.json` has every shape and limit.',
  '',
  ...table(
    ['body', 'fields'],
    operations
      .flatMap(({ body }) => (body === undefined ? [] : [body]))
      .sort(by(({ title }) => title))
      .map(fieldsOf),
  ),
];

/** @param operations every route of the product */
export const http = (operations) =>
  page(
    'HTTP',
    `The ${operations.length} routes of the product, beside \`/health/live\`, \`/health/ready\`, \`/metrics\`, \`/.well-known/jwks.json\`, \`/openapi.json\` and \`/docs\`. A running product shows the same with every shape at \`/docs\`.`,
    [...new Set(operations.map(({ tag }) => tag))].sort().flatMap((tag) => ofTag(tag, operations)),
    bodies(operations),
  );
