/** Answers from an API over HTTP: of the one that has the data directory open. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ApiClient, ApiPaths } from '@analytics/api-client';
import {
  AnalyticsError,
  DAY_MS,
  addressMentionSchema,
  addressNameSchema,
  addressRoleRowSchema,
  alertChangeSchema,
  alertRowSchema,
  alertSummarySchema,
  chapterExplanationSchema,
  dispositionRowSchema,
  entityAmongSchema,
  entityLinkRowSchema,
  entityRefusalRowSchema,
  entityRowSchema,
  foldAddress,
  parseProcessingDate,
  windowOf,
  labelChangeSchema,
  labelConflictSchema,
  listedPreviewSchema,
  shownRunSchema,
  listedRoleSchema,
  standingLabelSchema,
  suppressionRowSchema,
  traceAnswerSchema,
  transferRowSchema,
} from '@analytics/domain';
import {
  EXPORT_MEDIA_TYPE,
  MAX_ASSETS,
  MAX_ENTITY_LINKS,
  isOfSlice,
  placeStream,
  publishedSlice,
  sliceName,
} from '@analytics/storage';
import type { Options } from '../options.ts';
import { STEPS_LOOKED_AT, outdatedBy } from './outdated.ts';
import type { AlertListing, NetworkFacts, ReadingSource } from './reading-source.ts';
import { answerOf } from './service-client.ts';
import { MOST_ROWS, allPages } from './service-pages.ts';
import { watchSource } from './service-watches.ts';

export function serviceSource(
  client: ApiClient,
  { network, named_slice, window, window_was_given }: Options,
): ReadingSource {
  const slice = {
    network,
    ...(named_slice.processing_date === undefined ? {} : { processing_date: named_slice.processing_date }),
    ...(named_slice.window_days === undefined ? {} : { window_days: named_slice.window_days }),
  };
  /** Exports take 180 days where no window is named; commands take the newest slice. */
  const publishedOf = async () => {
    const { slices } = answerOf(await client.GET('/api/v1/slices', { params: { query: { network } } }));
    const { processing_date, window_days } = publishedSlice(slices, named_slice);
    return { processing_date, window_days };
  };
  const spanOf = () =>
    window_was_given ? { start_date: dateOf(window.start_ms), end_date: dateOf(window.end_ms - DAY_MS) } : {};
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
        assignee: choice.assignee,
        queue: choice.queue,
        ...(choice.queue === undefined ? {} : { sort: 'due', order: 'asc' }),
        address: choice.address,
        first_seen_from: choice.is_new === true ? processing_date : undefined,
        include_suppressed: choice.include_suppressed === true ? 'true' : 'false',
      };
      const rows: unknown[] = [];
      let found = await pageOf(query, Math.min(row_limit, MOST_ROWS));
      rows.push(...found.alerts);
      while (found.next_cursor !== null && rows.length < row_limit) {
        found = await pageOf({ ...query, after: found.next_cursor }, Math.min(row_limit - rows.length, MOST_ROWS));
        rows.push(...found.alerts);
      }
      return {
        processing_date,
        window_days,
        alerts: alertSummarySchema.array().parse(rows),
        total_count: found.total_count,
        all_count: all.total_count,
        open_count: open.total_count,
        ...(await ofItsRun(client, { network, processing_date, window_days })),
      };
    },

    async alert(alert_id) {
      const params = { path: { alert_id }, query: slice };
      const found = answerOf(await client.GET('/api/v1/alerts/{alert_id}', { params }));
      return {
        alert: alertRowSchema.parse(found),
        labels: addressNameSchema.array().parse(found.labels),
        entities: entityAmongSchema.array().parse(found.entities),
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
      };
      const { page, rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/labels', { params: { query: { ...query, ...at } } })),
        ({ labels }) => labels,
      );
      const { counts } = page;
      const matched = { params: { query: { network, match: 'true' as const, limit: 1 } } };
      const { match } = answerOf(await client.GET('/api/v1/labels', matched));
      if (match === null) throw new AnalyticsError('INTERNAL', 'Expected how many labels match, found nothing.');
      const label_count = counts.reduce((sum, one) => sum + one.label_count, 0);
      return { labels: standingLabelSchema.array().parse(rows), counts, label_count, match };
    },

    async conflicts() {
      const { rows } = await allPages(
        { row_limit: Number.POSITIVE_INFINITY, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/labels/conflicts', { params: { query: { network, ...at } } })),
        ({ conflicts }) => conflicts,
      );
      return labelConflictSchema.array().parse(rows);
    },

    async labelChanges(address, row_limit) {
      const query = { network, ...(address === '' ? {} : { address }) };
      const { rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/labels/history', { params: { query: { ...query, ...at } } })),
        ({ changes }) => changes,
      );
      return labelChangeSchema.array().parse(rows);
    },

    ...watchSource(client, slice),

    async roles({ role, only_unlabelled, row_limit }) {
      const query = {
        ...slice,
        ...(role === undefined ? {} : { role }),
        unlabelled: only_unlabelled ? ('true' as const) : ('false' as const),
      };
      const { page, rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/roles', { params: { query: { ...query, ...at } } })),
        ({ roles }) => roles,
      );
      return { slice: sliceName(page), roles: listedRoleSchema.array().parse(rows) };
    },

    async entities({ kind, row_limit }) {
      const query = { ...slice, ...(kind === undefined ? {} : { kind }) };
      const { page, rows } = await allPages(
        { row_limit, page_limit: MOST_ROWS },
        async (at) => answerOf(await client.GET('/api/v1/entities', { params: { query: { ...query, ...at } } })),
        ({ entities }) => entities,
      );
      const of_network = { params: { query: { network } } };
      const { refusals } = answerOf(await client.GET('/api/v1/entities/refusals', of_network));
      return {
        slice: sliceName(page),
        entities: entityRowSchema.array().parse(rows),
        refusals: entityRefusalRowSchema.array().parse(refusals),
      };
    },

    async entityOf(address, row_limit) {
      const params = { path: { address }, query: { ...slice, limit: Math.min(row_limit, MAX_ENTITY_LINKS) } };
      const found = answerOf(await client.GET('/api/v1/addresses/{address}/entity', { params }));
      return {
        slice: sliceName(found),
        entity: entityRowSchema.nullable().parse(found.entity),
        links: entityLinkRowSchema.array().parse(found.links),
        hints: entityLinkRowSchema.array().parse(found.hints),
        refusals: entityRefusalRowSchema.array().parse(found.refusals),
      };
    },

    async assets() {
      const { rows } = await allPages(
        { row_limit: MAX_ASSETS, page_limit: MOST_ASSETS },
        async (page) => answerOf(await client.GET('/api/v1/assets', { params: { query: { network, ...page } } })),
        ({ assets }) => assets,
      );
      return rows.map((one) => ({ ...one, transfer_count: String(one.transfer_count) }));
    },

    async alertChanges(before, after) {
      const { window_days } = named_slice;
      const query = { network, before, after, ...(window_days === undefined ? {} : { window_days }) };
      const found = answerOf(await client.GET('/api/v1/alerts/changes', { params: { query } }));
      return { window_days: found.window_days, changes: alertChangeSchema.array().parse(found.changes) };
    },

    async suppressionRules() {
      const { rules } = answerOf(await client.GET('/api/v1/suppression-rules', { params: { query: { network } } }));
      return suppressionRowSchema.array().parse(rules);
    },

    async suppressionEffect({ typology_type, address }) {
      const query = {
        ...slice,
        ...(typology_type === '' ? {} : { typology_type }),
        ...(address === '' ? {} : { address }),
      };
      return answerOf(await client.GET('/api/v1/suppression-rules/effect', { params: { query } }));
    },

    async verification(id) {
      const query = { ...slice, ...(id === undefined ? {} : { id }) };
      const found = answerOf(await client.POST('/api/v1/slices/verify', { params: { query } }));
      return { ...found, slice: sliceName(found) };
    },

    async trace({ from, transfers, entering_only = false, to, direction, method, min_usd }, is_kept) {
      const { processing_date, window_days } = window;
      const named = window_was_given && !is_kept ? { network, processing_date, window_days } : slice;
      const body = {
        ...named,
        from: [...from],
        transfers: [...transfers],
        entering_only,
        direction,
        method,
        min_usd,
        ...(to === undefined ? {} : { to }),
        keep: is_kept,
        edges: true,
      };
      const found = answerOf(await client.POST('/api/v1/traces', { body }));
      const { entities, edges = [], trace_id } = found;
      return { answer: traceAnswerSchema.parse(found), entities, edges, trace_id };
    },

    async exportTo(path, name, { format, cells }) {
      if (name === 'audit') {
        const message =
          'Expected an export that the API gives, found audit, which names files of its machine; "analytics audit" shows the rest.';
        throw new AnalyticsError('DATA_DIR_IN_USE', message);
      }
      const of = isOfSlice(name) ? await publishedOf() : spanOf();
      const found = await client.GET('/api/v1/export/{name}', {
        params: { path: { name }, query: { network, ...of, csv_cells: cells } },
        headers: { accept: EXPORT_MEDIA_TYPE[format] },
        parseAs: 'stream',
      });
      await placeStream(Readable.fromWeb(answerOf<unknown>(found) as ReadableStream), path);
    },

    async typologyParameters(typology_type) {
      const params = { query: { network } };
      const { typologies } = answerOf(await client.GET('/api/v1/typologies', { params }));
      const parameters: Record<string, unknown> = {};
      for (const { path, value } of typologies.find((one) => one.typology_type === typology_type)?.parameters ?? [])
        put(parameters, path.split('.').slice(2), value);
      return parameters;
    },

    async preview(changes) {
      const body = { changes: [...changes] as PreviewBody['changes'] };
      const found = answerOf(await client.POST('/api/v1/typologies/preview', { params: { query: slice }, body }));
      return { slice: sliceName(found), ...listedPreviewSchema.parse(found) };
    },

    async learning() {
      return answerOf(await client.GET('/api/v1/learning', { params: { query: { network } } }));
    },

    async audit(row_limit) {
      const query = { network, limit: row_limit };
      const { rows } = answerOf(await client.GET('/api/v1/audit/computation-logs', { params: { query } }));
      return rows;
    },

    async status(run_limit) {
      const { loaded, slices } = answerOf(await client.GET('/api/v1/slices', { params: { query: { network } } }));
      const query = { network, limit: run_limit };
      const { runs } = answerOf(await client.GET('/api/v1/runs', { params: { query } }));
      const { changes } = answerOf(await client.GET('/api/v1/address-changes', { params: { query: { network } } }));
      return { loaded, slices, runs: shownRunSchema.array().parse(runs), address_changes: changes };
    },

    async query(text, row_limit) {
      const body = { network, query: text, limit: Math.min(row_limit, MOST_QUERY_ROWS) };
      return answerOf(await client.POST('/api/v1/sql', { body }));
    },
  };
}

/** Values are JSON, of any kind: the service says which it cannot read. */
type PreviewBody = ApiPaths['/api/v1/typologies/preview']['post']['requestBody']['content']['application/json'];

const MOST_QUERY_ROWS = 10_000;
const MOST_ASSETS = 10_000;

/** Puts a value where its path says, below the objects that the path names. */
function put(object: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) object[key] = value;
  else put((object[key] ??= {}) as Record<string, unknown>, rest, value);
}

function dateOf(time_ms: number): string {
  return new Date(time_ms).toISOString().slice(0, 10);
}

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
async function ofItsRun(
  client: ApiClient,
  slice: { readonly network: string; readonly processing_date: string; readonly window_days: number },
): Promise<Pick<AlertListing, 'notices' | 'outdated'>> {
  const { network, processing_date, window_days } = slice;
  const query = { network, window_days, status: 'published' as const, limit: MOST_ROWS };
  const { runs } = answerOf(await client.GET('/api/v1/runs', { params: { query } }));
  const run = runs.find((one) => one.processing_date === processing_date);
  if (run === undefined) return { notices: [], outdated: [] };
  const newest = { params: { query: { network, limit: 1 } } };
  const { changes } = answerOf(await client.GET('/api/v1/labels/history', newest));
  const audited = { params: { query: { network, limit: STEPS_LOOKED_AT } } };
  const { rows: steps } = answerOf(await client.GET('/api/v1/audit/computation-logs', audited));
  const window = windowOf(parseProcessingDate(processing_date), window_days);
  return { notices: run.notices, outdated: outdatedBy(window, { run, newest_label_change: changes[0], steps }) };
}
