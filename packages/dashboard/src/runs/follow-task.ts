/** Follows the events of a task to its end, over as many connections as that takes. */
import type { ApiSchemas } from '@analytics/api-client';
import { isConnectionLost, problemOfCall, type ProblemError } from '../api/problem-error.ts';

export type TaskEvent = ApiSchemas['TaskEvent'];
type TaskStatus = ApiSchemas['Task']['status'];

const ENDED: ReadonlySet<TaskStatus> = new Set(['SUCCESS', 'FAILURE', 'REVOKED']);

export function hasEnded(status: TaskStatus): boolean {
  return ENDED.has(status);
}

export interface FollowTaskOptions {
  /** The events after one; undefined where all was sent. Throws what a call throws. */
  readonly eventsAfter: (event_id: number) => Promise<AsyncIterable<TaskEvent> | undefined>;
  readonly onEvent: (event: TaskEvent) => void;
  /** A lost connection is tried again; anything else is the end of it. */
  readonly onProblem: (problem: ProblemError) => void;
  /** Before another try. */
  readonly wait: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Whether the task has ended; false where the service refused, or nobody listens any more. */
export async function followTask(options: FollowTaskOptions): Promise<boolean> {
  const { eventsAfter, onEvent, onProblem, wait, signal } = options;
  let last = 0;
  while (!signal.aborted) {
    try {
      const events = await eventsAfter(last);
      if (events === undefined) return true;
      for await (const event of events) {
        last = event.event_id;
        onEvent(event);
        if (event.event.kind === 'status' && hasEnded(event.event.status)) return true;
      }
      // A service that is started anew cuts its streams short.
    } catch (failure) {
      const problem = problemOfCall(failure);
      onProblem(problem);
      if (!isConnectionLost(problem)) return false;
    }
    await wait();
  }
  return false;
}
