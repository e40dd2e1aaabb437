/** Structural patterns, and how features are distributed. */
import { AnalyticsError, FEATURE_COLUMNS, patternSummarySchema } from '@analytics/domain';
import {
  NUMERIC_FEATURES,
  alertsOfPattern,
  countPatterns,
  evidenceTransfers,
  featureDistribution as readDistribution,
  featureScatter as readScatter,
  getPattern as readPattern,
  listPatterns as readPatterns,
  namesOf,
  verifyPatterns,
} from '@analytics/storage';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import {
  featureDistribution,
  featureScatter,
  getPattern,
  listFeatureColumns,
  listPatterns,
  verifyPattern,
} from '../contract/patterns.ts';
import { afterRowOf, encodeCursor } from '../cursor.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sliceOf } from '../slice-of-request.ts';

export function registerPatternRoutes(app: ApiServer, context: ApiContext): void {
  app.route({
    ...routeOf(listPatterns),
    handler: async (request) => {
      const { query } = request;
      const { database, window, slice } = await sliceOf(context, query);
      const place = `patterns ${query.sort} ${query.order}`;
      const after = afterRowOf(place, query.after);
      const filter = { pattern_types: query.pattern_type, address: query.address };
      const page = { sort: query.sort, order: query.order, after, row_limit: query.limit + 1 };
      const [found, counts] = await Promise.all([
        readPatterns(database, window, filter, page),
        countPatterns(database, window),
      ]);
      const shown = found.slice(0, query.limit);
      const last = shown.at(-1);
      const hasMore = found.length > query.limit && last !== undefined;
      return {
        ...slice,
        patterns: shown.map((pattern) => patternSummarySchema.parse(pattern)),
        counts,
        next_cursor: hasMore ? encodeCursor(place, [last.sort_key, last.pattern_id]) : null,
      };
    },
  });

  app.route({
    ...routeOf(getPattern),
    handler: async (request) => {
      const { pattern_id } = request.params;
      const { database, window, slice } = await sliceOf(context, request.query);
      const found = await readPattern(database, window, pattern_id);
      if (found === undefined) {
        throw new AnalyticsError(
          'PATTERN_NOT_FOUND',
          `Expected a pattern ${JSON.stringify(pattern_id)} in the slice ${window.processing_date}/${window.window_days}, found none.`,
        );
      }
      const { pattern, columns } = found;
      const transfer_ids = z.array(z.string()).catch([]).parse(columns['evidence_transfers']);
      const [transfers, labels, alert_ids] = await Promise.all([
        evidenceTransfers(database, {
          transfer_ids,
          start_ms: pattern.pattern_start_time,
          end_ms: pattern.pattern_end_time,
        }),
        namesOf(database, pattern.addresses_involved),
        alertsOfPattern(database, window, pattern_id),
      ]);
      return { ...slice, pattern, columns, transfers, labels, alert_ids };
    },
  });

  app.route({
    ...routeOf(verifyPattern),
    handler: async (request) => {
      const { database, window } = await sliceOf(context, request.query);
      const found = await verifyPatterns(database, window, request.params.pattern_id);
      return {
        is_verified: found.failures.length === 0,
        listed_count: found.transfer_count,
        failures: found.failures.map(({ failure }) => failure),
      };
    },
  });

  const columns = FEATURE_COLUMNS.map(({ name, type, group, definition }) => ({
    name,
    type,
    group,
    definition,
    is_numeric: NUMERIC_FEATURES.includes(name),
  }));
  app.route({ ...routeOf(listFeatureColumns), handler: () => ({ columns }) });

  app.route({
    ...routeOf(featureDistribution),
    handler: async (request) => {
      const { column, scale, bins } = request.query;
      const { database, window, slice } = await sliceOf(context, request.query);
      return { ...slice, column, scale, ...(await readDistribution(database, window, column, scale, bins)) };
    },
  });

  app.route({
    ...routeOf(featureScatter),
    handler: async (request) => {
      const { x, y, limit, ...query } = request.query;
      const { database, window, slice } = await sliceOf(context, query);
      return { ...slice, x, y, ...(await readScatter(database, window, x, y, query, limit)) };
    },
  });
}
