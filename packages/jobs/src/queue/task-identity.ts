/** What makes two tasks the same, and what two tasks may not work on at once. */
import type { TaskRequest } from '@analytics/domain';

/** Equal for the same task over the same slice: the second is not queued while the first waits or runs. */
export function taskKey(request: TaskRequest): string {
  const { task_name, network, processing_date, end_date, window_days } = request;
  return `${task_name}/${network}/${processing_date}/${end_date}/${window_days}`;
}

/** Equal for tasks that work on the same slice: one of them at a time. undefined for one that only queues others. */
export function sliceKey(request: TaskRequest): string | undefined {
  if (request.task_name === 'backfill_pipeline') return undefined;
  return `${request.network}/${request.processing_date}/${request.window_days}`;
}
