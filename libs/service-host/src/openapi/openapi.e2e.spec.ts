import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ref } from '@continuum/contracts';
import { knock, start, type Running } from '../testing/running.js';

let ward: Running;
let document: OpenAPIObject;

beforeAll(async () => {
  ward = await start();
  document = (await knock<OpenAPIObject>(ward, 'GET', '/openapi.json')).body;
});
afterAll(() => ward.stop());

const at = (path: string, method: 'get' | 'post' | 'put') => document.paths[path]?.[method];

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 and holds every route of the services', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual(['/beds', '/beds/me', '/beds/open-to-all', '/beds/{bedId}/close', '/beds/{bedId}/pillow']);
  });

  it('describes a command by its shape, without what the door fills in', () => {
    expect(at('/beds', 'post')).toMatchObject({
      summary: 'A bed is opened',
      description: 'Roles: scheduler, admin.',
      'x-roles': ['scheduler', 'admin'],
      tags: ['Beds'],
      security: [{ bearer: [] }],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              title: 'OpenBed',
              type: 'object',
              additionalProperties: false,
              required: ['minutes'],
              properties: {
                bedId: { type: 'string', pattern: Ref.pattern },
                minutes: { type: 'integer', minimum: 0, maximum: 10_080 },
                places: { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/Place' } },
                occurredAt: { type: 'string', format: 'date-time' },
              },
            },
          },
        },
      },
    });
    expect(document.components?.schemas?.['Place']).toMatchObject({ required: ['placeRef', 'minutes'], additionalProperties: false });
  });

  it('takes what the path names out of the body', () => {
    const { parameters, requestBody } = at('/beds/{bedId}/close', 'post') ?? {};
    expect(parameters).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'bedId', in: 'path', required: true }), expect.objectContaining({ name: 'Idempotency-Key' })]),
    );
    expect(requestBody).toMatchObject({ content: { 'application/json': { schema: { required: ['reason'] } } } });
    expect(JSON.stringify(requestBody)).not.toContain('bedId');
  });

  it('tells of answers, headers and refusals', () => {
    const { responses } = at('/beds', 'post') ?? { responses: {} };
    expect(Object.keys(responses)).toEqual(['201', '400', '401', '403', '404', '409', '412', '413', '415', '422', '503']);
    expect(responses['201']).toMatchObject({
      headers: { ETag: {}, 'Continuum-Position': {} },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Outcome' } } },
    });
    expect(responses['409']).toMatchObject({ content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
  });

  it('describes a question by its parameters and its page', () => {
    const { parameters, responses } = at('/beds', 'get') ?? { responses: {} };
    const names = (parameters ?? []).map((parameter) => ('name' in parameter ? parameter.name : ''));
    expect(at('/beds', 'get')).toMatchObject({ 'x-view': 'beds' });
    expect(names).toEqual(['asOf', 'floor', 'Continuum-Position', 'Prefer', 'after', 'cursor', 'limit']);
    expect(responses['200']).toMatchObject({
      headers: { 'Continuum-Behind': {} },
      content: { 'application/json': { schema: { required: ['items'], properties: { items: { type: 'array', items: { type: 'string' } } } } } },
    });
  });

  it('wants no token where anybody may ask', () => {
    expect(at('/beds/open-to-all', 'get')).not.toHaveProperty('security');
    expect(at('/beds/open-to-all', 'get')).not.toHaveProperty('x-roles');
  });

  it('refers to nothing it does not hold', () => {
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect(refs.filter((name) => document.components?.schemas?.[name] === undefined)).toEqual([]);
  });
});

describe('the page of the reference', () => {
  it('comes from this machine alone', async () => {
    const { status, body } = await knock<string>(ward, 'GET', '/docs');
    expect(status).toBe(200);
    expect(body).toContain('Continuum API');
    const assets = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => new URL(path ?? '', `${ward.url}/docs`).href);
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).toContain(ward.url);
      expect((await fetch(asset)).status).toBe(200);
    }
  });
});
