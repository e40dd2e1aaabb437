/** Cases: alerts that belong together. */
import {
  alertSummarySchema,
  AnalyticsError,
  CASE_STATUSES,
  MAX_CASE_ALERTS,
  MAX_CASE_OWNER,
  caseRowSchema,
  entityAmongSchema,
  transferRowSchema,
} from '@analytics/domain';
import {
  alertsOf,
  CASE_SORTS,
  caseEvidence,
  entitiesAmong,
  evidenceTransfers,
  getCase as readCase,
  listCases as readCases,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import {
  addressParameter,
  flagParameter,
  idParameter,
  limitParameter,
  listOf,
  noteText,
  orderParameter,
  sliceQuery,
  severityParameter,
  wordParameter,
  sliceFields,
} from '../parameters.ts';
import { requireKnownNames } from '../known-names.ts';
import { requireLookedFor, sliceOf } from '../slice-of-request.ts';

const TRANSFERS_SHOWN = 5000;

export function registerCaseRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/cases',
    config: { scope: 'read' },
    schema: {
      operationId: 'listCases',
      tags: ['cases'],
      summary: 'The cases of a slice: alerts that belong together',
      querystring: sliceQuery.extend({
        severity: listOf(severityParameter),
        typology_type: listOf(wordParameter).meta({ description: 'Cases with an alert of one of them.' }),
        address: addressParameter.optional(),
        q: noteText(200).optional().meta({
          description: 'Words that the descriptions of its alerts, its addresses or its id must hold, in any case.',
        }),
        min_volume_usd: z.coerce.number().min(0).max(1e18).optional(),
        min_open_alerts: z.coerce
          .number()
          .int()
          .min(0)
          .max(1_000_000)
          .optional()
          .meta({ description: '1: cases with an alert that nobody has decided.' }),
        status: listOf(z.enum(CASE_STATUSES)),
        owner: noteText(MAX_CASE_OWNER).optional().meta({ description: 'Whose work it is; empty: those of nobody.' }),
        late: flagParameter.meta({ description: 'true: only those past their due date.' }),
        sort: z.enum(CASE_SORTS).default('rank'),
        order: orderParameter.optional().meta({ description: 'Default: asc for rank and due, else desc.' }),
        limit: limitParameter(100, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(
        z.object({ ...sliceFields, cases: z.array(caseRowSchema), total_count: z.int(), has_more: z.boolean() }),
      ),
    },
    handler: async (request) => {
      const { query } = request;
      const requested = await sliceOf(app.service, query);
      const { database, resident, window, slice } = requested;
      const order = query.order ?? (['rank', 'due'].includes(query.sort) ? 'asc' : 'desc');
      const filter = {
        severities: query.severity,
        typologies: query.typology_type,
        statuses: query.status,
        owner: query.owner,
        is_late: query.late === 'true',
        address: query.address,
        text: query.q,
        min_volume_usd: query.min_volume_usd,
        min_open_alerts: query.min_open_alerts,
      };
      const page = { sort: query.sort, order, row_limit: query.limit, row_offset: query.offset };
      const { cases, total_count } = await readCases(resident, window, filter, page, app.service.now_ms());
      await requireLookedFor({ database, window }, 'alerts', total_count);
      if (total_count === 0) await requireKnownNames(app.service, requested, query);
      return { ...slice, cases, total_count, has_more: query.offset + cases.length < total_count };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/cases/:cluster_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getCase',
      tags: ['cases'],
      summary: 'One case with its alerts and their transfers; where people merged it into another, that one',
      params: z.strictObject({ cluster_id: idParameter }),
      querystring: sliceQuery,
      response: answers(
        caseRowSchema.extend({
          ...sliceFields,
          alerts: z.array(alertSummarySchema),
          entities: z.array(entityAmongSchema).meta({ description: 'Whose its addresses are, the largest first.' }),
          evidence_count: z.int().meta({
            description: 'Distinct transfers of its alerts; above the length of `transfers` where some are left out.',
          }),
          transfers: z
            .array(transferRowSchema)
            .meta({ description: 'Distinct evidence of its alerts, in order of time.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { cluster_id } = request.params;
      const { database, resident, window, slice } = await sliceOf(app.service, request.query);
      const found = await readCase(resident, window, cluster_id);
      if (found === undefined) {
        throw new AnalyticsError(
          'CASE_NOT_FOUND',
          `Expected a case ${JSON.stringify(cluster_id)} in the slice ${window.processing_date}/${window.window_days}, found none.`,
        );
      }
      const alerts = await alertsOf(resident, window, { cluster_id }, MAX_CASE_ALERTS, app.service.now_ms());
      const alert_ids = alerts.map(({ alert_id }) => alert_id);
      const { evidence_count, ...evidence } = await caseEvidence(database, window, alert_ids, TRANSFERS_SHOWN);
      const [entities, transfers] = await Promise.all([
        entitiesAmong(database, window, found.addresses_involved),
        evidenceTransfers(database, evidence),
      ]);
      return { ...found, ...slice, alerts, entities, evidence_count, transfers };
    },
  });
}
