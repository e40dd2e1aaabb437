/** Alerts: lists, one with its evidence, verification. */
import {
  addressNameSchema,
  type AlertRow,
  alertRowSchema,
  alertSummarySchema,
  caseRowSchema,
  detectionRowSchema,
  dispositionRowSchema,
  entityAmongSchema,
  DRAWINGS,
  MAX_WATCH_LIST_NAME,
  parseNetworkName,
  parseProcessingDate,
  suppressionRowSchema,
  transferRowSchema,
  WORK_QUEUES,
} from '@analytics/domain';
import { drawingOf } from '@analytics/jobs';
import {
  ALERT_SORTS,
  type AlertFilter,
  alertTransfers,
  concerns,
  detectionsOf,
  dispositionsOf,
  evidenceTransfers,
  fullAddress,
  entitiesOfAlert,
  getAlert as readAlert,
  getCase as readCase,
  listSuppressions,
  namesOf,
  pageOfAlerts,
  placeInList,
  verifyOneAlert,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import type { ApiContext } from '../context.ts';
import { afterRowOf, encodeCursor } from '../cursor.ts';
import { etagFrom, isNotModified } from '../etag.ts';
import {
  addressParameter,
  cursorParameter,
  dateParameter,
  flagParameter,
  idParameter,
  limitParameter,
  listOf,
  nextCursor,
  noteText,
  orderParameter,
  sliceQuery,
  statusParameter,
  severityParameter,
  wordParameter,
  sliceFields,
  alertParams,
} from '../parameters.ts';
import { requireKnownNames } from '../known-names.ts';
import { RecentAnswers } from '../recent-answers.ts';
import { sendJsonText } from '../send-json-text.ts';
import { requireLookedFor, type RequestedSlice, sliceOf, type SliceQuery } from '../slice-of-request.ts';

/** Pages of alerts kept as text, in all. */
const KEPT_CHARACTERS = 32_000_000;

export const verificationSchema = z
  .object({
    is_verified: z.boolean(),
    evidence_count: z.int().meta({ description: 'Transfers of its evidence.' }),
    listed_count: z.int().meta({
      description:
        'Of them those that were looked up: all, but where an earlier version wrote the slice and listed a part.',
    }),
    found_count: z.int(),
    claimed_volume_usd: z.string(),
    found_volume_usd: z.string(),
    failures: z.array(z.string()).meta({ description: 'In words; empty where all matches.' }),
  })
  .meta({ id: 'Verification' });

export const alertDetailSchema = alertRowSchema
  .extend({
    drawing: z.enum(DRAWINGS).meta({ description: 'The drawing that fits its typology.' }),
    transfers: z.array(transferRowSchema).meta({ description: 'The evidence as it was ingested, in order of time.' }),
    labels: z
      .array(addressNameSchema)
      .meta({ description: 'What the involved addresses are called, where a label names them.' }),
    entities: z
      .array(entityAmongSchema)
      .meta({ description: 'Whose the involved addresses and the destinations are, the largest entity first.' }),
    detections: z.array(detectionRowSchema),
    dispositions: z.array(dispositionRowSchema).meta({ description: 'Everything that was decided, newest first.' }),
    suppression_rules: z.array(suppressionRowSchema),
    case: caseRowSchema.nullable(),
  })
  .meta({ id: 'AlertDetail' });

/** What an alert must be like to be listed. */
const filterFields = {
  severity: listOf(severityParameter),
  typology_type: listOf(wordParameter),
  status: listOf(statusParameter),
  assignee: noteText(200).optional(),
  queue: z.enum(WORK_QUEUES).optional().meta({
    description:
      'Work to do: unfinished alerts, open or in review; of them mine (assigned to the name of the key), unassigned, grown since decided, late, involving a watched address.',
  }),
  address: addressParameter.optional().meta({ description: 'Alerts that involve it.' }),
  cluster_id: idParameter.optional(),
  q: noteText(200)
    .optional()
    .meta({ description: 'Words that the description, an address that takes part, or the id must hold, in any case.' }),
  min_volume_usd: z.coerce.number().min(0).max(1e18).optional(),
  min_confidence: z.coerce.number().min(0).max(1).optional(),
  first_seen_from: dateParameter.optional(),
  watched: flagParameter.meta({ description: 'true: only alerts that involve a watched address.' }),
  watch_list: noteText(MAX_WATCH_LIST_NAME)
    .optional()
    .meta({ description: 'Only alerts that involve an address of that watchlist.' }),
  include_suppressed: flagParameter,
};

const orderFields = {
  sort: z.enum(ALERT_SORTS).default('rank'),
  order: orderParameter.optional().meta({ description: 'Default: asc for rank, else desc.' }),
};

const listQuery = sliceQuery.extend({ ...filterFields, ...orderFields });
const alertsQuery = listQuery.extend({ limit: limitParameter(100, 1000), after: cursorParameter });

export function registerAlertRoutes(app: ApiServer): void {
  const recent = new RecentAnswers(KEPT_CHARACTERS);
  app.route({
    method: 'GET',
    url: '/api/v1/alerts',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAlerts',
      tags: ['alerts'],
      summary: 'The alerts of a slice: filtered, sorted, page by page',
      querystring: alertsQuery,
      response: answers(
        z.object({
          ...sliceFields,
          alerts: z.array(alertSummarySchema),
          total_count: z.int().meta({ description: 'Alerts that pass the filter, on all pages.' }),
          suppressed_count: z.int().meta({
            description: 'Alerts that would pass too and that a suppression rule hides; 0 with include_suppressed.',
          }),
          next_cursor: nextCursor,
        }),
      ),
    },
    handler: async (request, reply): Promise<never> => {
      const { query } = request;
      const requested = await sliceOf(app.service, query);
      const now_ms = app.service.now_ms();
      const state = await requested.resident.stateOfAlerts(now_ms);
      // The queue `mine` is another one for each key, and `late` grows at midnight.
      const asker =
        query.queue === undefined ? '' : `${request.key_name} ${new Date(now_ms).toISOString().slice(0, 10)}`;
      const etag = etagFrom([requested.slice, query, state, asker]);
      reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding');
      if (isNotModified(request, etag)) return await sendJsonText(reply.code(304), '');
      const text = await recent.get(etag, async () => {
        const page = await alertPage(requested, query, request.key_name, now_ms);
        if (page.total_count + page.suppressed_count === 0) await requireKnownNames(app.service, requested, query);
        return app.service.paths.hide(JSON.stringify(page));
      });
      return await sendJsonText(reply, text);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/alerts/state',
    config: { scope: 'read' },
    schema: {
      operationId: 'alertState',
      tags: ['alerts'],
      summary:
        'A word that is another one after every decision, rule and publish: whoever shows alerts asks again then',
      querystring: sliceQuery,
      response: answers(z.object({ ...sliceFields, state: z.string() })),
    },
    handler: async (request) => {
      const { resident, slice } = await sliceOf(app.service, request.query);
      return { ...slice, state: await resident.stateOfAlerts(app.service.now_ms()) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/alerts/:alert_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getAlert',
      tags: ['alerts'],
      summary: 'One alert with its evidence, its transfers, its case and what was decided',
      params: alertParams,
      querystring: sliceQuery,
      response: answers(alertDetailSchema),
    },
    handler: async (request) => {
      const { database, window, alert } = await oneAlert(app.service, request.params.alert_id, request.query);
      const [transfers, labels, entities, detections, dispositions, rules, found] = await Promise.all([
        evidenceTransfers(database, evidenceOf(alert)),
        namesOf(database, alert.addresses_involved),
        entitiesOfAlert(database, window, alert),
        detectionsOf(database, window, alert.alert_id),
        dispositionsOf(database, alert.alert_id),
        listSuppressions(database, app.service.now_ms()),
        alert.cluster_id === '' ? undefined : readCase(database, window, alert.cluster_id),
      ]);
      const concerning = rules.filter((rule) => concerns(rule, alert.typology_type, alert.suspect_addresses));
      return {
        ...alert,
        drawing: drawingOf(alert.typology_type),
        transfers,
        labels,
        entities,
        detections,
        dispositions,
        suppression_rules: concerning,
        case: found ?? null,
      };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/alerts/:alert_id/place',
    config: { scope: 'read' },
    schema: {
      operationId: 'alertPlace',
      tags: ['alerts'],
      summary: 'Where an alert stands in a list of alerts, and which come before and after it',
      params: alertParams,
      querystring: listQuery,
      response: answers(
        z.object({
          ...sliceFields,
          place: z.int().meta({ description: '1 for the first; 0 where the list does not hold it.' }),
          total_count: z.int(),
          previous_alert_id: z.string().meta({ description: 'Empty where there is none, as the others are.' }),
          next_alert_id: z.string(),
          next_open_alert_id: z
            .string()
            .meta({ description: 'The next that nobody has decided, from the beginning again after the last.' }),
          open_count: z.int().meta({ description: 'Alerts of the list that nobody has decided.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { query } = request;
      const requested = await sliceOf(app.service, query);
      const { resident, window, slice } = requested;
      const order = { sort: query.sort, order: orderOf(query) };
      const { alert_id } = request.params;
      return {
        ...slice,
        ...(await placeInList(
          resident,
          window,
          await filterOf(requested, query, request.key_name),
          order,
          alert_id,
          app.service.now_ms(),
        )),
      };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/alerts/:alert_id/transfers',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAlertTransfers',
      tags: ['alerts'],
      summary: 'All transfers of an alert, also those beyond what its evidence lists, in order of time, page by page',
      params: alertParams,
      querystring: sliceQuery.extend({
        limit: limitParameter(1000, 10_000),
        offset: z.coerce.number().int().min(0).max(100_000_000).default(0),
      }),
      response: answers(
        z.object({
          alert_id: z.string(),
          transfers: z.array(transferRowSchema),
          evidence_count: z.int().meta({ description: 'Transfers of its evidence.' }),
          readable_count: z.int().meta({
            description: 'Of them those that can be read here: all, but where an earlier version wrote the slice.',
          }),
          has_more: z.boolean(),
        }),
      ),
    },
    handler: async (request) => {
      const { alert_id } = request.params;
      const { limit, offset } = request.query;
      const { database, window, alert } = await oneAlert(app.service, alert_id, request.query);
      const page = { row_limit: limit, row_offset: offset };
      const { transfers, readable_count } = await alertTransfers(database, window, alert, page);
      return {
        alert_id,
        transfers: [...transfers],
        evidence_count: alert.evidence_transaction_count,
        readable_count,
        has_more: offset + limit < readable_count,
      };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/alerts/:alert_id/verify',
    config: { scope: 'read' },
    schema: {
      operationId: 'verifyAlert',
      tags: ['alerts'],
      summary: 'Replay the evidence of an alert against the ingested transfers',
      params: alertParams,
      querystring: sliceQuery,
      response: answers(verificationSchema),
    },
    handler: async (request) => {
      const { alert_id } = request.params;
      const { database, window } = await oneAlert(app.service, alert_id, request.query);
      const { failures, ...found } = await verifyOneAlert(database, window, alert_id);
      return { ...found, is_verified: failures.length === 0, failures: [...failures] };
    },
  });
}

type AlertsQuery = z.infer<typeof alertsQuery>;

async function alertPage(requested: RequestedSlice, query: AlertsQuery, me: string, now_ms: number) {
  const { resident, window, slice } = requested;
  const order = orderOf(query);
  const place = { network: slice.network, order: `alerts ${query.sort} ${order}` };
  const after = afterRowOf(place, query.after);
  const page = { sort: query.sort, order, after, row_limit: query.limit + 1 };
  const filter = await filterOf(requested, query, me);
  const found = await pageOfAlerts(resident, window, filter, page, now_ms);
  await requireLookedFor(requested, 'alerts', found.total_count);
  const shown = found.alerts.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = found.alerts.length > query.limit && last !== undefined;
  return {
    ...slice,
    alerts: shown.map((alert) => alertSummarySchema.parse(alert)),
    total_count: found.total_count,
    suppressed_count: found.suppressed_count,
    next_cursor: hasMore ? encodeCursor(place, [last.sort_key, last.alert_id]) : null,
  };
}

type ListQuery = z.infer<typeof listQuery>;

function orderOf({ sort, order }: ListQuery): 'asc' | 'desc' {
  return order ?? (sort === 'rank' ? 'asc' : 'desc');
}

/** Throws INVALID_DATE, and ADDRESS_NOT_FOUND where a short form of an address fits none or several. */
async function filterOf({ database, window }: RequestedSlice, query: ListQuery, me: string): Promise<AlertFilter> {
  if (query.first_seen_from !== undefined) parseProcessingDate(query.first_seen_from);
  return {
    severities: query.severity,
    typologies: query.typology_type,
    statuses: query.status,
    assignee: query.assignee,
    queue: query.queue && { name: query.queue, me },
    address: query.address && (await fullAddress(database, window, query.address)),
    cluster_id: query.cluster_id,
    text: query.q,
    min_volume_usd: query.min_volume_usd,
    min_confidence: query.min_confidence,
    first_seen_from: query.first_seen_from,
    include_suppressed: query.include_suppressed === 'true',
    is_watched: query.watched === 'true',
    watch_list: query.watch_list,
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
