/** What there is: networks, slices, runs, schedules, and a slice at a glance. */
import { changedAlertSchema, coverageRowSchema } from '@analytics/domain';
import { RUN_STATUSES } from '@analytics/storage';
import { z } from 'zod';
import { auditRowSchema } from './exports.ts';
import {
  idParameter,
  limitParameter,
  networkQuery,
  sliceFields,
  sliceQuery,
  windowDaysParameter,
} from './parameters.ts';
import { answers, type RouteContract } from './route-contract.ts';

export const listNetworks = {
  method: 'GET',
  url: '/api/v1/networks',
  scope: 'read',
  schema: {
    operationId: 'listNetworks',
    tags: ['overview'],
    summary: 'The networks that have a database here',
    response: answers(z.object({ networks: z.array(z.string()), default_network: z.string().nullable() })),
  },
} as const satisfies RouteContract;

export const sliceSchema = z
  .object({
    window_days: z.int(),
    processing_date: z.string(),
    feature_count: z.int(),
    pattern_count: z.int(),
    alert_count: z.int(),
    damage: z.string().meta({ description: 'What the slice lost since it was published; empty where it is whole.' }),
  })
  .meta({ id: 'Slice' });

export const listSlices = {
  method: 'GET',
  url: '/api/v1/slices',
  scope: 'read',
  schema: {
    operationId: 'listSlices',
    tags: ['overview'],
    summary: 'The published slices of a network, newest first, and what has been ingested',
    querystring: networkQuery,
    response: answers(
      z.object({
        network: z.string(),
        slices: z.array(sliceSchema),
        loaded: z.object({
          transfer_count: z.int(),
          first_timestamp_ms: z.number(),
          last_timestamp_ms: z.number(),
          label_count: z.int(),
          price_count: z.int(),
          asset_count: z.int(),
        }),
      }),
    ),
  },
} as const satisfies RouteContract;

export const runSchema = z
  .object({
    run_id: z.string(),
    network: z.string(),
    window_days: z.coerce.number(),
    processing_date: z.string(),
    status: z.enum(RUN_STATUSES),
    steps: z.array(z.string()),
    steps_done: z.array(z.string()),
    current_step: z.string(),
    progress: z.number(),
    error_code: z.string(),
    error_message: z.string(),
    source: z.string(),
    settings_hash: z.string(),
    code_version: z.string(),
    notices: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })),
    started_ms: z.number(),
    updated_ms: z.number(),
    ended_ms: z.number(),
  })
  .meta({ id: 'Run' });

export const listRuns = {
  method: 'GET',
  url: '/api/v1/runs',
  scope: 'read',
  schema: {
    operationId: 'listRuns',
    tags: ['runs'],
    summary: 'The runs of a network, newest first, whoever started them',
    querystring: networkQuery.extend({
      window_days: windowDaysParameter.optional(),
      status: z.enum(RUN_STATUSES).optional(),
      limit: limitParameter(50, 1000),
    }),
    response: answers(z.object({ runs: z.array(runSchema) })),
  },
} as const satisfies RouteContract;

export const getRun = {
  method: 'GET',
  url: '/api/v1/runs/:run_id',
  scope: 'read',
  schema: {
    operationId: 'getRun',
    tags: ['runs'],
    summary: 'One run: its settings, and each step with seconds, rows, memory and warnings',
    params: z.strictObject({ run_id: idParameter }),
    querystring: networkQuery,
    response: answers(
      runSchema.extend({ settings: z.record(z.string(), z.unknown()), step_log: z.array(auditRowSchema) }),
    ),
  },
} as const satisfies RouteContract;

export const listSchedules = {
  method: 'GET',
  url: '/api/v1/schedules',
  scope: 'read',
  schema: {
    operationId: 'listSchedules',
    tags: ['runs'],
    summary: 'What the schedule fires: when last, as which task, and when next',
    response: answers(
      z.object({
        schedules: z.array(
          z.object({
            name: z.string(),
            task_name: z.string(),
            cron: z.string(),
            network: z.string(),
            window_days: z.int(),
            date: z.string().meta({ description: 'As written: a date or {{ tomorrow }}.' }),
            next_ms: z.number().nullable(),
            last: z
              .object({ occurrence_ms: z.number(), fired_ms: z.number(), task_id: z.string() })
              .nullable()
              .meta({ description: 'The newest occurrence that was fired, when, and as which task.' }),
          }),
        ),
        is_active: z.boolean().meta({ description: 'Whether a scheduler runs inside this process.' }),
      }),
    ),
  },
} as const satisfies RouteContract;

const counted = z.object({ name: z.string(), alert_count: z.int(), previous_count: z.int() });
export const getOverview = {
  method: 'GET',
  url: '/api/v1/overview',
  scope: 'read',
  schema: {
    operationId: 'getOverview',
    tags: ['overview'],
    summary: 'A slice at a glance: alerts against the slice before, money under suspicion, run health, coverage',
    querystring: sliceQuery,
    response: answers(
      z.object({
        ...sliceFields,
        previous_date: z
          .string()
          .nullable()
          .meta({ description: 'The published date before, of the same window length.' }),
        alerts: z.object({
          total_count: z.int(),
          case_count: z.int(),
          previous_case_count: z.int(),
          by_severity: z.array(counted),
          by_typology: z.array(counted),
          by_status: z.array(z.object({ name: z.string(), alert_count: z.int() })),
        }),
        changes: z.object({
          new_count: z.int(),
          grown_count: z.int(),
          gone_count: z.int(),
          new: z.array(changedAlertSchema).meta({ description: 'At most 20, best rank first.' }),
          grown: z.array(changedAlertSchema),
          gone: z.array(changedAlertSchema),
        }),
        suspected_usd: z
          .string()
          .meta({ description: 'Exact sum over the distinct evidence transfers of all alerts.' }),
        previous_suspected_usd: z.string(),
        history: z
          .array(z.object({ processing_date: z.string(), alert_count: z.int(), volume_usd: z.string() }))
          .meta({ description: 'Slices of the same window length up to this one, oldest first, at most 60.' }),
        coverage: coverageRowSchema,
        address_count: z.int(),
        previous_address_count: z.int(),
        pattern_count: z.int(),
        previous_pattern_count: z.int(),
        run: runSchema.nullable().meta({ description: 'The newest run of the slice.' }),
      }),
    ),
  },
} as const satisfies RouteContract;
