/** Whole tables and pages of them. */
import { EXPORT_NAMES } from '@analytics/storage';
import { z } from 'zod';
import {
  cursorParameter,
  dateParameter,
  limitParameter,
  nextCursor,
  sliceQuery,
  windowDaysParameter,
} from './parameters.ts';
import { answers, type RouteContract } from './route-contract.ts';

/** The media types that an export leaves in; `application/json` is a page, the others are the whole. */
export const EXPORT_MEDIA_TYPES = {
  'application/json': 'page',
  'application/x-parquet': 'parquet',
  'application/vnd.apache.parquet': 'parquet',
  'application/octet-stream': 'parquet',
  'application/vnd.apache.arrow.file': 'arrow',
  'application/x-ndjson': 'jsonl',
  'text/csv': 'csv',
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

export const exportTable = {
  method: 'GET',
  url: '/api/v1/export/:name',
  scope: 'read',
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
} as const satisfies RouteContract;

export const auditRowSchema = z
  .object({
    window_days: z.coerce.number(),
    processing_date: z.string(),
    run_id: z.string(),
    network: z.string(),
    step: z.string(),
    status: z.string(),
    started_at: z.string(),
    ended_at: z.string(),
    duration_seconds: z.coerce.number(),
    row_count: z.coerce.number(),
    peak_rss_bytes: z.coerce.number(),
    threads: z.coerce.number(),
    settings_hash: z.string(),
    code_version: z.string(),
    warnings: z.array(z.string()),
    details_json: z.string(),
  })
  .meta({ id: 'ComputationLog' });

export const computationLogs = {
  method: 'GET',
  url: '/api/v1/audit/computation-logs',
  scope: 'read',
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
} as const satisfies RouteContract;

export const accessLog = {
  method: 'GET',
  url: '/api/v1/audit/access-log',
  scope: 'admin',
  schema: {
    operationId: 'accessLog',
    tags: ['audit'],
    summary: 'Who asked for what through this API, newest first',
    querystring: z.strictObject({ limit: limitParameter(100, 1000) }),
    response: answers(
      z.object({
        rows: z.array(
          z
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
            .meta({ id: 'AccessLogEntry' }),
        ),
      }),
    ),
  },
} as const satisfies RouteContract;
