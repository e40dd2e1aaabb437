/** Which states a task does not leave. */
import type { TaskStatus } from '@analytics/domain';

/** Whether the task has come to its end. */
export function hasEnded(status: TaskStatus): boolean {
  return status === 'SUCCESS' || status === 'FAILURE' || status === 'REVOKED';
}
