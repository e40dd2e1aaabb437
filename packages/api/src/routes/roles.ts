/** Who is who: addresses that behave as businesses. */
import { ADDRESS_ROLES, listedRoleSchema, type AddressRole } from '@analytics/domain';
import { listRoles } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { flagParameter, limitParameter, sliceFields, sliceQuery } from '../parameters.ts';
import { requireLookedFor, sliceOf } from '../slice-of-request.ts';

export function registerRoleRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/roles',
    config: { scope: 'read' },
    schema: {
      operationId: 'listRoles',
      tags: ['addresses'],
      summary: 'Addresses that behave as businesses, with their reasons, largest volume first',
      querystring: sliceQuery.extend({
        role: z.enum(Object.keys(ADDRESS_ROLES) as AddressRole[]).optional(),
        unlabelled: flagParameter.meta({ description: 'true: only those that no label names.' }),
        limit: limitParameter(100, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(z.object({ ...sliceFields, roles: z.array(listedRoleSchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { role, unlabelled, limit, offset } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const page = { row_limit: limit + 1, row_offset: offset };
      const found = await listRoles(database, window, { role, only_unlabelled: unlabelled === 'true', ...page });
      await requireLookedFor({ database, window }, 'typologies', found.length);
      return { ...slice, roles: found.slice(0, limit), has_more: found.length > limit };
    },
  });
}
