/** What makes two tasks the same, and what two tasks may not work on at once. */
import { AnalyticsError, settingsDigest, type TaskRequest, type TaskSlice } from '@analytics/domain';

/**
 * Equal for the same task over the same slice: the second is not queued while the first waits or runs. Traces are the
 * same where they ask the same.
 */
export function taskKey(request: TaskRequest): string {
  const { task_name, network, processing_date, end_date, window_days, config } = request;
  const key = `${task_name}/${network}/${processing_date}/${end_date}/${window_days}`;
  return task_name === 'trace_money' ? `${key}/${settingsDigest([config])}` : key;
}

/** Equal for tasks that work on the same slice: one of them at a time. undefined for one that only queues others. */
export function sliceKey(request: TaskRequest): string | undefined {
  return request.task_name === 'backfill_pipeline' ? undefined : sliceKeyOf(request);
}

export function sliceKeyOf({ network, processing_date, window_days }: TaskSlice): string {
  return `${network}/${processing_date}/${window_days}`;
}

/** Whether the task works in the tables of a slice that only one may work in: a run, or a question about its window. */
export function worksInSlice({ task_name }: Pick<TaskRequest, 'task_name'>): boolean {
  return task_name !== 'export_batch' && task_name !== 'backfill_pipeline';
}

/** What a question hears whose slice others work in. */
export function sliceIsTaken({ processing_date, window_days }: Omit<TaskSlice, 'network'>): AnalyticsError {
  return new AnalyticsError(
    'RUN_UNDER_WAY',
    `Expected the slice ${processing_date}/${window_days} to be free, found a run, a trace or a question of it under way.`,
  );
}
