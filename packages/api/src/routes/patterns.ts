/** Structural patterns. */
import { addressNameSchema, AnalyticsError, patternSummarySchema, transferRowSchema } from '@analytics/domain';
import {
  alertsOfPattern,
  countPatterns,
  evidenceTransfers,
  getPattern as readPattern,
  listPatterns as readPatterns,
  namesOf,
  PATTERN_SORTS,
  verifyPatterns,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { afterRowOf, encodeCursor } from '../cursor.ts';
import {
  addressParameter,
  cursorParameter,
  idParameter,
  limitParameter,
  listOf,
  nextCursor,
  noteText,
  orderParameter,
  sliceQuery,
  wordParameter,
  sliceFields,
} from '../parameters.ts';
import { requireKnownNames } from '../known-names.ts';
import { requireLookedFor, sliceOf } from '../slice-of-request.ts';
import { verificationSchema } from './alerts.ts';

const patternParams = z.strictObject({ pattern_id: idParameter });

export function registerPatternRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/patterns',
    config: { scope: 'read' },
    schema: {
      operationId: 'listPatterns',
      tags: ['patterns'],
      summary: 'The structural patterns of a slice, and how many there are of each type',
      querystring: sliceQuery.extend({
        pattern_type: listOf(wordParameter),
        address: addressParameter.optional(),
        q: noteText(200).optional().meta({
          description:
            'A part of its id, its type or the label of one of its addresses, or the beginning or ending of such an address.',
        }),
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
    handler: async (request) => {
      const { query } = request;
      const requested = await sliceOf(app.service, query);
      const { database, window, slice } = requested;
      const place = { network: slice.network, order: `patterns ${query.sort} ${query.order}` };
      const after = afterRowOf(place, query.after);
      const filter = { pattern_types: query.pattern_type, address: query.address, text: query.q?.trim() };
      const page = { sort: query.sort, order: query.order, after, row_limit: query.limit + 1 };
      const [found, counts] = await Promise.all([
        readPatterns(database, window, filter, page),
        countPatterns(database, window),
      ]);
      await requireLookedFor({ database, window }, 'patterns', found.length);
      if (found.length === 0) await requireKnownNames(app.service, requested, query);
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
    method: 'GET',
    url: '/api/v1/patterns/:pattern_id',
    config: { scope: 'read' },
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
    handler: async (request) => {
      const { pattern_id } = request.params;
      const { database, window, slice } = await sliceOf(app.service, request.query);
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
    method: 'POST',
    url: '/api/v1/patterns/:pattern_id/verify',
    config: { scope: 'read' },
    schema: {
      operationId: 'verifyPattern',
      tags: ['patterns'],
      summary: 'Replay the evidence of a pattern against the ingested transfers',
      params: patternParams,
      querystring: sliceQuery,
      response: answers(
        verificationSchema.pick({ is_verified: true, evidence_count: true, listed_count: true, failures: true }),
      ),
    },
    handler: async (request) => {
      const { database, window } = await sliceOf(app.service, request.query);
      const found = await verifyPatterns(database, window, request.params.pattern_id);
      return {
        is_verified: found.failures.length === 0,
        evidence_count: found.evidence_count,
        listed_count: found.transfer_count,
        failures: found.failures.map(({ failure }) => failure),
      };
    },
  });
}
