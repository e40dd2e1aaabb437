/** Numbers of ended tasks by network, task and end, under one field each: as a map holds them, or a hash on Redis. */
import type { EndedCount, EndedStatus, TaskName, TaskRequest } from '@analytics/domain';

/** No part contains a slash. */
export function endedField({ network, task_name }: Pick<TaskRequest, 'network' | 'task_name'>, status: string): string {
  return `${network}/${task_name}/${status}`;
}

export function endedCounts(fields: Iterable<readonly [string, number | string]>): EndedCount[] {
  return [...fields].map(([field, count]) => {
    const [network = '', task_name, status] = field.split('/');
    return { network, task_name: task_name as TaskName, status: status as EndedStatus, count: Number(count) };
  });
}
