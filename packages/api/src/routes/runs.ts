/** The runs of a network, and each with its log of steps. */
import {
  AnalyticsError,
  RUN_STATUSES,
  auditRowSchema,
  parseNetworkName,
  shownRun,
  shownRunSchema,
} from '@analytics/domain';
import { auditPage, getRun as readRun, listRuns as readRuns } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { idParameter, limitParameter, networkQuery, windowDaysParameter } from '../parameters.ts';

export function registerRunRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/runs',
    config: { scope: 'read' },
    schema: {
      operationId: 'listRuns',
      tags: ['runs'],
      summary: 'The runs of a network, newest first, whoever started them',
      querystring: networkQuery.extend({
        window_days: windowDaysParameter.optional(),
        status: z.enum(RUN_STATUSES).optional(),
        limit: limitParameter(50, 1000),
      }),
      response: answers(z.object({ runs: z.array(shownRunSchema) })),
    },
    handler: async (request) => {
      const { network, window_days, status, limit } = request.query;
      const runs = await readRuns(await app.service.databases.of(parseNetworkName(network), 'reads'));
      const wanted = runs.filter(
        (run) =>
          (window_days === undefined || run.window_days === window_days) &&
          (status === undefined || run.status === status),
      );
      return { runs: wanted.slice(0, limit).map(shownRun) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/runs/:run_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getRun',
      tags: ['runs'],
      summary: 'One run: its settings, and each step with seconds, rows, memory and warnings',
      params: z.strictObject({ run_id: idParameter }),
      querystring: networkQuery,
      response: answers(
        shownRunSchema.extend({ settings: z.record(z.string(), z.unknown()), step_log: z.array(auditRowSchema) }),
      ),
    },
    handler: async (request) => {
      const { run_id } = request.params;
      const database = await app.service.databases.of(parseNetworkName(request.query.network), 'reads');
      const run = await readRun(database, run_id);
      if (run === undefined) {
        throw new AnalyticsError('RUN_NOT_FOUND', `Expected a run ${JSON.stringify(run_id)}, found none.`);
      }
      const page = { window_days: 0, processing_date: '', run_id, row_limit: 1000, row_offset: 0 };
      const step_log = (await auditPage(database, page)).map((row) => auditRowSchema.parse(row)).reverse();
      const settings = z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(run.settings_json));
      return { ...shownRun(run), settings, step_log };
    },
  });
}
