/** What is loaded of each asset, and whether it counts in USD. */
import { parseNetworkName } from '@analytics/domain';
import { listAssets } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { limitParameter, networkQuery } from '../parameters.ts';

const assetSchema = z
  .object({
    asset_symbol: z.string(),
    asset_contract: z.string().meta({ description: 'native for the coins of the chain.' }),
    transfer_count: z.coerce.number().int(),
    amount_usd: z.string().meta({ description: 'Decimal: what its transfers count for.' }),
    claimed_usd: z.string().meta({ description: 'Decimal: what they would count for if it were trusted.' }),
    status: z.string().meta({ description: 'coin, verified, unverified, trusted or set_aside.' }),
    reason: z.string().meta({ description: 'Why it is trusted or set aside; else empty.' }),
  })
  .meta({ id: 'Asset' });

export function registerAssetRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/assets',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAssets',
      tags: ['overview'],
      summary: 'What is loaded of each asset, and whether it counts in USD, most transfers first',
      querystring: networkQuery.extend({
        limit: limitParameter(100, 10_000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(z.object({ network: z.string(), assets: z.array(assetSchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { limit, offset } = request.query;
      const network = parseNetworkName(request.query.network);
      const database = await app.service.databases.of(network, 'reads');
      const found = await listAssets(database, network, { row_limit: limit + 1, row_offset: offset });
      return { network, assets: assetSchema.array().parse(found.slice(0, limit)), has_more: found.length > limit };
    },
  });
}
