/** Asking for runs, as deployed clients do it. */
import {
  AnalyticsError,
  datesBetween,
  parseNetworkName,
  parseProcessingDate,
  type QueuedTask,
} from '@analytics/domain';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { dateParameter, idempotencyHeaders, networkParameter, taskParams } from '../parameters.ts';
import { shownTask, taskSchema } from './tasks.ts';

const MAX_DATES = 1000;

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

export function registerPipelineRoutes(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/pipelines/run',
    config: { scope: 'run' },
    schema: {
      operationId: 'runPipeline',
      tags,
      summary: 'Run the pipeline for each date of a range',
      description:
        'One run a date. A slice whose run waits or is under way gives that task back, with its own settings.',
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
    handler: async (request) => {
      const { network: name, date_range, window_days, config } = request.body;
      const network = parseNetworkName(name);
      const dates = datesBetween(parseProcessingDate(date_range.start_date), parseProcessingDate(date_range.end_date));
      if (dates.length > MAX_DATES) {
        const message = `Expected at most ${MAX_DATES} dates, found ${dates.length}.`;
        throw new AnalyticsError('INVALID_REQUEST', message);
      }
      app.service.parse_config(network, config);
      const tasks: QueuedTask[] = [];
      for (const date of dates) {
        tasks.push(
          await app.service.queue.enqueue({
            task_name: 'daily_analytics_pipeline',
            network,
            processing_date: date,
            end_date: date,
            window_days,
            config,
            priority: dates.length === 1 ? 'on_demand' : 'backfill',
            requested_by: request.key_name,
          }),
        );
      }
      const task_ids = tasks.map((task) => task.task_id);
      // Joins the request's lines of the log to those of its tasks.
      request.log.info({ network, task_ids }, 'runs queued');
      return {
        message: runsMessage(tasks, network),
        task_ids,
        already_queued: tasks.filter((task) => !task.is_new).map((task) => task.task_id),
        network,
        processed_dates: [...dates],
      };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/pipelines/status/:task_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'pipelineStatus',
      tags,
      summary: 'The state of one task',
      params: taskParams,
      response: answers(taskSchema),
    },
    handler: async (request) => shownTask(await app.service.tasks.get(request.params.task_id)),
  });
}

function runsMessage(tasks: readonly QueuedTask[], network: string): string {
  const known_count = tasks.filter((task) => !task.is_new).length;
  const new_count = tasks.length - known_count;
  const queued = `Queued ${new_count} ${new_count === 1 ? 'run' : 'runs'} of ${network}`;
  if (known_count === 0) return `${queued}.`;
  return `${queued}; ${known_count} ${known_count === 1 ? 'was queued before and keeps its' : 'were queued before and keep their'} settings.`;
}
