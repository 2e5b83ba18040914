import type { OpenAPIObject, SchemaObject } from '@nestjs/swagger';
import { ShapeSchemas } from '@continuum/command-shapes/schemas';
import type { RoutePolicy } from '../access/policy.js';
import type { RouteEntry } from '../host/fastify-request.js';
import { answerHeaders, parameters, refusals, schemas } from './components.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = NonNullable<Operation['parameters']>[number];

const paramsOf = (template: string): readonly string[] => [...template.matchAll(/:([A-Za-z0-9_]+)/g)].map(([, name]) => name ?? '');

const parametersOf = (template: string, policy: RoutePolicy, shapes: ShapeSchemas): readonly Parameter[] => {
  const inPath = paramsOf(template);
  const path: Parameter[] = inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  if (policy.access === 'command') return [...path, ...parameters.command];
  if (policy.access !== 'query') return path;
  const asked = policy.shape === undefined ? undefined : shapes.schemaOf(policy.shape, { without: inPath });
  const own: Parameter[] = Object.entries(asked?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: asked?.required?.includes(name) ?? false,
    schema,
  }));
  return [...path, ...own, ...parameters.query, ...(policy.paged === true ? parameters.paged : [])];
};

const answerOf = (policy: RoutePolicy): SchemaObject | { readonly $ref: string } | undefined => {
  if (policy.access === 'command') return { $ref: '#/components/schemas/Outcome' };
  if (policy.answers === undefined || policy.paged !== true) return policy.answers;
  return { type: 'object', required: ['items'], properties: { items: { type: 'array', items: policy.answers }, next: { type: 'string' } } };
};

const bodyOf = (template: string, policy: RoutePolicy, shapes: ShapeSchemas): Operation['requestBody'] => {
  if (policy.shape === undefined || policy.access === 'query') return undefined;
  const schema = shapes.schemaOf(policy.shape, { without: paramsOf(template), optional: policy.makes });
  return { required: (schema.required ?? []).length > 0, content: { 'application/json': { schema } } };
};

const responsesOf = (operation: Operation, policy: RoutePolicy): Operation['responses'] => {
  const schema = answerOf(policy);
  const good = Object.entries(operation.responses).map(([status, response]) => [
    status,
    {
      ...response,
      description: 'Done',
      headers: answerHeaders[policy.access],
      ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }),
    },
  ]);
  return { ...Object.fromEntries(good), ...refusals[policy.access === 'allowed' && policy.shape !== undefined ? 'command' : policy.access] };
};

/** Who may pass, for people and (`x-roles`) for programs; without `x-roles` anybody may. */
const whoMay = ({ access, roles }: RoutePolicy): { readonly text: string; readonly 'x-roles'?: readonly string[] } => {
  if (access === 'public') return { text: 'Anybody may ask.' };
  const passing = [...roles, 'admin'];
  return { text: `Roles: ${passing.join(', ')}.`, 'x-roles': passing };
};

const describe = (operation: Operation, { template, policy }: RouteEntry, shapes: ShapeSchemas): void => {
  if (policy === undefined) return;
  const requestBody = bodyOf(template, policy, shapes);
  const { text, ...roles } = whoMay(policy);
  Object.assign(operation, {
    description: [operation.description, text].filter(Boolean).join('\n\n'),
    ...roles,
    ...(policy.view === undefined ? {} : { 'x-view': policy.view }),
    parameters: parametersOf(template, policy, shapes),
    responses: responsesOf(operation, policy),
    ...(requestBody === undefined ? {} : { requestBody }),
    ...(policy.access === 'public' ? {} : { security: [{ bearer: [] }] }),
  });
};

/** The document with everything that routes declare about themselves: bodies, parameters, answers, refusals, who may pass. */
export const described = (document: OpenAPIObject, entries: readonly RouteEntry[]): OpenAPIObject => {
  const shapes = new ShapeSchemas();
  for (const entry of entries) {
    const path = document.paths[entry.template.replace(/:([A-Za-z0-9_]+)/g, '{$1}')];
    const operation = path?.[entry.method.toLowerCase() as 'post'];
    if (operation !== undefined) describe(operation, entry, shapes);
  }
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...shapes.components, ...schemas } };
  return document;
};
