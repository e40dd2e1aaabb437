/** A task as clients see it. */
import type { TaskRecord } from '@analytics/domain';
import type { StoredTask } from '@analytics/storage';

/** Without what only the queue needs. */
export function publicRecord(task: StoredTask): TaskRecord {
  return {
    task_id: task.task_id,
    task_name: task.task_name,
    network: task.network,
    processing_date: task.processing_date,
    end_date: task.end_date,
    window_days: task.window_days,
    config: task.config,
    priority: task.priority,
    requested_by: task.requested_by,
    status: task.status,
    progress: task.progress,
    current_step: task.current_step,
    run_id: task.run_id,
    result: task.result,
    error_code: task.error_code,
    error_message: task.error_message,
    attempt: task.attempt,
    created_ms: task.created_ms,
    started_ms: task.started_ms,
    ended_ms: task.ended_ms,
  };
}
