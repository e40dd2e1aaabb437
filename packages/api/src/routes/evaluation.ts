/** How well the alerts of a simulated slice did. */
import { latestEvaluation } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { sliceQuery, sliceFields } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

export function registerEvaluationRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/evaluation',
    config: { scope: 'read' },
    schema: {
      operationId: 'getEvaluation',
      tags: ['typologies'],
      summary: 'What "analytics evaluate" measured last for a slice of a simulated network',
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          evaluation: z
            .object({
              evaluated_at_ms: z.number(),
              is_current: z.boolean().meta({ description: 'False once another run has published the slice.' }),
              measures: z.array(
                z.object({ scope: z.string(), name: z.string(), measure: z.string(), value: z.number() }),
              ),
            })
            .nullable()
            .meta({ description: 'null where the slice was never evaluated.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const rows = await latestEvaluation(database, window);
      const [any] = rows;
      if (any === undefined) return { ...slice, evaluation: null };
      const { evaluated_at_ms, is_current } = any;
      const measures = rows.map(({ scope, name, measure, value }) => ({ scope, name, measure, value }));
      return { ...slice, evaluation: { evaluated_at_ms, is_current, measures } };
    },
  });
}
