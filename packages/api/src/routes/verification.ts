/** Whether a published slice still says what is in the source. */
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { idParameter, sliceFields, sliceQuery } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';
import { whileConnected } from '../while-connected.ts';

export function registerVerificationRoutes(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/slices/verify',
    config: { scope: 'read' },
    schema: {
      operationId: 'verifySlice',
      tags: ['overview'],
      summary: 'Replay what a slice says against the ingested transfers: all of it, or one alert, pattern or trace',
      description:
        'Answers when all is replayed; one question is answered at a time. Where all of a slice was asked for and nothing failed, its rows are compared with what was published too (SLICE_DAMAGED).',
      querystring: sliceQuery.extend({
        id: idParameter
          .optional()
          .meta({ description: 'Of an alert, a pattern or a trace; all of the slice without.' }),
      }),
      response: answers(
        z.object({
          ...sliceFields,
          is_verified: z.boolean(),
          alert_count: z.int(),
          pattern_count: z.int(),
          trace_count: z.int(),
          transfer_count: z.int().meta({ description: 'Evidence transfers that were looked up.' }),
          evidence_count: z
            .int()
            .meta({ description: 'Above transfer_count where not all evidence is listed or kept.' }),
          failures: z.array(z.object({ id: z.string(), failure: z.string() })),
          notes: z.array(z.string()).meta({ description: 'What could not be judged, with the reason.' }),
          is_outdated: z
            .boolean()
            .meta({ description: 'Whether it was published before addresses had one form: run it again.' }),
        }),
      ),
    },
    handler: async (request, reply) => {
      const { network, window, slice } = await sliceOf(app.service, request.query);
      const found = await app.service.analyses.verify(network, window, request.query.id, whileConnected(reply));
      const { failures, notes, ...counts } = found;
      return {
        ...slice,
        is_verified: failures.length === 0,
        ...counts,
        failures: [...failures],
        notes: [...notes],
      };
    },
  });
}
