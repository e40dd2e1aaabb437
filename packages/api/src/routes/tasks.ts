/** The tasks of the queue. */
import {
  AnalyticsError,
  TASK_NAMES,
  TASK_PRIORITIES,
  TASK_STATUSES,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { idempotencyHeaders, limitParameter, networkParameter, taskParams } from '../parameters.ts';

const tags = ['pipelines'];

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

export function registerTaskRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/tasks',
    config: { scope: 'read' },
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
    handler: async (request) => {
      const { network, limit } = request.query;
      const tasks = await app.service.queue.list(limit, network);
      const counts = await app.service.queue.counts();
      return { tasks: tasks.map(shownTask), counts: { ...counts } };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/tasks/:task_id/cancel',
    config: { scope: 'run' },
    schema: {
      operationId: 'cancelTask',
      tags,
      summary: 'Cancel a task: a waiting one at once, a running one within seconds; nothing is published',
      params: taskParams,
      headers: idempotencyHeaders,
      response: answers(z.object({ task_id: z.string(), cancelled: z.boolean(), status: z.enum(TASK_STATUSES) })),
    },
    handler: async (request) => {
      const { task_id } = await app.service.tasks.get(request.params.task_id);
      const cancelled = await app.service.queue.cancel(task_id);
      return { task_id, cancelled, status: (await app.service.tasks.get(task_id)).status };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/tasks/:task_id/retry',
    config: { scope: 'run' },
    schema: {
      operationId: 'retryTask',
      tags,
      summary: 'Ask for an ended task again; its run goes on at the step that failed',
      params: taskParams,
      headers: idempotencyHeaders,
      response: answers(taskSchema),
    },
    handler: async (request) => {
      const task = await app.service.tasks.get(request.params.task_id);
      if (task.ended_ms === 0) {
        throw new AnalyticsError(
          'TASK_NOT_ENDED',
          `Expected task ${task.task_id} to have ended, found it ${task.status}.`,
        );
      }
      return shownTask(await app.service.queue.enqueue({ ...requestOf(task), requested_by: request.key_name }));
    },
  });
}

function requestOf(task: TaskRecord): TaskRequest {
  const { task_name, network, processing_date, end_date, window_days, config, priority, requested_by } = task;
  return { task_name, network, processing_date, end_date, window_days, config, priority, requested_by };
}

/** Without the settings, which may name a source with its key. */
export function shownTask(task: TaskRecord): Task {
  return taskSchema.parse({ ...task, result: task.result ?? null });
}
