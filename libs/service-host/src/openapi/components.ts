import type { SchemaObject } from '@nestjs/swagger';

const text: SchemaObject = { type: 'string' };
const whole: SchemaObject = { type: 'integer', minimum: 0 };

const problem: SchemaObject = {
  type: 'object',
  description: 'What every refusal answers with (RFC 9457). `code` is stable; docs/errors.md lists all.',
  required: ['type', 'title', 'status', 'detail', 'code', 'correlationId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', example: '/errors/http.validation-failed' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: { type: 'string', example: 'http.validation-failed' },
    correlationId: text,
    details: { type: 'object', description: 'Limits, ids and fields that a program may want.' },
    errors: {
      type: 'array',
      description: 'The fields at fault, without their values.',
      items: { type: 'object', required: ['field', 'problem'], properties: { field: text, problem: text } },
    },
  },
};

const outcome: SchemaObject = {
  type: 'object',
  description: 'What came of a command. A repeat under the same Idempotency-Key answers with the first outcome.',
  required: ['stream', 'position', 'revision', 'events', 'repeated'],
  properties: {
    stream: text,
    position: { ...whole, description: 'Where the last event stands in the log: send it as Continuum-Position to read your own write.' },
    revision: { ...whole, description: "The stream's revision after the command; the ETag." },
    events: {
      type: 'array',
      items: { type: 'object', required: ['id', 'type', 'data'], properties: { id: { type: 'string', format: 'uuid' }, type: text, data: { type: 'object' } } },
    },
    repeated: { type: 'boolean' },
  },
};

export const schemas = { Problem: problem, Outcome: outcome };

const header = (name: string, description: string, schema: SchemaObject = text) => ({ name, in: 'header' as const, required: false, description, schema });
const query = (name: string, description: string, schema: SchemaObject = text) => ({ name, in: 'query' as const, required: false, description, schema });

/** What may be sent along with every request of a kind. */
export const parameters = {
  command: [
    header(
      'Idempotency-Key',
      'The command under this key is followed once; the same key and body answer with the first outcome. 8 to 128 printable ASCII characters, best a UUID.',
    ),
    header('If-Match', 'The ETag you saw: the command is refused where somebody else was first.'),
    header('X-Correlation-Id', 'Binds together what belongs together; made where it is left out.'),
  ],
  query: [
    header('Continuum-Position', 'The position of your own write: the answer waits until the view has seen it.', whole),
    header('Prefer', '`wait=SECONDS`: how long to wait, at most 30. Left out: 5.'),
    query('after', 'The same as Continuum-Position.', whole),
  ],
  paged: [
    query('cursor', 'The `next` of the page before.'),
    query('limit', 'How many items at most.', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  ],
};

const answerHeader = (description: string, schema: SchemaObject = text) => ({ description, schema });
const always = { 'X-Correlation-Id': answerHeader('The request in the log.') };

export const answerHeaders = {
  public: always,
  allowed: always,
  command: {
    ...always,
    ETag: answerHeader("The stream's revision, for If-Match."),
    'Continuum-Position': answerHeader('Where the last event stands.', whole),
    'Idempotency-Replayed': answerHeader('`true` where this is the outcome of an earlier command under the same key.'),
  },
  query: {
    ...always,
    'Continuum-View-Position': answerHeader('How far the view had come.', whole),
    'Continuum-Behind': answerHeader('How many positions the view was behind the log.', whole),
    'Preference-Applied': answerHeader('Present where the wait was met.'),
  },
};

const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

const guarded = { '401': refusal('No token, or one that is refused'), '403': refusal('None of the roles may do this') };
const malformed = { '400': refusal('The request is not well formed') };

/** How a kind of route refuses. */
export const refusals = {
  public: {},
  allowed: { ...malformed, ...guarded, '404': refusal('Not known') },
  query: { ...malformed, ...guarded, '404': refusal('Not known') },
  command: {
    ...malformed,
    ...guarded,
    '404': refusal('Not known to this facility'),
    '409': refusal('Not allowed as things stand, or somebody else was first, or the key was used with another body'),
    '412': refusal('If-Match names a revision that has passed'),
    '413': refusal('The body is larger than 1 MiB'),
    '415': refusal('The body is not application/json'),
    '422': refusal('Well formed, and yet cannot be: a time before what it must follow, a number beyond its limit'),
    '503': refusal('The store does not answer; send the same command again'),
  },
};
