/** Tasks by their id, as routes ask for them. */
import { AnalyticsError, type TaskQueue, type TaskRecord } from '@analytics/domain';

const ENDED_KEPT = 1000;

export class KnownTasks {
  private readonly queue: TaskQueue;
  /** Those that clients still ask about. A task that has ended changes no more: asking again for it makes another. */
  private readonly ended = new Map<string, TaskRecord>();

  constructor(queue: TaskQueue) {
    this.queue = queue;
  }

  /** Throws TASK_NOT_FOUND. */
  async get(task_id: string): Promise<TaskRecord> {
    const task = this.ended.get(task_id) ?? (await this.queue.get(task_id));
    if (task === undefined)
      throw new AnalyticsError('TASK_NOT_FOUND', `Expected a task ${JSON.stringify(task_id)}, found none.`);
    if (task.ended_ms > 0) this.keep(task);
    return task;
  }

  private keep(task: TaskRecord): void {
    this.ended.set(task.task_id, task);
    const [oldest] = this.ended.keys();
    if (this.ended.size > ENDED_KEPT && oldest !== undefined) this.ended.delete(oldest);
  }
}
