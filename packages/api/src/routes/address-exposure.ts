/** How much of an address’s money is tied to risk. */
import { entityAmongSchema, type ExposureRow, exposureRowSchema, HOPS_OUT_OF_REACH } from '@analytics/domain';
import { entitiesAmong, exposureOf, requireStanding } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { sliceQuery, sliceFields, addressParams } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

export function registerExposureRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/exposure',
    config: { scope: 'read' },
    schema: {
      operationId: 'addressExposure',
      tags: ['addresses'],
      summary: 'How much of an address’s money is tied to risk, by category and hop, as a range',
      description:
        'share_low and share_high are what the one of poison, haircut, FIFO and TIHO that says least, and the one that says most, trace to risk. `paths` are the proximity patterns behind it.',
      params: addressParams,
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          incoming: z.object({ share_low: z.number(), share_high: z.number() }),
          outgoing: z.object({ share_low: z.number(), share_high: z.number() }),
          nearest_risk_distance: z
            .int()
            .nullable()
            .meta({ description: '0 for a risk itself; null where none is within reach.' }),
          by_category: z.array(
            z.object({
              risk_type: z.string(),
              direction: z.string(),
              usd_by_hop: z
                .array(z.number())
                .meta({ description: 'Entry 0 is one hop: the sum over paths, which may share money.' }),
              usd_low_by_hop: z.array(z.number()).meta({ description: 'The largest single path of each hop.' }),
              usd_low: z.number().meta({ description: 'The largest single path: what surely is exposed.' }),
              usd_high: z.number().meta({ description: 'The sum over paths, which may share money.' }),
            }),
          ),
          entities: z.array(entityAmongSchema).meta({ description: 'Whose the risk sources of `paths` are.' }),
          paths: z.array(exposureRowSchema),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const requested = await sliceOf(app.service, request.query);
      const { values } = await requireStanding(requested.database, requested.window, address);
      const paths = await exposureOf(requested.database, requested.window, address);
      const share = (direction: 'in' | 'out'): { share_low: number; share_high: number } => {
        const direct = values[`direct_risk_exposure_${direction}`];
        const haircut = values[`indirect_risk_exposure_${direction}`];
        // A slice that was published before there were four ways to trace has only the direct share and the haircut's.
        return {
          share_low: Math.max(direct, values[`risk_exposure_least_${direction}`]),
          share_high: Math.max(direct, haircut, values[`risk_exposure_most_${direction}`]),
        };
      };
      const distance = values.nearest_risk_distance;
      return {
        ...requested.slice,
        address,
        incoming: share('in'),
        outgoing: share('out'),
        nearest_risk_distance: distance === HOPS_OUT_OF_REACH ? null : distance,
        by_category: exposureByCategory(paths),
        entities: await entitiesAmong(
          requested.database,
          requested.window,
          paths.map(({ risk_source_address }) => risk_source_address),
        ),
        paths,
      };
    },
  });
}

/** Paths of one category may carry the same money: the largest is surely exposed, the sum is the most that can be. */
function exposureByCategory(paths: readonly ExposureRow[]) {
  const byKey = new Map<string, ExposureRow[]>();
  for (const path of paths) {
    const key = `${path.risk_type} ${path.direction}`;
    byKey.set(key, [...(byKey.get(key) ?? []), path]);
  }
  return [...byKey.values()].map((group) => {
    const hops = Math.max(...group.map((path) => path.exposed_usd_by_hop.length));
    const atHop = (hop: number): number[] => group.map((path) => path.exposed_usd_by_hop[hop] ?? 0);
    const usd_by_hop = Array.from({ length: hops }, (_, hop) => atHop(hop).reduce((sum, usd) => sum + usd, 0));
    const usd_low_by_hop = Array.from({ length: hops }, (_, hop) => Math.max(...atHop(hop)));
    return {
      risk_type: group[0]?.risk_type ?? '',
      direction: group[0]?.direction ?? '',
      usd_by_hop,
      usd_low_by_hop,
      usd_low: Math.max(...group.map((path) => path.exposed_usd)),
      usd_high: group.reduce((sum, path) => sum + path.exposed_usd, 0),
    };
  });
}
