/** Asking for runs, and the tasks of the queue. */
import {
  AnalyticsError,
  datesBetween,
  parseNetworkName,
  parseProcessingDate,
  type QueuedTask,
  type TaskQueue,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import type { ApiContext } from '../context.ts';
import {
  cancelTask,
  listTasks,
  pipelineStatus,
  retryTask,
  runPipeline,
  taskSchema,
  type Task,
} from '../contract/pipelines.ts';
import { routeOf, type ApiServer } from '../route-of.ts';

const MAX_DATES = 1000;

export function registerPipelineRoutes(app: ApiServer, context: ApiContext): void {
  app.route({
    ...routeOf(runPipeline),
    handler: async (request) => {
      const { network: name, date_range, window_days, config } = request.body;
      const network = parseNetworkName(name);
      const dates = datesBetween(parseProcessingDate(date_range.start_date), parseProcessingDate(date_range.end_date));
      if (dates.length > MAX_DATES) {
        const message = `Expected at most ${MAX_DATES} dates, found ${dates.length}.`;
        throw new AnalyticsError('INVALID_REQUEST', message);
      }
      context.parse_config(network, config);
      const tasks: QueuedTask[] = [];
      for (const date of dates) {
        tasks.push(
          await context.queue.enqueue({
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
    ...routeOf(pipelineStatus),
    handler: async (request) => shownTask(await requireTask(context, request.params.task_id)),
  });

  app.route({
    ...routeOf(listTasks),
    handler: async (request) => {
      const { network, limit } = request.query;
      const tasks = await context.queue.list(limit, network);
      const counts = await context.queue.counts();
      return { tasks: tasks.map(shownTask), counts: { ...counts } };
    },
  });

  app.route({
    ...routeOf(cancelTask),
    handler: async (request) => {
      const { task_id } = await requireTask(context, request.params.task_id);
      const cancelled = await context.queue.cancel(task_id);
      return { task_id, cancelled, status: (await requireTask(context, task_id)).status };
    },
  });

  app.route({
    ...routeOf(retryTask),
    handler: async (request) => {
      const task = await requireTask(context, request.params.task_id);
      if (task.ended_ms === 0) {
        throw new AnalyticsError(
          'TASK_NOT_ENDED',
          `Expected task ${task.task_id} to have ended, found it ${task.status}.`,
        );
      }
      return shownTask(await context.queue.enqueue({ ...requestOf(task), requested_by: request.key_name }));
    },
  });
}

function runsMessage(tasks: readonly QueuedTask[], network: string): string {
  const known_count = tasks.filter((task) => !task.is_new).length;
  const new_count = tasks.length - known_count;
  const queued = `Queued ${new_count} ${new_count === 1 ? 'run' : 'runs'} of ${network}`;
  if (known_count === 0) return `${queued}.`;
  return `${queued}; ${known_count} ${known_count === 1 ? 'was queued before and keeps its' : 'were queued before and keep their'} settings.`;
}

/** Ended tasks that clients still ask about, by queue. A task that has ended changes no more: asking again for it makes another. */
const endedTasks = new WeakMap<TaskQueue, Map<string, TaskRecord>>();
const ENDED_KEPT = 1000;

/** Throws TASK_NOT_FOUND. */
export async function requireTask({ queue }: ApiContext, task_id: string): Promise<TaskRecord> {
  const ended = endedTasks.get(queue) ?? new Map<string, TaskRecord>();
  endedTasks.set(queue, ended);
  const task = ended.get(task_id) ?? (await queue.get(task_id));
  if (task !== undefined && task.ended_ms > 0) {
    ended.set(task_id, task);
    const [oldest] = ended.keys();
    if (ended.size > ENDED_KEPT && oldest !== undefined) ended.delete(oldest);
  }
  if (task !== undefined) return task;
  throw new AnalyticsError('TASK_NOT_FOUND', `Expected a task ${JSON.stringify(task_id)}, found none.`);
}

function requestOf(task: TaskRecord): TaskRequest {
  const { task_name, network, processing_date, end_date, window_days, config, priority, requested_by } = task;
  return { task_name, network, processing_date, end_date, window_days, config, priority, requested_by };
}

/** Without the settings, which may name a source with its key. */
function shownTask(task: TaskRecord): Task {
  return taskSchema.parse({ ...task, result: task.result ?? null });
}
