/** Structural patterns, and how features are distributed. */
import {
  FEATURE_COLUMNS,
  addressNameSchema,
  histogramBinSchema,
  patternSummarySchema,
  scatterPointSchema,
  transferRowSchema,
} from '@analytics/domain';
import { NUMERIC_FEATURES, PATTERN_SORTS } from '@analytics/storage';
import { z } from 'zod';
import {
  addressParameter,
  cursorParameter,
  idParameter,
  limitParameter,
  listOf,
  nextCursor,
  orderParameter,
  sliceFields,
  sliceQuery,
  wordParameter,
} from './parameters.ts';
import { verificationSchema } from './alerts.ts';
import { answers, type RouteContract } from './route-contract.ts';

export const listPatterns = {
  method: 'GET',
  url: '/api/v1/patterns',
  scope: 'read',
  schema: {
    operationId: 'listPatterns',
    tags: ['patterns'],
    summary: 'The structural patterns of a slice, and how many there are of each type',
    querystring: sliceQuery.extend({
      pattern_type: listOf(wordParameter),
      address: addressParameter.optional(),
      sort: z.enum(PATTERN_SORTS).default('confidence'),
      order: orderParameter.default('desc'),
      limit: limitParameter(100, 1000),
      after: cursorParameter,
    }),
    response: answers(
      z.object({
        ...sliceFields,
        patterns: z.array(patternSummarySchema),
        counts: z.array(z.object({ pattern_type: z.string(), pattern_subtype: z.string(), pattern_count: z.int() })),
        next_cursor: nextCursor,
      }),
    ),
  },
} as const satisfies RouteContract;

const patternParams = z.strictObject({ pattern_id: idParameter });

export const getPattern = {
  method: 'GET',
  url: '/api/v1/patterns/:pattern_id',
  scope: 'read',
  schema: {
    operationId: 'getPattern',
    tags: ['patterns'],
    summary: 'One pattern with every column of its type and its evidence as it was ingested',
    params: patternParams,
    querystring: sliceQuery,
    response: answers(
      z.object({
        ...sliceFields,
        pattern: patternSummarySchema,
        columns: z
          .record(z.string(), z.unknown())
          .meta({ description: 'All columns of the row; those of other types are left out.' }),
        transfers: z.array(transferRowSchema),
        labels: z
          .array(addressNameSchema)
          .meta({ description: 'What the involved addresses are called, where a label names them.' }),
        alert_ids: z.array(z.string()),
      }),
    ),
  },
} as const satisfies RouteContract;

export const verifyPattern = {
  method: 'POST',
  url: '/api/v1/patterns/:pattern_id/verify',
  scope: 'read',
  schema: {
    operationId: 'verifyPattern',
    tags: ['patterns'],
    summary: 'Replay the evidence of a pattern against the ingested transfers',
    params: patternParams,
    querystring: sliceQuery,
    response: answers(verificationSchema.pick({ is_verified: true, listed_count: true, failures: true })),
  },
} as const satisfies RouteContract;

export const listFeatureColumns = {
  method: 'GET',
  url: '/api/v1/features/columns',
  scope: 'read',
  schema: {
    operationId: 'listFeatureColumns',
    tags: ['features'],
    summary: 'Every feature column with its type, group and definition',
    response: answers(
      z.object({
        columns: z.array(
          z.object({
            name: z.enum(FEATURE_COLUMNS.map(({ name }) => name)),
            type: z.string(),
            group: z.string(),
            definition: z.string(),
            is_numeric: z.boolean(),
          }),
        ),
      }),
    ),
  },
} as const satisfies RouteContract;

export const featureDistribution = {
  method: 'GET',
  url: '/api/v1/features/distribution',
  scope: 'read',
  schema: {
    operationId: 'featureDistribution',
    tags: ['features'],
    summary: 'How a feature is distributed over the addresses of a slice',
    querystring: sliceQuery.extend({
      column: z.enum(NUMERIC_FEATURES),
      bins: z.coerce.number().int().min(2).max(200).default(40),
      scale: z
        .enum(['linear', 'log'])
        .default('linear')
        .meta({ description: 'log: bins of equal ratio over the positive values.' }),
    }),
    response: answers(
      z.object({
        ...sliceFields,
        column: z.string(),
        scale: z.enum(['linear', 'log']),
        address_count: z.int(),
        zero_count: z.int(),
        min: z.number(),
        max: z.number(),
        quantiles: z.array(z.object({ level: z.number(), value: z.number() })),
        bins: z.array(histogramBinSchema),
      }),
    ),
  },
} as const satisfies RouteContract;

const bound = z.coerce.number().min(-1e30).max(1e30).optional();

export const featureScatter = {
  method: 'GET',
  url: '/api/v1/features/scatter',
  scope: 'read',
  schema: {
    operationId: 'featureScatter',
    tags: ['features'],
    summary:
      'Addresses by two features: those with alerts first, then a repeatable sample; within ranges where they are given',
    querystring: sliceQuery.extend({
      x: z.enum(NUMERIC_FEATURES),
      y: z.enum(NUMERIC_FEATURES),
      x_min: bound,
      x_max: bound,
      y_min: bound,
      y_max: bound,
      limit: limitParameter(2000, 20_000),
    }),
    response: answers(
      z.object({
        ...sliceFields,
        x: z.string(),
        y: z.string(),
        points: z.array(scatterPointSchema),
        address_count: z.int().meta({ description: 'Addresses within the ranges, sampled or not.' }),
      }),
    ),
  },
} as const satisfies RouteContract;
