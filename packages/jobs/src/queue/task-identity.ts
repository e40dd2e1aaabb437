/** What makes two tasks the same, and what two tasks may not work on at once. */
import { settingsDigest, type TaskRequest } from '@analytics/domain';

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
  if (request.task_name === 'backfill_pipeline') return undefined;
  return `${request.network}/${request.processing_date}/${request.window_days}`;
}
