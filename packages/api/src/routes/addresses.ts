/** One address: profile, counterparties, timeline, neighbourhood. */
import {
  addressHitSchema,
  addressMentionSchema,
  addressNameSchema,
  transferRowSchema,
  addressRoleRowSchema,
  alertSummarySchema,
  counterpartyRowSchema,
  DAY_MS,
  FEATURE_COLUMNS,
  foldAddress,
  flowRowSchema,
  graphNodeSchema,
  HOUR_MS,
  labelRowSchema,
  patternSummarySchema,
  timelineRowSchema,
} from '@analytics/domain';
import {
  alertsOf,
  counterpartiesOf,
  type FeatureStanding,
  requireStanding,
  findAddresses as readAddresses,
  addressTransfers,
  labelsOf,
  mentionsOf,
  namesOf,
  neighbourhoodOf,
  patternsOfAddress,
  roleOf,
  timelineOf,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { addressParameter, limitParameter, noteText, sliceQuery, sliceFields, addressParams } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const LISTED = 200;

const tags = ['addresses'];

export const featureStandingSchema = z
  .object({
    name: z.string(),
    group: z.string(),
    definition: z.string(),
    value: z
      .union([z.number(), z.string(), z.boolean(), z.array(z.number())])
      .meta({ description: 'Decimals are exact text.' }),
    share_below: z
      .number()
      .nullable()
      .meta({ description: 'Share of the slice’s addresses with a smaller value; null for what has no order.' }),
    share_equal: z.number().nullable(),
  })
  .meta({ id: 'FeatureStanding' });

export function registerAddressRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/addresses',
    config: { scope: 'read' },
    schema: {
      operationId: 'findAddresses',
      tags,
      summary: 'Addresses of a slice that begin or end with a text or whose label holds it, largest volume first',
      querystring: sliceQuery.extend({ q: noteText(200).min(1), limit: limitParameter(20, 100) }),
      response: answers(z.object({ ...sliceFields, addresses: z.array(addressHitSchema) })),
    },
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const { q, limit } = request.query;
      return { ...slice, addresses: await readAddresses(database, window, foldAddress(q), limit) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address',
    config: { scope: 'read' },
    schema: {
      operationId: 'getAddress',
      tags,
      summary: 'One address: features and where they stand among the network’s, labels, patterns and alerts',
      params: addressParams,
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          features: z.array(featureStandingSchema),
          labels: z.array(labelRowSchema),
          role: addressRoleRowSchema
            .nullable()
            .meta({ description: 'What it is by what it does; null where no rule fits.' }),
          patterns: z.array(patternSummarySchema).meta({ description: 'At most 200, best proven first.' }),
          alerts: z.array(alertSummarySchema).meta({ description: 'At most 200, suppressed ones included.' }),
          mentions: z
            .array(addressMentionSchema)
            .meta({ description: 'Its part in each alert and in what was held back; at most 200, alerts first.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const requested = await sliceOf(app.service, request.query);
      const { database, resident, window, slice } = requested;
      const standing = await requireStanding(requested.database, requested.window, address);
      const [labels, role = null, patterns, alerts, mentions] = await Promise.all([
        labelsOf(database, address),
        roleOf(database, window, address),
        patternsOfAddress(database, window, address, LISTED),
        alertsOf(resident, window, { address }, LISTED, app.service.now_ms()),
        mentionsOf(database, window, address),
      ]);
      return { ...slice, address, features: shownFeatures(standing), labels, role, patterns, alerts, mentions };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/counterparties',
    config: { scope: 'read' },
    schema: {
      operationId: 'listCounterparties',
      tags,
      summary: 'With whom an address exchanged money in the window, largest first',
      params: addressParams,
      querystring: sliceQuery.extend({
        limit: limitParameter(50, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          counterparties: z.array(counterpartyRowSchema),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const { limit, offset } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const found = await counterpartiesOf(database, window, address, { row_limit: limit + 1, row_offset: offset });
      return { ...slice, address, counterparties: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/transfers',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAddressTransfers',
      tags,
      summary: 'All transfers of an address in the window: filtered, the newest or the largest first, page by page',
      params: addressParams,
      querystring: sliceQuery.extend({
        direction: z.enum(['in', 'out']).optional().meta({ description: 'Both ways unless given.' }),
        asset: noteText(200).optional().meta({ description: 'A symbol, as it is written.' }),
        counterparty: addressParameter.optional(),
        tx_id: noteText(200).optional(),
        min_usd: z.coerce.number().min(0).max(1e15).optional(),
        max_usd: z.coerce.number().min(0).max(1e15).optional(),
        from_ms: z.coerce.number().int().min(0).optional().meta({ description: 'Epoch milliseconds, included.' }),
        to_ms: z.coerce.number().int().min(0).optional().meta({ description: 'Epoch milliseconds, not included.' }),
        sort: z.enum(['time', 'usd']).default('time'),
        limit: limitParameter(100, 10_000),
        offset: z.coerce.number().int().min(0).max(100_000_000).default(0),
      }),
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          transfers: z.array(transferRowSchema),
          labels: z
            .array(addressNameSchema)
            .meta({ description: 'What the other ends of these transfers are called.' }),
          transfer_count: z.int().meta({ description: 'Transfers that pass the filter, on all pages.' }),
          in_usd: z.string().meta({ description: 'Exact sum of what came in with them.' }),
          out_usd: z.string(),
          assets: z.array(z.string()).meta({ description: 'Symbols among them, at most 100.' }),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const { query } = request;
      const { database, window, slice } = await sliceOf(app.service, query);
      const filter = {
        address,
        direction: query.direction,
        asset: query.asset,
        counterparty: query.counterparty,
        tx_id: query.tx_id,
        least_usd: query.min_usd,
        most_usd: query.max_usd,
        start_ms: query.from_ms,
        end_ms: query.to_ms,
      };
      const page = { is_largest_first: query.sort === 'usd', row_limit: query.limit, row_offset: query.offset };
      const { transfers, assets, ...found } = await addressTransfers(database, window, filter, page);
      const ends = new Set(transfers.flatMap(({ from_address, to_address }) => [from_address, to_address]));
      const labels = await namesOf(database, [...ends]);
      const has_more = query.offset + transfers.length < found.transfer_count;
      return { ...slice, address, transfers: [...transfers], labels, ...found, assets: [...assets], has_more };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/timeline',
    config: { scope: 'read' },
    schema: {
      operationId: 'addressTimeline',
      tags,
      summary: 'Money in and out of an address by hour or day of the window',
      params: addressParams,
      querystring: sliceQuery.extend({ bucket: z.enum(['hour', 'day']).default('day') }),
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          bucket: z.enum(['hour', 'day']),
          buckets: z.array(timelineRowSchema),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const { bucket } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const buckets = await timelineOf(database, window, address, bucket === 'hour' ? HOUR_MS : DAY_MS);
      return { ...slice, address, bucket, buckets };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/addresses/:address/graph',
    config: { scope: 'read' },
    schema: {
      operationId: 'addressGraph',
      tags,
      summary: 'The neighbourhood of an address: its largest flows, hop by hop; hubs are shown and not expanded',
      params: addressParams,
      querystring: sliceQuery.extend({
        hops: z.coerce.number().int().min(1).max(3).default(1),
        per_node: limitParameter(20, 100).meta({ description: 'Largest flows kept of each expanded address.' }),
        max_nodes: limitParameter(300, 5000),
        hub_degree: z.coerce.number().int().min(10).max(1_000_000).default(500),
      }),
      response: answers(
        z.object({
          ...sliceFields,
          address: z.string(),
          nodes: z.array(graphNodeSchema),
          flows: z.array(flowRowSchema),
          is_complete: z.boolean().meta({ description: 'False where a limit or a hub left something out.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { address } = request.params;
      const { hops, per_node, max_nodes, hub_degree } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      const found = await neighbourhoodOf(database, window, address, { hops, per_node, max_nodes, hub_degree });
      return { ...slice, address, nodes: [...found.nodes], flows: [...found.flows], is_complete: found.is_complete };
    },
  });
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
