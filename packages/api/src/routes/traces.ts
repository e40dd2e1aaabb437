/** Where money went, or came from. */
import { traceAnswerSchema } from '@analytics/domain';
import { z } from 'zod';
import { answers } from '../answers.ts';
import { whileConnected } from '../while-connected.ts';
import type { ApiServer } from '../api-server.ts';
import { addressParameter, dateParameter, networkParameter, sliceFields, windowDaysParameter } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const PATHS = 10;

/** A transfer id or a tx_id: bound, and compared as it is. */
const transferParameter = z
  .string()
  .regex(/^[^\p{C}\p{Z}]{1,512}$/u, 'expected 1 to 512 characters without spaces or control characters');

export function registerTraceRoutes(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/traces',
    config: { scope: 'read' },
    schema: {
      operationId: 'traceMoney',
      tags: ['addresses'],
      summary: 'Where the money of addresses or transfers went, or came from, over any number of hops',
      description:
        'Reads the window of a published slice and answers when the trace is done; one question is answered at a time. Name addresses, transfers, or both.',
      body: z
        .strictObject({
          network: networkParameter,
          processing_date: dateParameter.optional().meta({ description: 'Default: the newest published date.' }),
          window_days: windowDaysParameter.optional(),
          from: z.array(addressParameter).max(100).default([]),
          transfers: z.array(transferParameter).max(1000).default([]).meta({
            description: 'Ids of transfers or transactions: only these are traced.',
          }),
          to: addressParameter
            .optional()
            .meta({ description: 'Named, however little reached it; the trace ends there.' }),
          direction: z.enum(['forward', 'backward']).default('forward'),
          method: z.enum(['poison', 'haircut', 'fifo', 'tiho']).default('haircut'),
          min_usd: z.number().min(0).max(1e12).default(1).meta({ description: 'Parts worth less are not followed.' }),
        })
        .refine(({ from, transfers }) => from.length + transfers.length > 0, 'expected an address or a transfer'),
      response: answers(z.object({ ...sliceFields, ...traceAnswerSchema.shape })),
    },
    handler: async (request, reply) => {
      const { network, window, slice } = await sliceOf(app.service, request.body);
      const { from, transfers, to, direction, method, min_usd } = request.body;
      const question = { from, transfers, to, direction, method, min_usd, path_count: PATHS };
      return { ...slice, ...(await app.service.analyses.trace(network, window, question, whileConnected(reply))) };
    },
  });
}
