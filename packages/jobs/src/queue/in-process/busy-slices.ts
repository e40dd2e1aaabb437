/** The slices that tasks of this process are over, and those that questions have. */
import type { TaskRequest, TaskSlice } from '@analytics/domain';
import { sliceIsTaken, sliceKey, sliceKeyOf, worksInSlice } from '../task-identity.ts';

export class BusySlices {
  /** Whether the task that is over it works in its tables. */
  private readonly of_tasks = new Map<string, boolean>();
  private readonly of_questions = new Set<string>();

  mayBegin(task: TaskRequest): boolean {
    const slice = sliceKey(task);
    if (slice === undefined) return true;
    return !this.of_tasks.has(slice) && !(worksInSlice(task) && this.of_questions.has(slice));
  }

  /** Gives what ends it. */
  begin(task: TaskRequest): () => void {
    const slice = sliceKey(task);
    if (slice === undefined) return () => undefined;
    this.of_tasks.set(slice, worksInSlice(task));
    return () => void this.of_tasks.delete(slice);
  }

  /** For a question; gives what ends it. Throws RUN_UNDER_WAY. */
  ask(slice: TaskSlice): () => void {
    const key = sliceKeyOf(slice);
    if (this.of_tasks.get(key) === true || this.of_questions.has(key)) throw sliceIsTaken(slice);
    this.of_questions.add(key);
    return () => void this.of_questions.delete(key);
  }
}
