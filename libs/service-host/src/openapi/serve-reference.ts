import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Routes } from '../host/routes.js';
import type { described } from './described.js';
import { look } from './look.js';

/** What the reference calls itself. */
export interface About {
  readonly title: string;
  readonly version: string;
  /** Markdown. */
  readonly description: string;
}

const usual: About = {
  title: 'Continuum',
  version: '0.1.0',
  description: [
    "Follows a person's way through care: referral, intensive outpatient program, step-down, graduation, aftercare.",
    'Every change is a command (`POST`); every command answers with the events it made. Every question is answered from a view.',
    '**Repeat safely**: send an `Idempotency-Key`; the same key and body answer with the first outcome.',
    '**Do not overwrite**: send the `ETag` you saw as `If-Match`.',
    '**Read your own write**: send the `Continuum-Position` of the answer with `Prefer: wait=5` on the next read.',
  ].join('\n\n'),
};

const documentPath = '/openapi.json';
const pagePath = '/docs';

/** Whether a route belongs to the reference itself. */
export const isReference = (template: string): boolean => template === documentPath || template === pagePath || template.startsWith(`${pagePath}/`);

const documentOf = (app: NestFastifyApplication, routes: Routes, about: About, describe: typeof described): OpenAPIObject => {
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A JSON Web Token with `sub`, `roles` and `facility`.' } as const;
  const head = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle(about.title).setVersion(about.version).setDescription(about.description);
  const document = SwaggerModule.createDocument(app, head.addBearerAuth(bearer, 'bearer').build());
  return describe(document, routes.entries);
};

/** Serves the OpenAPI 3.1 document at `/openapi.json` and its page at `/docs`, all of it from this machine. */
export const serveReference = async (app: NestFastifyApplication, routes: Routes, about: About = usual): Promise<void> => {
  // What turns decorators into schemas is wanted here alone, and is loaded here alone.
  const { described: describe } = await import('./described.js');
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(pagePath, app, () => (document ??= documentOf(app, routes, about, describe)), {
    raw: ['json'],
    jsonDocumentUrl: documentPath,
    ...look(about.title),
  });
};
