/** A contract as Fastify takes it, and the server type that reads its schemas. */
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RouteContract } from './contract/route-contract.ts';
import { securityOf } from './openapi.ts';

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export function routeOf<C extends RouteContract>(contract: C) {
  const schema: C['schema'] = { ...contract.schema, ...securityOf(contract) };
  return {
    method: contract.method as C['method'],
    url: contract.url as C['url'],
    schema,
    config: { scope: contract.scope },
  };
}
