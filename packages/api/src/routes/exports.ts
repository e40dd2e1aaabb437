/** Whole tables and pages of them. */
import {
  AnalyticsError,
  CSV_CELLS,
  DAY_MS,
  EVERYTHING,
  parseNetworkName,
  parseProcessingDate,
  type Window,
} from '@analytics/domain';
import {
  coreFingerprint,
  type Database,
  EXPORT_MEDIA_TYPE,
  EXPORT_NAMES,
  type ExportFormat,
  exportPage,
  exportPart,
  isOfSlice,
  listRuns,
  requireStep,
  stepOfExport,
  type PagedExport,
  publishedSlice,
  publishedState,
  requireWholeTransfers,
  withCells,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { encodeCursor, exportCursorOf } from '../cursor.ts';
import { etagFrom, isNotModified } from '../etag.ts';
import { cursorParameter, dateParameter, nextCursor, sliceQuery, windowDaysParameter } from '../parameters.ts';
import { sendJsonText } from '../send-json-text.ts';
import { sendStream } from '../send-stream.ts';

const PAGE_ROWS = 100;

const ALL_ROWS = Number.MAX_SAFE_INTEGER;

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'ndjson',
  csv: 'csv',
  arrow: 'arrow',
  parquet: 'parquet',
};

/** The media types that an export leaves in; `application/json` is a page, the others are the whole. */
export const EXPORT_MEDIA_TYPES = {
  'application/json': 'page',
  [EXPORT_MEDIA_TYPE.parquet]: 'parquet',
  'application/vnd.apache.parquet': 'parquet',
  'application/octet-stream': 'parquet',
  [EXPORT_MEDIA_TYPE.arrow]: 'arrow',
  [EXPORT_MEDIA_TYPE.jsonl]: 'jsonl',
  [EXPORT_MEDIA_TYPE.csv]: 'csv',
} as const;

export type ExportMediaType = keyof typeof EXPORT_MEDIA_TYPES;

export const exportPageSchema = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).meta({
    description: 'Columns as docs/tables.md lists them; decimals are exact text, 64-bit integers are numbers.',
  }),
  row_count: z.int().meta({ description: 'Rows of this page.' }),
  offset: z.int(),
  limit: z.int(),
  has_more: z.boolean(),
  next_cursor: nextCursor,
});

/** Exports that can be fetched; the audit has a route of its own. */
export const API_EXPORT_NAMES = EXPORT_NAMES.filter((name) => name !== 'audit');

const READ_FROM_TRANSFERS: ReadonlySet<PagedExport> = new Set(['transfers', 'money-flows']);

export function registerExportRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/export/:name',
    config: { scope: 'read' },
    schema: {
      operationId: 'exportTable',
      tags: ['export'],
      summary: 'A published slice or a core table: a page of it as JSON, or the whole in the format that Accept names',
      description:
        'Results: one slice, window_days 180 unless given, the newest published date unless given. Core tables: start_date to end_date, both included; all without. ' +
        'Parquet (application/x-parquet, application/octet-stream), Arrow (application/vnd.apache.arrow.file), NDJSON (application/x-ndjson) and CSV (text/csv) are the whole, ' +
        'or the rows from offset on, as many as limit says, where one of these is given. Answers carry an ETag.',
      params: z.strictObject({ name: z.enum(API_EXPORT_NAMES) }),
      querystring: sliceQuery.extend({
        window_days: windowDaysParameter.default(180),
        start_date: dateParameter.optional().meta({ description: 'Core tables: the first day.' }),
        end_date: dateParameter.optional().meta({ description: 'Core tables: the last day, included.' }),
        limit: z.coerce
          .number()
          .int()
          .min(1)
          .max(10_000)
          .optional()
          .meta({ description: 'Rows of a page; 100 unless given.' }),
        offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
        after: cursorParameter,
        csv_cells: z.enum(CSV_CELLS).default('safe').meta({
          description:
            'Of CSV: safe puts an apostrophe before a text that a spreadsheet would run as a formula (it begins with = + - @, tab or CR); raw leaves texts as they are, for programs.',
        }),
      }),
      response: {
        ...answers(exportPageSchema),
        200: {
          description: 'A page, or the whole table.',
          content: {
            'application/json': { schema: exportPageSchema },
            'application/x-parquet': { schema: z.string().meta({ format: 'binary' }) },
            'application/vnd.apache.arrow.file': { schema: z.string().meta({ format: 'binary' }) },
            'application/x-ndjson': { schema: z.string() },
            'text/csv': { schema: z.string() },
          },
        },
        304: z.undefined().meta({ description: 'The ETag of If-None-Match still stands.' }),
      },
    },
    handler: async (request, reply): Promise<never> => {
      const name = request.params.name;
      const { query } = request;
      const media = chosenMedia(request.headers.accept);
      const network = parseNetworkName(query.network);
      const after = exportCursorOf(name, network, query.after);
      const database = await app.service.databases.of(network, media === 'application/json' ? 'reads' : 'exports');
      const resident = await app.service.databases.resident(network);
      const window = isOfSlice(name)
        ? publishedSlice(await resident.slices(), query)
        : spanOf(query.start_date, query.end_date);
      if (isOfSlice(name)) await resident.requireWhole(window);
      else if (READ_FROM_TRANSFERS.has(name)) await requireWholeTransfers(database, window);
      const step = stepOfExport(name);
      if (step !== undefined) requireStep(await listRuns(resident.database), window, step);
      const etag = await etagOf(database, name, window, [
        media,
        query.limit,
        query.offset,
        query.after,
        query.csv_cells,
      ]);
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
        const next = page.next === undefined ? null : encodeCursor({ network, order: name }, page.next);
        return await sendJsonText(
          reply,
          `{"rows":[${page.rows.join(',')}],"row_count":${page.rows.length},"offset":${query.offset},"limit":${limit},"has_more":${page.has_more},"next_cursor":${JSON.stringify(next)}}`,
        );
      }
      const rows = exportPart(name, window, { row_limit: query.limit ?? ALL_ROWS, row_offset: query.offset, after });
      const part = await withCells(database, rows, format, query.csv_cells);
      const { stream, bytes } = await app.service.export_files.write(
        request.client,
        database,
        part.query,
        part.parameters,
        format,
      );
      const file = `${network}-${name}-${isOfSlice(name) ? `${window.processing_date}-${window.window_days}d` : 'core'}.${EXTENSIONS[format]}`;
      reply
        .header('content-disposition', `attachment; filename="${file}"`)
        .header('x-content-bytes', String(bytes))
        .type(media);
      return await sendStream(reply, stream);
    },
  });
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
    if (Object.hasOwn(EXPORT_MEDIA_TYPES, type)) return type as ExportMediaType;
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
