/** The OpenAPI 3.1 document, made from the same zod schemas that requests are parsed with. */
import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { ALL_ROUTES } from './contract/all-routes.ts';
import type { RouteContract } from './contract/route-contract.ts';

const DESCRIPTION = [
  'Features, structural patterns, typologies, alerts and cases of token transfers, with evidence that can be replayed.',
  'Errors are `application/problem+json` with a stable code. Times are epoch milliseconds, UTC; decimals are exact text.',
  'With keys set (ANALYTICS_API_KEYS) requests carry `Authorization: Bearer KEY` or `X-API-Key: KEY`; without, only this machine is served.',
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

/** What the documentation of a route adds: who may ask. */
export function securityOf(contract: RouteContract): { security?: Record<string, string[]>[] } {
  return contract.scope === 'public' ? {} : { security: [{ bearer: [contract.scope] }, { api_key: [contract.scope] }] };
}

/** The document without a service behind it: for the generated client and for comparing. */
export async function openApiDocument(version: string): Promise<object> {
  const app = fastify();
  await registerOpenApi(app, version);
  app.after(() => {
    for (const contract of ALL_ROUTES) {
      const { method, url, schema } = contract;
      app.route({ method, url, schema: { ...schema, ...securityOf(contract) }, handler: () => undefined });
    }
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
