/** What became of alerts from one date to another. */
import { alertChangeSchema, parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { changesBetween } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { dateParameter, networkQuery, windowDaysParameter } from '../parameters.ts';

export function registerAlertChangeRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/alerts/changes',
    config: { scope: 'read' },
    schema: {
      operationId: 'alertChanges',
      tags: ['alerts'],
      summary: 'The alerts that are new, grown, shrunk, the same or gone from one published date to another',
      querystring: networkQuery.extend({
        before: dateParameter.meta({ description: 'The earlier date.' }),
        after: dateParameter.meta({ description: 'The later date.' }),
        window_days: windowDaysParameter
          .optional()
          .meta({ description: 'Of both slices. Default: that of the newest published slice.' }),
      }),
      response: answers(
        z.object({
          network: z.string(),
          window_days: z.int(),
          before: z.string(),
          after: z.string(),
          changes: z.array(alertChangeSchema),
        }),
      ),
    },
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      const [before, after] = [parseProcessingDate(request.query.before), parseProcessingDate(request.query.after)];
      const database = await app.service.databases.of(network, 'reads');
      const { window_days, changes } = await changesBetween(database, before, after, request.query.window_days);
      return { network, window_days, before, after, changes: [...changes] };
    },
  });
}
