/** One field that finds anything of a slice: addresses, transactions, alerts. */
import { addressHitSchema, alertSummarySchema, foldAddress } from '@analytics/domain';
import { findAddresses, findTransactions, pageOfAlerts } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { limitParameter, noteText, sliceFields, sliceQuery } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

/** A shorter text is the beginning or the end of too many hashes. */
const SHORTEST_HASH = 4;

export function registerSearchRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/search',
    config: { scope: 'read' },
    schema: {
      operationId: 'search',
      tags: ['addresses'],
      summary:
        'Addresses, transactions and alerts of a slice by a text: a beginning, an ending, a label, a hash, words',
      description:
        'Addresses: their beginning, their ending or a part of their label. Transactions: the beginning or the ending of their hash, of 4 characters or more. Alerts: their id or words of their description.',
      querystring: sliceQuery.extend({ q: noteText(200).min(1), limit: limitParameter(8, 50) }),
      response: answers(
        z.object({
          ...sliceFields,
          addresses: z.array(addressHitSchema),
          transactions: z.array(
            z
              .object({
                tx_id: z.string(),
                at_ms: z.number(),
                transfer_count: z.int(),
                moved_usd: z.string(),
                first_from_address: z.string(),
              })
              .meta({ id: 'TransactionHit' }),
          ),
          alerts: z.array(alertSummarySchema),
        }),
      ),
    },
    handler: async (request) => {
      const { database, resident, window, slice } = await sliceOf(app.service, request.query);
      const { limit } = request.query;
      const q = request.query.q.trim();
      if (q === '') return { ...slice, addresses: [], transactions: [], alerts: [] };
      const filter = { text: q, include_suppressed: true };
      const order = { sort: 'rank', order: 'asc', row_limit: limit } as const;
      const [addresses, transactions, found] = await Promise.all([
        findAddresses(database, window, foldAddress(q), limit),
        q.length < SHORTEST_HASH ? [] : findTransactions(database, window, q, limit),
        pageOfAlerts(resident, window, filter, order, app.service.now_ms()),
      ]);
      return {
        ...slice,
        addresses,
        transactions: transactions.map((one) => ({
          ...one,
          at_ms: Number(one.at_ms),
          transfer_count: Number(one.transfer_count),
        })),
        alerts: found.alerts.map((alert) => alertSummarySchema.parse(alert)),
      };
    },
  });
}
