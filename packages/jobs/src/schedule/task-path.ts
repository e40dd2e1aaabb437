/** Tasks as deployed schedules name them. */
import { TASK_NAMES, type TaskName } from '@analytics/domain';

/**
 * The task of a dotted Python path by its last part: `packages.jobs.tasks.daily_analytics_pipeline`,
 * `DailyAnalyticsPipelineTask` and
 * `daily_analytics_pipeline_task` are one. undefined where there is no such task.
 */
export function taskOfPath(path: string): TaskName | undefined {
  const last = path.split('.').at(-1) ?? '';
  const snake = last
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .replace(/_task$/u, '');
  return TASK_NAMES.find((name) => name === snake);
}
