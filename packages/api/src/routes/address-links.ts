/** What addresses paid one another, and what a slice knows of each: what a canvas is drawn from. */
import {
  MAX_CANVAS_LINKS,
  MAX_CANVAS_NODES,
  addressFactsSchema,
  addressLinkSchema,
  entityAmongSchema,
} from '@analytics/domain';
import { addressFacts, entitiesAmong, linksAmong, linksOf } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import {
  addressParameter,
  addressParams,
  dateParameter,
  limitParameter,
  listOf,
  networkParameter,
  noteText,
  sliceFields,
  sliceQuery,
  windowDaysParameter,
} from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const tags = ['addresses'];
const time = z.coerce.number().int().min(0);

/** Addresses that are asked about together, with the slice: more than a query string holds. */
const severalFields = {
  network: networkParameter,
  window_days: windowDaysParameter.optional(),
  processing_date: dateParameter.optional(),
  addresses: z.array(addressParameter).min(1).max(MAX_CANVAS_NODES),
};

export function registerAddressLinkRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/links',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAddressLinks',
      tags,
      summary:
        'What an address paid and was paid, by counterparty and asset: filtered, the largest first, page by page',
      params: addressParams,
      querystring: sliceQuery.extend({
        direction: z.enum(['in', 'out']).optional().meta({ description: 'Both ways unless given.' }),
        asset: listOf(noteText(200)).meta({ description: 'Symbols, as they are written.' }),
        role: listOf(noteText(64)).meta({
          description: 'Of the other end: the type of its label, else what it behaves as.',
        }),
        min_usd: z.coerce.number().min(0).max(1e15).default(0).meta({ description: 'Of a link.' }),
        from_ms: time.optional().meta({ description: 'Epoch milliseconds, included.' }),
        to_ms: time.optional().meta({ description: 'Epoch milliseconds, not included.' }),
        limit: limitParameter(24, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          links: z.array(addressLinkSchema),
          link_count: z.int().meta({ description: 'Links that pass the filter, on all pages.' }),
          facts: z.array(addressFactsSchema).meta({ description: 'Of the address and of the other ends.' }),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const { query } = request;
      const { database, window, slice } = await sliceOf(app.service, query);
      const { links, link_count } = await linksOf(database, window, address, {
        direction: query.direction,
        assets: query.asset ?? [],
        roles: query.role ?? [],
        min_usd: query.min_usd,
        start_ms: query.from_ms,
        end_ms: query.to_ms,
        row_limit: query.limit,
        row_offset: query.offset,
      });
      const ends = links.flatMap(({ from_address, to_address }) => [from_address, to_address]);
      const facts = await addressFacts(database, window, [address, ...ends]);
      return { ...slice, address, links, link_count, facts, has_more: query.offset + links.length < link_count };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/addresses/links',
    config: { scope: 'read' },
    schema: {
      operationId: 'linksAmongAddresses',
      tags,
      summary: 'What some addresses paid one another, by asset, the largest first',
      body: z.strictObject({
        ...severalFields,
        assets: z.array(noteText(200)).max(50).default([]).meta({ description: 'Symbols; none: every asset.' }),
        min_usd: z.number().min(0).max(1e15).default(0),
        from_ms: z.int().min(0).optional(),
        to_ms: z.int().min(0).optional(),
      }),
      response: answers(
        z.object({
          ...sliceFields,
          links: z.array(addressLinkSchema),
          is_complete: z.boolean().meta({ description: `False where there are more than ${MAX_CANVAS_LINKS}.` }),
        }),
      ),
    },
    handler: async (request) => {
      const { addresses, assets, min_usd, from_ms, to_ms } = request.body;
      const { database, window, slice } = await sliceOf(app.service, request.body);
      const filter = { assets, min_usd, start_ms: from_ms, end_ms: to_ms };
      const found = await linksAmong(database, window, addresses, filter, MAX_CANVAS_LINKS + 1);
      const is_complete = found.length <= MAX_CANVAS_LINKS;
      return { ...slice, links: found.slice(0, MAX_CANVAS_LINKS), is_complete };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/addresses/facts',
    config: { scope: 'read' },
    schema: {
      operationId: 'addressFacts',
      tags,
      summary: 'What a slice knows of some addresses, and which of them it does not hold',
      body: z.strictObject(severalFields),
      response: answers(z.object({ ...sliceFields, facts: z.array(addressFactsSchema) })),
    },
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(app.service, request.body);
      return { ...slice, facts: await addressFacts(database, window, request.body.addresses) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/addresses/entities',
    config: { scope: 'read' },
    schema: {
      operationId: 'entitiesAmongAddresses',
      tags,
      summary: 'The entities that some addresses belong to, with which of them each holds, the largest first',
      body: z.strictObject(severalFields),
      response: answers(z.object({ ...sliceFields, entities: z.array(entityAmongSchema) })),
    },
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(app.service, request.body);
      return { ...slice, entities: await entitiesAmong(database, window, request.body.addresses) };
    },
  });
}
