/** The order of priorities. */
import { TASK_PRIORITIES, type TaskPriority } from '@analytics/domain';

/** Whether a task of the one is taken before any of the other. */
export function outranks(one: TaskPriority, other: TaskPriority): boolean {
  return TASK_PRIORITIES.indexOf(one) < TASK_PRIORITIES.indexOf(other);
}
