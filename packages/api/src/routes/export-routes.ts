/** Whole tables and pages of them, and the two logs. */
import {
  AnalyticsError,
  DAY_MS,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type Window,
} from '@analytics/domain';
import {
  auditPage,
  coreFingerprint,
  exportPage,
  exportPart,
  isOfSlice,
  publishedSlice,
  publishedState,
  requireWholeTransfers,
  type Database,
  type ExportFormat,
  type PagedExport,
} from '@analytics/storage';
import type { AccessLog } from '../access-log.ts';
import type { ApiContext } from '../context.ts';
import {
  EXPORT_MEDIA_TYPES,
  accessLog,
  auditRowSchema,
  computationLogs,
  exportTable,
  type ExportMediaType,
} from '../contract/exports.ts';
import { encodeCursor, exportCursorOf } from '../cursor.ts';
import { etagFrom, isNotModified } from '../etag.ts';
import type { ExportFiles } from '../export-files.ts';
import { sendJsonText } from '../send-json-text.ts';
import { sendStream } from '../send-stream.ts';
import { routeOf, type ApiServer } from '../route-of.ts';

/** All that was ingested. */
const EVERYTHING: Window = { ...windowOf(parseProcessingDate('2149-06-06'), 1), start_ms: 0 };
const READ_FROM_TRANSFERS: ReadonlySet<PagedExport> = new Set(['transfers', 'money-flows']);
const PAGE_ROWS = 100;
const ALL_ROWS = Number.MAX_SAFE_INTEGER;
const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'ndjson',
  csv: 'csv',
  arrow: 'arrow',
  parquet: 'parquet',
};

export function registerExportRoutes(app: ApiServer, context: ApiContext, files: ExportFiles, log: AccessLog): void {
  app.route({
    ...routeOf(exportTable),
    handler: async (request, reply): Promise<never> => {
      const name = request.params.name;
      const { query } = request;
      const media = chosenMedia(request.headers.accept);
      const after = exportCursorOf(name, query.after);
      const network = parseNetworkName(query.network);
      const database = await context.databases.of(network, media === 'application/json' ? 'reads' : 'exports');
      const resident = await context.databases.resident(network);
      const window = isOfSlice(name)
        ? publishedSlice(await resident.slices(), query)
        : spanOf(query.start_date, query.end_date);
      if (isOfSlice(name)) await resident.requireWhole(window);
      else if (READ_FROM_TRANSFERS.has(name)) await requireWholeTransfers(database, window);
      const etag = await etagOf(database, name, window, [media, query.limit, query.offset, query.after]);
      if (etag !== undefined) {
        reply
          .header('etag', etag)
          .header('cache-control', 'private, no-cache')
          .header('vary', 'accept, accept-encoding');
        if (isNotModified(request, etag)) return await reply.code(304).send();
      }
      const format = EXPORT_MEDIA_TYPES[media];
      if (format === 'page') {
        const limit = query.limit ?? PAGE_ROWS;
        const page = await exportPage(database, name, window, { row_limit: limit, row_offset: query.offset, after });
        const next = page.next === undefined ? null : encodeCursor(name, page.next);
        return await sendJsonText(
          reply,
          `{"rows":[${page.rows.join(',')}],"row_count":${page.rows.length},"offset":${query.offset},"limit":${limit},"has_more":${page.has_more},"next_cursor":${JSON.stringify(next)}}`,
        );
      }
      const part = exportPart(name, window, { row_limit: query.limit ?? ALL_ROWS, row_offset: query.offset, after });
      const { stream, bytes } = await files.write(database, part.query, part.parameters, format);
      const file = `${network}-${name}-${isOfSlice(name) ? `${window.processing_date}-${window.window_days}d` : 'core'}.${EXTENSIONS[format]}`;
      reply
        .header('content-disposition', `attachment; filename="${file}"`)
        .header('x-content-bytes', String(bytes))
        .type(media);
      return await sendStream(reply, stream);
    },
  });

  app.route({
    ...routeOf(computationLogs),
    handler: async (request) => {
      const { network, window_days = 0, processing_date = '', run_id = '', limit, offset } = request.query;
      const database = await context.databases.of(parseNetworkName(network), 'reads');
      if (processing_date !== '') parseProcessingDate(processing_date);
      const filter = { window_days, processing_date, run_id, row_limit: limit + 1, row_offset: offset };
      const found = await auditPage(database, filter);
      const rows = found.slice(0, limit).map((row) => auditRowSchema.parse(row));
      return { rows, row_count: rows.length, offset, limit, has_more: found.length > limit };
    },
  });

  app.route({ ...routeOf(accessLog), handler: (request) => ({ rows: log.newest(request.query.limit) }) });
}

/** The best of what Accept names that an export comes in. Throws NOT_ACCEPTABLE. */
export function chosenMedia(accept: string | undefined): ExportMediaType {
  const wanted = (accept ?? '*/*')
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(
        /^\s*q=([\d.]+)/u.exec(parameters.find((one) => one.trim().startsWith('q=')) ?? '')?.[1] ?? 1,
      );
      return { type: type.trim(), quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    if (type in EXPORT_MEDIA_TYPES) return type as ExportMediaType;
    if (type === '*/*' || type === 'application/*') return 'application/json';
    if (type === 'text/*') return 'text/csv';
  }
  throw new AnalyticsError(
    'NOT_ACCEPTABLE',
    `Expected Accept to name a format of exports, found ${JSON.stringify(accept)}.`,
  );
}

/** The days from the first to the last, both included; all of time where neither is given. Throws INVALID_DATE. */
function spanOf(start_date: string | undefined, end_date: string | undefined): Window {
  const start_ms = start_date === undefined ? 0 : Date.parse(`${parseProcessingDate(start_date)}T00:00:00Z`);
  const end_ms =
    end_date === undefined ? EVERYTHING.end_ms : Date.parse(`${parseProcessingDate(end_date)}T00:00:00Z`) + DAY_MS;
  if (start_ms >= end_ms) {
    throw new AnalyticsError(
      'INVALID_DATE',
      `Expected a range that runs forward, found ${start_date ?? ''} to ${end_date ?? ''}.`,
    );
  }
  return { ...EVERYTHING, start_ms, end_ms };
}

/** Undefined where nothing tells one state from the next. */
async function etagOf(
  database: Database,
  name: PagedExport,
  window: Window,
  parts: unknown[],
): Promise<string | undefined> {
  const state = isOfSlice(name) ? await publishedState(database, window) : await coreFingerprint(database, window);
  if (state === undefined) return undefined;
  return etagFrom([database.name, name, window, state, parts]);
}
