/** How features are distributed over the addresses of a slice. */
import { FEATURE_COLUMNS, histogramBinSchema, scatterPointSchema } from '@analytics/domain';
import {
  featureDistribution as readDistribution,
  featureScatter as readScatter,
  NUMERIC_FEATURES,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { limitParameter, sliceQuery, sliceFields } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const bound = z.coerce.number().min(-1e30).max(1e30).optional();

export function registerFeatureRoutes(app: ApiServer): void {
  const columns = FEATURE_COLUMNS.map(({ name, type, group, definition }) => ({
    name,
    type,
    group,
    definition,
    is_numeric: NUMERIC_FEATURES.includes(name),
  }));
  app.route({
    method: 'GET',
    url: '/api/v1/features/columns',
    config: { scope: 'read' },
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
    handler: () => ({ columns }),
  });

  app.route({
    method: 'GET',
    url: '/api/v1/features/distribution',
    config: { scope: 'read' },
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
    handler: async (request) => {
      const { column, scale, bins } = request.query;
      const { database, window, slice } = await sliceOf(app.service, request.query);
      return { ...slice, column, scale, ...(await readDistribution(database, window, column, scale, bins)) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/features/scatter',
    config: { scope: 'read' },
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
    handler: async (request) => {
      const { x, y, limit, ...query } = request.query;
      const { database, window, slice } = await sliceOf(app.service, query);
      return { ...slice, x, y, ...(await readScatter(database, window, x, y, query, limit)) };
    },
  });
}
