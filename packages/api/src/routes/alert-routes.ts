/** Alerts: lists, one with its evidence, verification. */
import { alertSummarySchema, parseNetworkName, parseProcessingDate, type AlertRow } from '@analytics/domain';
import { drawingOf } from '@analytics/jobs';
import {
  detectionsOf,
  dispositionsOf,
  evidenceTransfers,
  getAlert as readAlert,
  getCase as readCase,
  listSuppressions,
  namesOf,
  pageOfAlerts,
  verifyOneAlert,
} from '@analytics/storage';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { getAlert, listAlerts, verifyAlert } from '../contract/alerts.ts';
import { afterRowOf, encodeCursor } from '../cursor.ts';
import { etagFrom, isNotModified } from '../etag.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { RecentAnswers } from '../recent-answers.ts';
import { sendJsonText } from '../send-json-text.ts';
import { sliceOf, type RequestedSlice, type SliceQuery } from '../slice-of-request.ts';

/** Pages of alerts kept as text, in all. */
const KEPT_CHARACTERS = 32_000_000;

/** `hide` leaves the server's paths out of what is sent as text. */
export function registerAlertRoutes(app: ApiServer, context: ApiContext, hide: (text: string) => string): void {
  const answers = new RecentAnswers(KEPT_CHARACTERS);
  app.route({
    ...routeOf(listAlerts),
    handler: async (request, reply): Promise<never> => {
      const { query } = request;
      const requested = await sliceOf(context, query);
      const now_ms = context.now_ms();
      const state = await requested.resident.stateOfAlerts(now_ms);
      const etag = etagFrom([requested.slice, query, state]);
      reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding');
      if (isNotModified(request, etag)) return await sendJsonText(reply.code(304), '');
      const text = await answers.get(etag, async () => hide(JSON.stringify(await alertPage(requested, query, now_ms))));
      return await sendJsonText(reply, text);
    },
  });

  app.route({
    ...routeOf(getAlert),
    handler: async (request) => {
      const { database, window, alert } = await oneAlert(context, request.params.alert_id, request.query);
      const [transfers, labels, detections, dispositions, rules, found] = await Promise.all([
        evidenceTransfers(database, evidenceOf(alert)),
        namesOf(database, alert.addresses_involved),
        detectionsOf(database, window, alert.alert_id),
        dispositionsOf(database, alert.alert_id),
        listSuppressions(database, context.now_ms()),
        alert.cluster_id === '' ? undefined : readCase(database, window, alert.cluster_id),
      ]);
      const concerning = rules.filter(
        (rule) =>
          (rule.typology_type === '' || rule.typology_type === alert.typology_type) &&
          (rule.address === '' || alert.suspect_addresses.includes(rule.address)),
      );
      return {
        ...alert,
        drawing: drawingOf(alert.typology_type),
        transfers,
        labels,
        detections,
        dispositions,
        suppression_rules: concerning,
        case: found ?? null,
      };
    },
  });

  app.route({
    ...routeOf(verifyAlert),
    handler: async (request) => {
      const { alert_id } = request.params;
      const { database, window } = await oneAlert(context, alert_id, request.query);
      const { failures, ...found } = await verifyOneAlert(database, window, alert_id);
      return { ...found, is_verified: failures.length === 0, failures: [...failures] };
    },
  });
}

type AlertsQuery = z.infer<typeof listAlerts.schema.querystring>;

async function alertPage({ resident, window, slice }: RequestedSlice, query: AlertsQuery, now_ms: number) {
  const order = query.order ?? (query.sort === 'rank' ? 'asc' : 'desc');
  const after = afterRowOf(`alerts ${query.sort} ${order}`, query.after);
  if (query.first_seen_from !== undefined) parseProcessingDate(query.first_seen_from);
  const found = await pageOfAlerts(
    resident,
    window,
    {
      severities: query.severity,
      typologies: query.typology_type,
      statuses: query.status,
      assignee: query.assignee,
      address: query.address,
      cluster_id: query.cluster_id,
      text: query.q,
      min_volume_usd: query.min_volume_usd,
      min_confidence: query.min_confidence,
      first_seen_from: query.first_seen_from,
      include_suppressed: query.include_suppressed === 'true',
    },
    { sort: query.sort, order, after, row_limit: query.limit + 1 },
    now_ms,
  );
  const page = found.alerts.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = found.alerts.length > query.limit && last !== undefined;
  return {
    ...slice,
    alerts: page.map((alert) => alertSummarySchema.parse(alert)),
    total_count: found.total_count,
    next_cursor: hasMore ? encodeCursor(`alerts ${query.sort} ${order}`, [last.sort_key, last.alert_id]) : null,
  };
}

async function oneAlert(context: ApiContext, alert_id: string, query: SliceQuery) {
  const resident = await context.databases.resident(parseNetworkName(query.network));
  if (query.processing_date !== undefined) parseProcessingDate(query.processing_date);
  return { database: resident.database, ...(await readAlert(resident, alert_id, query, context.now_ms())) };
}

function evidenceOf(alert: AlertRow): { transfer_ids: string[]; start_ms: number; end_ms: number } {
  return { transfer_ids: alert.evidence_transfers, start_ms: alert.start_time, end_ms: alert.end_time };
}
