/** What a queue hands to the code that does a task's work, and what that code may tell. */
import type { RunEvent, TaskRecord } from '@analytics/domain';

/** Why a running task is asked to stop. */
export type StopReason = 'cancelled' | 'time_limit' | 'shutdown';

export interface TaskControl {
  /** Aborted with a StopReason. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * Does a task's work; gives JSON-able facts. Throws AnalyticsError; what the catalogue calls retryable is tried again.
 */
export type TaskExecutor = (task: TaskRecord, control: TaskControl) => Promise<Readonly<Record<string, unknown>>>;

/** Takes tasks from a queue until it is closed. */
export interface TaskWorker {
  /**
   * Takes nothing new, lets what runs finish for the policy's grace, then asks it to stop and hands it back to the
   * queue, where another worker takes it up at the step that was cut off.
   */
  close(): Promise<void>;
}
