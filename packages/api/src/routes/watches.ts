/** Watchlists: addresses that a team watches. They change no detection; labels are another thing. */
import {
  MAX_WATCH_LIST_NAME,
  MAX_WATCH_NOTE,
  watchActivitySchema,
  watchChangeSchema,
  watchSchema,
} from '@analytics/domain';
import { readAddressList, ownAddresses } from '@analytics/jobs';
import {
  addWatches as storeWatches,
  listWatches as readWatches,
  removeWatches as endWatches,
  watchActivity,
  watchHistory,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import {
  addressParameter,
  idempotencyHeaders,
  limitParameter,
  networkQuery,
  noteText,
  sliceFields,
  sliceQuery,
} from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const tags = ['watches'];

/** More come as a list. */
const MOST_ADDRESSES = 1000;
const offset = z.coerce.number().int().min(0).max(10_000_000).default(0);
const listName = noteText(MAX_WATCH_LIST_NAME)
  .trim()
  .min(1)
  .meta({ description: 'What the list is called; it is there as soon as an address is on it.' });
const note = noteText(MAX_WATCH_NOTE).default('');

const countsSchema = z.object({
  added: z.int(),
  changed: z.int().meta({ description: 'That were on the list with another note.' }),
  unchanged: z.int(),
});

export function registerWatchRoutes(app: ApiServer): void {
  /** The database that all networks share holds them; the network must exist. */
  const placeOf = async (query: { network: string }) => await networkPlaceOf(app.service, query);

  app.route({
    method: 'GET',
    url: '/api/v1/watches',
    config: { scope: 'read' },
    schema: {
      operationId: 'listWatches',
      tags,
      summary: 'The addresses that are watched, by list and address',
      querystring: networkQuery.extend({
        address: addressParameter.optional(),
        list_name: listName.optional(),
        limit: limitParameter(100, 1000),
        offset,
      }),
      response: answers(
        z.object({
          watches: z.array(watchSchema),
          lists: z
            .array(z.object({ list_name: z.string(), address_count: z.int() }))
            .meta({ description: 'All lists of the network, by name.' }),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { address = '', list_name = '', limit, offset: row_offset } = request.query;
      const { network, service } = await placeOf(request.query);
      const found = await readWatches(service, network, { address, list_name, row_limit: limit + 1, row_offset });
      const { watched } = await app.service.databases.resident(network);
      const counts = new Map<string, number>();
      for (const names of (await watched()).lists.values())
        for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      const lists = [...counts].map(([name, address_count]) => ({ list_name: name, address_count }));
      lists.sort((a, b) => (a.list_name < b.list_name ? -1 : 1));
      return { watches: found.slice(0, limit), lists, has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/watches/activity',
    config: { scope: 'read' },
    schema: {
      operationId: 'watchActivity',
      tags,
      summary: 'What watched addresses did in a slice, and what of it is new since the slice before, the news first',
      querystring: sliceQuery.extend({ limit: limitParameter(100, 1000), offset }),
      response: answers(
        z.object({
          ...sliceFields,
          since_date: z
            .string()
            .nullable()
            .meta({ description: 'The published date before, of that window; null without one: then all is new.' }),
          activity: z.array(watchActivitySchema),
          total_count: z.int().meta({ description: 'Watched addresses that have a transfer or an alert.' }),
          watched_count: z.int(),
        }),
      ),
    },
    handler: async (request) => {
      const { resident, window, slice } = await sliceOf(app.service, request.query);
      const { lists } = await resident.watched();
      const { since_date = null, activity } = await watchActivity(resident, window, lists);
      const { limit, offset: first } = request.query;
      const counts = { total_count: activity.length, watched_count: lists.size };
      return { ...slice, since_date, activity: activity.slice(first, first + limit), ...counts };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/watches/history',
    config: { scope: 'read' },
    schema: {
      operationId: 'listWatchChanges',
      tags,
      summary: 'What was put on lists, changed and removed, newest first',
      querystring: networkQuery.extend({
        address: addressParameter.optional(),
        limit: limitParameter(100, 1000),
        offset,
      }),
      response: answers(z.object({ changes: z.array(watchChangeSchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { address = '', limit, offset: row_offset } = request.query;
      const { network, service } = await placeOf(request.query);
      const found = await watchHistory(service, network, address, { row_limit: limit + 1, row_offset });
      return { changes: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/watches',
    config: { scope: 'run' },
    schema: {
      operationId: 'addWatches',
      tags,
      summary: 'Put addresses on a list, or change their note; it shows at once, and no run reads it',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        list_name: listName,
        addresses: z.array(addressParameter).min(1).max(MOST_ADDRESSES),
        note,
      }),
      response: answers(countsSchema),
    },
    handler: async (request) => {
      const { network, database, service } = await placeOf(request.query);
      const addresses = await ownAddresses(database, network, request.body.addresses);
      const watches = { ...request.body, addresses };
      return await storeWatches(service, network, watches, request.key_name, app.service.now_ms());
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/watches/import',
    config: { scope: 'run' },
    schema: {
      operationId: 'importWatches',
      tags,
      summary: 'Put the addresses of a file on a list: bare addresses, or a list of labels in any format',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        list_name: listName,
        file_name: z
          .string()
          .regex(/^[\w][\w .()-]{0,199}$/u)
          .meta({ description: 'Its ending and its words say what it is.' }),
        content: z.string().min(1).meta({ description: 'The text of the file.' }),
        note,
      }),
      response: answers(
        countsSchema.extend({
          read_count: z.int(),
          set_aside: z
            .array(z.object({ reason: z.string(), count: z.int(), example: z.string() }))
            .meta({ description: 'What is no address of the network, by reason.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { network, database, service } = await placeOf(request.query);
      const { list_name, note: said } = request.body;
      const { addresses, read_count, set_aside } = await readAddressList(database, network, request.body);
      const given = { list_name, addresses, note: said };
      const counts = await storeWatches(service, network, given, request.key_name, app.service.now_ms());
      const aside = Object.entries(set_aside).map(([reason, one]) => ({ reason, ...one }));
      return { ...counts, read_count, set_aside: aside };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/watches/remove',
    config: { scope: 'run' },
    schema: {
      operationId: 'removeWatches',
      tags,
      summary: 'Watch an address, a list or an address on a list no longer; the history keeps it',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z
        .strictObject({ address: addressParameter.optional(), list_name: listName.optional(), reason: note })
        .refine((choice) => choice.address !== undefined || choice.list_name !== undefined, {
          message: 'expected an address, a list_name, or both',
          path: ['address'],
        }),
      response: answers(z.object({ removed_count: z.int() })),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      const { address = '', list_name = '', reason } = request.body;
      const now_ms = app.service.now_ms();
      const choice = { address, list_name };
      return {
        removed_count: await endWatches(service, network, choice, reason, request.key_name, now_ms),
      };
    },
  });
}
