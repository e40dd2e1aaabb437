/** What there is: networks and their published slices. */
import { addressChangeSchema, parseNetworkName } from '@analytics/domain';
import { addressChanges, coreFacts, withDamage } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkQuery } from '../parameters.ts';

export const sliceSchema = z
  .object({
    window_days: z.int(),
    processing_date: z.string(),
    feature_count: z.int(),
    pattern_count: z.int(),
    alert_count: z.int(),
    damage: z.string().meta({ description: 'What the slice lost since it was published; empty where it is whole.' }),
  })
  .meta({ id: 'Slice' });

export function registerNetworkRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/networks',
    config: { scope: 'read' },
    schema: {
      operationId: 'listNetworks',
      tags: ['overview'],
      summary: 'The networks that have a database here',
      response: answers(z.object({ networks: z.array(z.string()), default_network: z.string().nullable() })),
    },
    handler: async () => ({
      networks: await app.service.databases.networks(),
      default_network: app.service.default_network ?? null,
    }),
  });

  app.route({
    method: 'GET',
    url: '/api/v1/slices',
    config: { scope: 'read' },
    schema: {
      operationId: 'listSlices',
      tags: ['overview'],
      summary: 'The published slices of a network, newest first, and what has been ingested',
      querystring: networkQuery,
      response: answers(
        z.object({
          network: z.string(),
          slices: z.array(sliceSchema),
          loaded: z.object({
            transfer_count: z.int(),
            first_timestamp_ms: z.number(),
            last_timestamp_ms: z.number(),
            label_count: z.int(),
            price_count: z.int(),
            asset_count: z.int(),
          }),
        }),
      ),
    },
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      const resident = await app.service.databases.resident(network);
      const slices = withDamage(await resident.slices(), await resident.damaged());
      return { network, slices, loaded: await coreFacts(resident.database) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/address-changes',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAddressChanges',
      tags: ['overview'],
      summary: 'What giving stored addresses their one form changed, conflicts first',
      querystring: networkQuery,
      response: answers(z.object({ changes: z.array(addressChangeSchema) })),
    },
    handler: async (request) => {
      const database = await app.service.databases.of(parseNetworkName(request.query.network), 'reads');
      return { changes: await addressChanges(database) };
    },
  });
}
