/** Who is controlled by one hand, and what an analyst refused of it. */
import {
  AnalyticsError,
  ENTITY_KINDS,
  MAX_REFUSAL_REASON,
  entityLinkRowSchema,
  entityRefusalRowSchema,
  entityRowSchema,
} from '@analytics/domain';
import {
  MAX_ENTITY_LINKS,
  entityOf,
  entityRefusals,
  listEntities,
  refuseEntityLink,
  type Database,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import {
  addressParameter,
  addressParams,
  idempotencyHeaders,
  limitParameter,
  networkQuery,
  noteText,
  sliceFields,
  sliceQuery,
} from '../parameters.ts';
import { requireLookedFor, sliceOf } from '../slice-of-request.ts';

const tags = ['addresses'];

export function registerEntityRoutes(app: ApiServer): void {
  const databaseOf = async (query: { network: string }): Promise<Database> =>
    (await networkPlaceOf(app.service, query)).database;

  app.route({
    method: 'GET',
    url: '/api/v1/entities',
    config: { scope: 'read' },
    schema: {
      operationId: 'listEntities',
      tags,
      summary: 'Addresses that are controlled by one hand, largest entity first',
      querystring: sliceQuery.extend({
        kind: z.enum(ENTITY_KINDS).optional(),
        address: addressParameter.optional().meta({ description: 'Only the entity that holds it.' }),
        limit: limitParameter(100, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(z.object({ ...sliceFields, entities: z.array(entityRowSchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { kind, address, limit, offset } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const page = { row_limit: limit + 1, row_offset: offset };
      const found = await listEntities(database, window, { kind, address, ...page });
      await requireLookedFor({ database, window }, 'typologies', found.length);
      return { ...slice, entities: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/entity',
    config: { scope: 'read' },
    schema: {
      operationId: 'getEntityOfAddress',
      tags,
      summary: 'The entity that an address belongs to, with the links that say so, hints and refusals',
      params: addressParams,
      querystring: sliceQuery.extend({ limit: limitParameter(50, MAX_ENTITY_LINKS) }),
      response: answers(
        z.object({
          ...sliceFields,
          entity: entityRowSchema
            .nullable()
            .meta({ description: 'null where the address is its own owner, as far as is known.' }),
          links: z.array(entityLinkRowSchema).meta({ description: 'Of the entity; those of the address come first.' }),
          hints: z.array(entityLinkRowSchema).meta({ description: 'Links of the address that merge nothing.' }),
          refusals: z.array(entityRefusalRowSchema).meta({ description: 'Of the address.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const { entity = null, links, hints } = await entityOf(database, window, address, request.query.limit);
      await requireLookedFor({ database, window }, 'typologies', entity === null ? hints.length : 1);
      const refusals = await entityRefusals(database, address);
      return { ...slice, entity, links: [...links], hints: [...hints], refusals };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/entities/refusals',
    config: { scope: 'read' },
    schema: {
      operationId: 'listEntityRefusals',
      tags,
      summary: 'Pairs of addresses that an analyst said are not one, newest first',
      querystring: networkQuery,
      response: answers(z.object({ refusals: z.array(entityRefusalRowSchema) })),
    },
    handler: async (request) => ({ refusals: await entityRefusals(await databaseOf(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/v1/entities/refusals',
    config: { scope: 'run' },
    schema: {
      operationId: 'refuseEntityLink',
      tags,
      summary: 'Say that two addresses are not one, or take that back; the next run honours it',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        address: addressParameter,
        other_address: addressParameter,
        is_refused: z.boolean().default(true).meta({ description: 'false takes a refusal back.' }),
        reason: noteText(MAX_REFUSAL_REASON).min(1),
      }),
      response: answers(
        z.object({
          decided_by: z.string().meta({ description: 'The name that it is kept under.' }),
          refusals: z.array(entityRefusalRowSchema).meta({ description: 'Of the address.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { address, other_address } = request.body;
      if (address === other_address)
        throw new AnalyticsError('INVALID_REQUEST', `Expected two addresses, found ${JSON.stringify(address)} twice.`);
      const database = await databaseOf(request.query);
      const decided_by = request.key_name;
      await refuseEntityLink(database, { ...request.body, decided_by }, app.service.now_ms());
      return { decided_by, refusals: await entityRefusals(database, address) };
    },
  });
}
