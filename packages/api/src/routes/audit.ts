/** What was computed, and who asked for what. */
import { auditRowSchema, parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { auditPage } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { limitParameter, sliceQuery } from '../parameters.ts';

const accessEntrySchema = z
  .object({
    at_ms: z.number(),
    request_id: z.string(),
    key_name: z.string(),
    remote_address: z.string(),
    method: z.string(),
    route: z.string(),
    target: z.string(),
    status: z.int(),
    duration_ms: z.number(),
  })
  .meta({ id: 'AccessLogEntry' });

export function registerAuditRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/audit/computation-logs',
    config: { scope: 'read' },
    schema: {
      operationId: 'computationLogs',
      tags: ['audit'],
      summary: 'What was computed when, step by step, newest first',
      querystring: sliceQuery.extend({
        run_id: z.string().max(100).optional(),
        limit: limitParameter(100, 10_000),
        offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
      }),
      response: answers(
        z.object({
          rows: z.array(auditRowSchema),
          row_count: z.int(),
          offset: z.int(),
          limit: z.int(),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { network, window_days = 0, processing_date = '', run_id = '', limit, offset } = request.query;
      const database = await app.service.databases.of(parseNetworkName(network), 'reads');
      if (processing_date !== '') parseProcessingDate(processing_date);
      const filter = { window_days, processing_date, run_id, row_limit: limit + 1, row_offset: offset };
      const found = await auditPage(database, filter);
      const rows = found.slice(0, limit).map((row) => auditRowSchema.parse(row));
      return { rows, row_count: rows.length, offset, limit, has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/audit/access-log',
    config: { scope: 'admin' },
    schema: {
      operationId: 'accessLog',
      tags: ['audit'],
      summary: 'Who asked for what through this API, newest first',
      querystring: z.strictObject({ limit: limitParameter(100, 1000) }),
      response: answers(
        z.object({
          rows: z.array(accessEntrySchema),
        }),
      ),
    },
    handler: (request) => ({ rows: app.service.access_log.newest(request.query.limit) }),
  });
}
