/** One address: profile, counterparties, timeline, neighbourhood, exposure. */
import {
  AnalyticsError,
  DAY_MS,
  FEATURE_COLUMNS,
  HOPS_OUT_OF_REACH,
  HOUR_MS,
  type ExposureRow,
} from '@analytics/domain';
import {
  alertsOf,
  counterpartiesOf,
  exposureOf,
  featureStanding,
  findAddresses as readAddresses,
  labelsOf,
  neighbourhoodOf,
  patternsOfAddress,
  timelineOf,
  type FeatureStanding,
} from '@analytics/storage';
import type { ApiContext } from '../context.ts';
import {
  addressExposure,
  addressGraph,
  addressTimeline,
  findAddresses,
  getAddress,
  listCounterparties,
} from '../contract/addresses.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sliceOf, type RequestedSlice } from '../slice-of-request.ts';

const LISTED = 200;

export function registerAddressRoutes(app: ApiServer, context: ApiContext): void {
  app.route({
    ...routeOf(findAddresses),
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(context, request.query);
      return { ...slice, addresses: await readAddresses(database, window, request.query.q, request.query.limit) };
    },
  });

  app.route({
    ...routeOf(getAddress),
    handler: async (request) => {
      const { address } = request.params;
      const requested = await sliceOf(context, request.query);
      const { database, resident, window, slice } = requested;
      const standing = await requireStanding(requested, address);
      const [labels, patterns, alerts] = await Promise.all([
        labelsOf(database, address),
        patternsOfAddress(database, window, address, LISTED),
        alertsOf(resident, window, { address }, LISTED, context.now_ms()),
      ]);
      return { ...slice, address, features: shownFeatures(standing), labels, patterns, alerts };
    },
  });

  app.route({
    ...routeOf(listCounterparties),
    handler: async (request) => {
      const { address } = request.params;
      const { limit, offset } = request.query;
      const { database, window, slice } = await sliceOf(context, request.query);
      const found = await counterpartiesOf(database, window, address, { row_limit: limit + 1, row_offset: offset });
      return { ...slice, address, counterparties: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    ...routeOf(addressTimeline),
    handler: async (request) => {
      const { address } = request.params;
      const { bucket } = request.query;
      const { database, window, slice } = await sliceOf(context, request.query);
      const buckets = await timelineOf(database, window, address, bucket === 'hour' ? HOUR_MS : DAY_MS);
      return { ...slice, address, bucket, buckets };
    },
  });

  app.route({
    ...routeOf(addressGraph),
    handler: async (request) => {
      const { address } = request.params;
      const { hops, per_node, max_nodes, hub_degree } = request.query;
      const { database, window, slice } = await sliceOf(context, request.query);
      const found = await neighbourhoodOf(database, window, address, { hops, per_node, max_nodes, hub_degree });
      return { ...slice, address, nodes: [...found.nodes], flows: [...found.flows], is_complete: found.is_complete };
    },
  });

  app.route({
    ...routeOf(addressExposure),
    handler: async (request) => {
      const { address } = request.params;
      const requested = await sliceOf(context, request.query);
      const { values } = await requireStanding(requested, address);
      const paths = await exposureOf(requested.database, requested.window, address);
      const share = (direction: 'in' | 'out'): { share_low: number; share_high: number } => {
        const direct = Number(values[`direct_risk_exposure_${direction}`]);
        const haircut = Number(values[`indirect_risk_exposure_${direction}`]);
        // A slice that was published before there were four ways to trace has only the direct share and the haircut's.
        return {
          share_low: Math.max(direct, Number(values[`risk_exposure_least_${direction}`])),
          share_high: Math.max(direct, haircut, Number(values[`risk_exposure_most_${direction}`])),
        };
      };
      const distance = Number(values['nearest_risk_distance']);
      return {
        ...requested.slice,
        address,
        incoming: share('in'),
        outgoing: share('out'),
        nearest_risk_distance: distance === HOPS_OUT_OF_REACH ? null : distance,
        by_category: exposureByCategory(paths),
        paths,
      };
    },
  });
}

/** Throws ADDRESS_NOT_FOUND. */
async function requireStanding({ database, window }: RequestedSlice, address: string): Promise<FeatureStanding> {
  const standing = await featureStanding(database, window, address);
  if (standing !== undefined) return standing;
  throw new AnalyticsError(
    'ADDRESS_NOT_FOUND',
    `Expected the address ${JSON.stringify(address)} in the slice ${window.processing_date}/${window.window_days}, found none.`,
  );
}

const INTEGER_TYPES: readonly string[] = ['UInt64'];

function shownFeatures({ values, shares }: FeatureStanding) {
  return FEATURE_COLUMNS.filter((column) => column.group !== 'identity').map(({ name, group, type, definition }) => {
    const value = values[name] as string | number | boolean | number[];
    const share = shares[name];
    return {
      name,
      group,
      definition,
      value: INTEGER_TYPES.includes(type) ? Number(value) : value,
      share_below: share?.below ?? null,
      share_equal: share?.equal ?? null,
    };
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
