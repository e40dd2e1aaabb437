/** Why an address was or was not named. */
import { addressMentionSchema, addressRoleRowSchema, chapterExplanationSchema } from '@analytics/domain';
import { fullAddress, mentionsOf, roleOf } from '@analytics/storage';
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
        'The address may be short, as 5FEUnXua…MLaf. Reads the window again under the settings that a run would read now; one question is answered at a time.',
      params: z.strictObject({ address: addressParameter }),
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          role: addressRoleRowSchema
            .nullable()
            .meta({ description: 'What it does for a living, as its behaviour says; null where no role fits.' }),
          mentions: z
            .array(addressMentionSchema)
            .meta({ description: 'What it has a part in: alerts first, then what was held back.' }),
          chapters: z
            .array(chapterExplanationSchema)
            .meta({ description: 'Those that named it first, then by how little they missed it.' }),
        }),
      ),
    },
    handler: async (request, reply) => {
      const { database, network, window, slice } = await sliceOf(app.service, request.query);
      const address = await fullAddress(database, window, request.params.address);
      const mentions = await mentionsOf(database, window, address);
      const role = (await roleOf(database, window, address)) ?? null;
      const chapters = await app.service.analyses.explain(network, window, address, whileConnected(reply));
      return {
        ...slice,
        address,
        role,
        mentions,
        chapters: chapters.map((one) => ({ ...one, conditions: [...one.conditions] })),
      };
    },
  });
}
