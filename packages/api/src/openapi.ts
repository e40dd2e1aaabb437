/** The OpenAPI 3.1 document, made from the same zod schemas that requests are parsed with. */
import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { registerRoutes } from './routes/all-routes.ts';
import { registerScopes } from './security/route-scopes.ts';

const DESCRIPTION = [
  'Features, structural patterns, typologies, alerts and cases of token transfers, with evidence that can be replayed.',
  'Errors are `application/problem+json` with a stable code. Times are epoch milliseconds, UTC; decimals are exact text.',
  'With keys set (ANALYTICS_API_KEYS) requests carry `Authorization: Bearer KEY` or `X-API-Key: KEY`; without, only this machine is served. Pages of people who signed in send a cookie, and `X-CSRF-Token` with what changes something.',
].join('\n\n');

/** Zod for what goes in and out, and the collection of the document. Routes are added afterwards. */
export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Analytics Pipeline', version, description: DESCRIPTION, license: { name: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          api_key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
          session: { type: 'apiKey', in: 'cookie', name: 'analytics_session' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutInputTwins(jsonSchemaTransformObject(document)),
  });
}

/** Named schemas are answers only: their twins for input, which nothing refers to, are left out. */
function withoutInputTwins(document: ReturnType<SwaggerTransformObject>): ReturnType<SwaggerTransformObject> {
  if (!('components' in document)) return document;
  const answersOnly = Object.entries(document.components.schemas ?? {}).filter(([name]) => !name.endsWith('Input'));
  return {
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(answersOnly) },
  } as typeof document;
}

/**
 * The document of the routes as they are registered, without a service behind it: for the generated client and for
 * comparing.
 */
export async function openApiDocument(version: string): Promise<object> {
  const app = fastify();
  registerScopes(app);
  await registerOpenApi(app, version);
  registerRoutes(app);
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
