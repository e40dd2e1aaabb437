/** Answers from an API over HTTP: of the one that has the data directory open. */
import { createApiClient, type ApiClient } from '@analytics/api-client';
import {
  AnalyticsError,
  ERROR_CATALOGUE,
  addressMentionSchema,
  addressNameSchema,
  addressRoleRowSchema,
  alertRowSchema,
  alertSummarySchema,
  chapterExplanationSchema,
  dispositionRowSchema,
  foldAddress,
  labelChangeSchema,
  labelConflictSchema,
  listedRoleSchema,
  standingLabelSchema,
  transferRowSchema,
  type ErrorCode,
  type NetworkName,
  type RunNotice,
} from '@analytics/domain';
import { sliceName, type WantedSlice } from '@analytics/storage';
import type { Shell } from '../shell.ts';
import type { NetworkFacts, ReadingSource, ShownRun } from './reading-source.ts';

/** Asks under the key of ANALYTICS_API_KEY. */
export function clientOf({ environment }: Shell, base_url: string): ApiClient {
  return createApiClient({ base_url, api_key: () => environment.ANALYTICS_API_KEY });
}

export function serviceSource(
  client: ApiClient,
  { network, named_slice }: { readonly network: NetworkName; readonly named_slice: WantedSlice },
): ReadingSource {
  const slice = {
    network,
    ...(named_slice.processing_date === undefined ? {} : { processing_date: named_slice.processing_date }),
    ...(named_slice.window_days === undefined ? {} : { window_days: named_slice.window_days }),
  };
  return {
    async alerts(choice, row_limit) {
      const pageOf = async (query: object, limit: number) =>
        answerOf(await client.GET('/api/v1/alerts', { params: { query: { ...slice, ...query, limit } } }));
      const all = await pageOf({ include_suppressed: 'true' }, 1);
      const open = await pageOf({}, 1);
      const { processing_date, window_days } = open;
      const query = {
        severity: choice.severities,
        typology_type: choice.typologies,
        status: choice.statuses,
        address: choice.address,
        first_seen_from: choice.is_new === true ? processing_date : undefined,
        include_suppressed: choice.include_suppressed === true ? 'true' : 'false',
      };
      const found = await pageOf(query, Math.min(row_limit, MOST_ROWS));
      return {
        processing_date,
        window_days,
        alerts: alertSummarySchema.array().parse(found.alerts),
        total_count: found.total_count,
        all_count: all.total_count,
        open_count: open.total_count,
        notices: await noticesOf(client, { network, processing_date, window_days }),
      };
    },

    async alert(alert_id) {
      const params = { path: { alert_id }, query: slice };
      const found = answerOf(await client.GET('/api/v1/alerts/{alert_id}', { params }));
      return {
        alert: alertRowSchema.parse(found),
        labels: addressNameSchema.array().parse(found.labels),
        decisions: dispositionRowSchema.array().parse(found.dispositions),
        transfers: transferRowSchema.array().parse(found.transfers),
      };
    },

    async alertsOfCase(cluster_id) {
      const params = { path: { cluster_id }, query: slice };
      const found = answerOf(await client.GET('/api/v1/cases/{cluster_id}', { params }));
      return found.alerts.map((one) => one.alert_id);
    },

    async explanation(written) {
      const params = { path: { address: foldAddress(written) }, query: slice };
      const found = answerOf(await client.GET('/api/v1/addresses/{address}/explanation', { params }));
      return {
        address: found.address,
        slice: sliceName(found),
        role: addressRoleRowSchema.nullable().parse(found.role),
        mentions: addressMentionSchema.array().parse(found.mentions),
        chapters: chapterExplanationSchema.array().parse(found.chapters),
      };
    },

    async labels({ address, source, category, row_limit }) {
      const query = {
        network,
        ...(address === '' ? {} : { address }),
        ...(source === '' ? {} : { source }),
        ...(category === '' ? {} : { category }),
        limit: Math.min(row_limit, MOST_ROWS),
      };
      const { labels, counts } = answerOf(await client.GET('/api/v1/labels', { params: { query } }));
      const label_count = counts.reduce((sum, one) => sum + one.label_count, 0);
      return { labels: standingLabelSchema.array().parse(labels), counts, label_count };
    },

    async conflicts() {
      const query = { network, limit: MOST_ROWS };
      const { conflicts } = answerOf(await client.GET('/api/v1/labels/conflicts', { params: { query } }));
      return labelConflictSchema.array().parse(conflicts);
    },

    async labelChanges(address, row_limit) {
      const query = { network, ...(address === '' ? {} : { address }), limit: Math.min(row_limit, MOST_ROWS) };
      const { changes } = answerOf(await client.GET('/api/v1/labels/history', { params: { query } }));
      return labelChangeSchema.array().parse(changes);
    },

    async roles({ role, only_unlabelled, row_limit }) {
      const query = {
        ...slice,
        ...(role === undefined ? {} : { role }),
        unlabelled: only_unlabelled ? ('true' as const) : ('false' as const),
        limit: Math.min(row_limit, MOST_ROWS),
      };
      const found = answerOf(await client.GET('/api/v1/roles', { params: { query } }));
      return { slice: sliceName(found), roles: listedRoleSchema.array().parse(found.roles) };
    },

    async learning() {
      return answerOf(await client.GET('/api/v1/learning', { params: { query: { network } } }));
    },

    async audit(row_limit) {
      const query = { network, limit: row_limit };
      return answerOf(await client.GET('/api/v1/audit/computation-logs', { params: { query } })).rows;
    },

    async status(run_limit) {
      const { loaded, slices } = answerOf(await client.GET('/api/v1/slices', { params: { query: { network } } }));
      const query = { network, limit: run_limit };
      const { runs } = answerOf(await client.GET('/api/v1/runs', { params: { query } }));
      return { loaded, slices, runs: runs as readonly ShownRun[] };
    },

    async query(text, row_limit) {
      const body = { network, query: text, limit: Math.min(row_limit, MOST_QUERY_ROWS) };
      return answerOf(await client.POST('/api/v1/sql', { body }));
    },
  };
}

/** The API gives no more at a time. */
const MOST_ROWS = 1000;
const MOST_QUERY_ROWS = 10_000;

export async function networksOfService(client: ApiClient): Promise<NetworkFacts[]> {
  const found: NetworkFacts[] = [];
  for (const network of answerOf(await client.GET('/api/v1/networks')).networks) {
    const { loaded, slices } = answerOf(await client.GET('/api/v1/slices', { params: { query: { network } } }));
    const [newest] = slices;
    found.push({
      network,
      transfer_count: loaded.transfer_count,
      last_timestamp_ms: loaded.last_timestamp_ms,
      slice_count: slices.length,
      newest_slice: newest === undefined ? '' : sliceName(newest),
    });
  }
  return found;
}

/** Of the run that published the slice. */
async function noticesOf(
  client: ApiClient,
  slice: { readonly network: string; readonly processing_date: string; readonly window_days: number },
): Promise<readonly RunNotice[]> {
  const { network, processing_date, window_days } = slice;
  const query = { network, window_days, status: 'published' as const, limit: MOST_ROWS };
  const { runs } = answerOf(await client.GET('/api/v1/runs', { params: { query } }));
  return (runs.find((run) => run.processing_date === processing_date)?.notices ?? []) as readonly RunNotice[];
}

/** Throws what the API refused for, under its own code. */
function answerOf<T>({ data, error }: { readonly data?: T; readonly error?: unknown }): T {
  if (data !== undefined) return data;
  const { code = '', detail = '' } = (error ?? {}) as { code?: string; detail?: string };
  const known = code in ERROR_CATALOGUE ? (code as ErrorCode) : 'INTERNAL';
  throw new AnalyticsError(known, detail === '' ? 'Expected an answer of the API, found none.' : detail);
}
