/** Which states a task does not leave. */
import { ENDED_STATUSES, type TaskStatus } from '@analytics/domain';

/** Whether the task has come to its end. */
export function hasEnded(status: TaskStatus): boolean {
  return (ENDED_STATUSES as readonly TaskStatus[]).includes(status);
}
