/** Asking for runs, as deployed clients do it, and the tasks of the queue. */
import { RUN_STEPS, TASK_NAMES, TASK_PRIORITIES, TASK_STATUSES } from '@analytics/domain';
import { z } from 'zod';
import { dateParameter, idParameter, idempotencyHeaders, limitParameter, networkParameter } from './parameters.ts';
import { answers, type RouteContract } from './route-contract.ts';

const tags = ['pipelines'];

export const runBodySchema = z.strictObject({
  network: networkParameter,
  date_range: z.strictObject({ start_date: dateParameter, end_date: dateParameter }).meta({
    description: 'Both included. The run for a date covers the window_days before it.',
  }),
  window_days: z.int().min(1).max(3660).default(1),
  config: z
    .record(z.string().max(200), z.unknown())
    .default({})
    .meta({ description: 'Settings laid over the configured ones, and "source".' }),
});

export const taskSchema = z
  .object({
    task_id: z.string(),
    task_name: z.enum(TASK_NAMES),
    status: z.enum(TASK_STATUSES),
    result: z.record(z.string(), z.unknown()).nullable(),
    network: z.string(),
    processing_date: z.string(),
    end_date: z.string(),
    window_days: z.int(),
    priority: z.enum(TASK_PRIORITIES),
    requested_by: z.string(),
    progress: z.number().meta({ description: 'Fraction, 0 to 1.' }),
    current_step: z.string(),
    run_id: z.string(),
    attempt: z.int(),
    error_code: z.string(),
    error_message: z.string(),
    created_ms: z.number(),
    started_ms: z.number(),
    ended_ms: z.number(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const runPipeline = {
  method: 'POST',
  url: '/api/v1/pipelines/run',
  scope: 'run',
  schema: {
    operationId: 'runPipeline',
    tags,
    summary: 'Run the pipeline for each date of a range',
    description: 'One run a date. A slice whose run waits or is under way gives that task back, with its own settings.',
    headers: idempotencyHeaders,
    body: runBodySchema,
    response: answers(
      z.object({
        message: z.string(),
        task_ids: z.array(z.string()),
        already_queued: z.array(z.string()).meta({
          description: 'Those of task_ids that waited or ran before: the config of this request is not theirs.',
        }),
        network: z.string(),
        processed_dates: z.array(z.string()),
      }),
    ),
  },
} as const satisfies RouteContract;

const taskParams = z.strictObject({ task_id: idParameter });

export const pipelineStatus = {
  method: 'GET',
  url: '/api/v1/pipelines/status/:task_id',
  scope: 'read',
  schema: {
    operationId: 'pipelineStatus',
    tags,
    summary: 'The state of one task',
    params: taskParams,
    response: answers(taskSchema),
  },
} as const satisfies RouteContract;

export const listTasks = {
  method: 'GET',
  url: '/api/v1/tasks',
  scope: 'read',
  schema: {
    operationId: 'listTasks',
    tags,
    summary: 'The tasks of the queue, newest first',
    querystring: z.strictObject({ network: networkParameter.optional(), limit: limitParameter(50, 1000) }),
    response: answers(
      z.object({
        tasks: z.array(taskSchema),
        counts: z.object({ waiting: z.number(), active: z.number(), delayed: z.number(), failed: z.number() }),
      }),
    ),
  },
} as const satisfies RouteContract;

export const cancelTask = {
  method: 'POST',
  url: '/api/v1/tasks/:task_id/cancel',
  scope: 'run',
  schema: {
    operationId: 'cancelTask',
    tags,
    summary: 'Cancel a task: a waiting one at once, a running one within seconds; nothing is published',
    params: taskParams,
    headers: idempotencyHeaders,
    response: answers(z.object({ task_id: z.string(), cancelled: z.boolean(), status: z.enum(TASK_STATUSES) })),
  },
} as const satisfies RouteContract;

export const retryTask = {
  method: 'POST',
  url: '/api/v1/tasks/:task_id/retry',
  scope: 'run',
  schema: {
    operationId: 'retryTask',
    tags,
    summary: 'Ask for an ended task again; its run goes on at the step that failed',
    params: taskParams,
    headers: idempotencyHeaders,
    response: answers(taskSchema),
  },
} as const satisfies RouteContract;

/** One event of the stream, as its `data:` line. */
export const taskEventSchema = z
  .object({
    event_id: z.int(),
    task_id: z.string(),
    at_ms: z.number(),
    event: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('status'), status: z.enum(TASK_STATUSES), error_message: z.string() }),
      z.object({ kind: z.literal('run_started'), run_id: z.string(), resumed_steps: z.array(z.enum(RUN_STEPS)) }),
      z.object({ kind: z.literal('step_started'), step: z.enum(RUN_STEPS) }),
      z.object({
        kind: z.literal('progress'),
        step: z.enum(RUN_STEPS),
        activity: z.string(),
        progress: z.number(),
        remaining_seconds: z.number().optional(),
      }),
      z.object({
        kind: z.literal('notice'),
        step: z.enum(RUN_STEPS),
        notice: z.object({ code: z.string(), message: z.string(), count: z.number() }),
      }),
      z.object({
        kind: z.literal('step_ended'),
        step: z.enum(RUN_STEPS),
        duration_seconds: z.number(),
        row_count: z.number(),
        peak_rss_bytes: z.number(),
        parts: z.record(z.string(), z.number()),
      }),
    ]),
  })
  .meta({ id: 'TaskEvent' });

export const taskEvents = {
  method: 'GET',
  url: '/api/v1/tasks/:task_id/events',
  scope: 'read',
  schema: {
    operationId: 'taskEvents',
    tags,
    summary: 'The events of a task as they come, until it ends (server-sent events)',
    description:
      '`id:` counts up within the task; a reconnect with `Last-Event-ID` goes on after it. `data:` is a TaskEvent. ' +
      'Once the task has ended and nothing is left after that id, the answer is 204: an EventSource then stops.',
    params: taskParams,
    headers: z.looseObject({
      'last-event-id': z.coerce
        .number()
        .int()
        .min(0)
        .max(2 ** 31)
        .optional(),
    }),
    response: {
      ...answers(taskEventSchema),
      200: { description: 'A stream of events.', content: { 'text/event-stream': { schema: taskEventSchema } } },
      204: z.undefined().meta({ description: 'The task has ended, and all of its events were told.' }),
    },
  },
} as const satisfies RouteContract;
