/** Why an address was or was not named. */
import { chapterExplanationSchema } from '@analytics/domain';
import { z } from 'zod';
import { answers } from '../answers.ts';
import { whileConnected } from '../while-connected.ts';
import type { ApiServer } from '../api-server.ts';
import { addressParameter, sliceQuery, sliceFields } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

export function registerExplanationRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/explanation',
    config: { scope: 'read' },
    schema: {
      operationId: 'explainAddress',
      tags: ['addresses'],
      summary: 'Why an address was or was not named: which typologies came near, which condition failed, by how much',
      description:
        'Reads the window again under the settings that a run would read now; one question is answered at a time.',
      params: z.strictObject({ address: addressParameter }),
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          chapters: z
            .array(chapterExplanationSchema)
            .meta({ description: 'Those that named it first, then by how little they missed it.' }),
        }),
      ),
    },
    handler: async (request, reply) => {
      const { address } = request.params;
      const { network, window, slice } = await sliceOf(app.service, request.query);
      const chapters = await app.service.analyses.explain(network, window, address, whileConnected(reply));
      return { ...slice, address, chapters: chapters.map((one) => ({ ...one, conditions: [...one.conditions] })) };
    },
  });
}
