/** One address: profile, counterparties, timeline, neighbourhood, exposure. */
import {
  addressHitSchema,
  alertSummarySchema,
  counterpartyRowSchema,
  exposureRowSchema,
  flowRowSchema,
  graphNodeSchema,
  labelRowSchema,
  patternSummarySchema,
  timelineRowSchema,
} from '@analytics/domain';
import { z } from 'zod';
import { addressParameter, limitParameter, noteText, sliceFields, sliceQuery } from './parameters.ts';
import { answers, type RouteContract } from './route-contract.ts';

const tags = ['addresses'];
const addressParams = z.strictObject({ address: addressParameter });

export const findAddresses = {
  method: 'GET',
  url: '/api/v1/addresses',
  scope: 'read',
  schema: {
    operationId: 'findAddresses',
    tags,
    summary: 'Addresses of a slice that begin with a text or whose label holds it, largest volume first',
    querystring: sliceQuery.extend({ q: noteText(200).min(1), limit: limitParameter(20, 100) }),
    response: answers(z.object({ ...sliceFields, addresses: z.array(addressHitSchema) })),
  },
} as const satisfies RouteContract;

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

export const getAddress = {
  method: 'GET',
  url: '/api/v1/addresses/:address',
  scope: 'read',
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
        patterns: z.array(patternSummarySchema).meta({ description: 'At most 200, best proven first.' }),
        alerts: z.array(alertSummarySchema).meta({ description: 'At most 200, suppressed ones included.' }),
      }),
    ),
  },
} as const satisfies RouteContract;

export const listCounterparties = {
  method: 'GET',
  url: '/api/v1/addresses/:address/counterparties',
  scope: 'read',
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
} as const satisfies RouteContract;

export const addressTimeline = {
  method: 'GET',
  url: '/api/v1/addresses/:address/timeline',
  scope: 'read',
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
} as const satisfies RouteContract;

export const addressGraph = {
  method: 'GET',
  url: '/api/v1/addresses/:address/graph',
  scope: 'read',
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
} as const satisfies RouteContract;

export const addressExposure = {
  method: 'GET',
  url: '/api/v1/addresses/:address/exposure',
  scope: 'read',
  schema: {
    operationId: 'addressExposure',
    tags,
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
        paths: z.array(exposureRowSchema),
      }),
    ),
  },
} as const satisfies RouteContract;
