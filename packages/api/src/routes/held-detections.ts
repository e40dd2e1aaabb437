/** What was found and raised as no alert. */
import { HOLD_REASONS, heldDetectionSchema } from '@analytics/domain';
import { listHeldDetections } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { limitParameter, sliceFields, sliceQuery } from '../parameters.ts';
import { requireLookedFor, sliceOf } from '../slice-of-request.ts';

export function registerHeldDetectionRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/detections/held',
    config: { scope: 'read' },
    schema: {
      operationId: 'listHeldDetections',
      tags: ['alerts'],
      summary: 'What was found and raised as no alert, with the reason, the surest first',
      querystring: sliceQuery.extend({
        hold_reason: z.enum(HOLD_REASONS).optional(),
        limit: limitParameter(100, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(z.object({ ...sliceFields, detections: z.array(heldDetectionSchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { hold_reason, limit, offset } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const page = { row_limit: limit + 1, row_offset: offset };
      const found = await listHeldDetections(database, window, { hold_reason, ...page });
      await requireLookedFor({ database, window }, 'typologies', found.length);
      return { ...slice, detections: found.slice(0, limit), has_more: found.length > limit };
    },
  });
}
