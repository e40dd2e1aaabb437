/**
 * The queue port: what an API, a scheduler and workers ask of a queue, whichever adapter answers (in this process, or
 * BullMQ on Redis). A task is one unit that can be asked for by name over (network, processing_date, window_days).
 */
import type { RunEvent } from './run.ts';

/**
 * Names as deployed schedules know them, after the last dot of a Python path. The last two are composites of the
 * others.
 */
export const TASK_NAMES = [
  'initialize_analyzers',
  'ingest_batch',
  'build_features',
  'detect_structural_patterns',
  'detect_typologies',
  'generate_alerts',
  'log_computation_audit',
  'export_batch',
  'trace_money',
  'daily_analytics_pipeline',
  'backfill_pipeline',
] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/** As deployed clients read them. */
export const TASK_STATUSES = ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** The order in which waiting tasks are taken: all of the first before any of the second. */
export const TASK_PRIORITIES = ['on_demand', 'scheduled', 'backfill'] as const;
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

export interface TaskRequest {
  readonly task_name: TaskName;
  readonly network: string;
  /** YYYY-MM-DD. A backfill's first date. */
  readonly processing_date: string;
  /** The last date of a backfill, included; equals processing_date elsewhere. */
  readonly end_date: string;
  readonly window_days: number;
  /** Settings laid over the configured ones, and `source`; parsed before it is queued. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly priority: TaskPriority;
  /** The name of the API key, `scheduler` or `local`. */
  readonly requested_by: string;
}

export interface TaskRecord extends TaskRequest {
  readonly task_id: string;
  readonly status: TaskStatus;
  /** Fraction, 0 to 1. */
  readonly progress: number;
  readonly current_step: string;
  /** The run that works on it or did; '' before it has begun. */
  readonly run_id: string;
  /** What it gave, as JSON-able facts; undefined before SUCCESS. */
  readonly result: Readonly<Record<string, unknown>> | undefined;
  readonly error_code: string;
  readonly error_message: string;
  /** 1 for the first attempt; 0 before it. */
  readonly attempt: number;
  /** Epoch milliseconds; 0 where it has not happened. */
  readonly created_ms: number;
  readonly started_ms: number;
  readonly ended_ms: number;
}

/** What `enqueue` gives. */
export interface QueuedTask extends TaskRecord {
  /** False for a task that waited or ran already: it keeps its own config. */
  readonly is_new: boolean;
}

export interface TaskEvent {
  /** Rising within a task, from 1: what `Last-Event-ID` names. */
  readonly event_id: number;
  readonly task_id: string;
  readonly at_ms: number;
  readonly event: RunEvent | { readonly kind: 'status'; readonly status: TaskStatus; readonly error_message: string };
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export const ENDED_STATUSES = ['SUCCESS', 'FAILURE', 'REVOKED'] as const satisfies readonly TaskStatus[];
export type EndedStatus = (typeof ENDED_STATUSES)[number];

export interface EndedCount {
  readonly network: string;
  readonly task_name: TaskName;
  readonly status: EndedStatus;
  readonly count: number;
}

/** The slice that a task is over. */
export type TaskSlice = Pick<TaskRequest, 'network' | 'processing_date' | 'window_days'>;

export interface TaskQueue {
  readonly kind: 'in_process' | 'bullmq';
  /**
   * Queues a task. A task of the same name over the same slice that waits or runs is given back instead of a second
   * one, with the higher of both priorities and its own config. Throws what `requireWritable` throws.
   */
  enqueue(request: TaskRequest): Promise<QueuedTask>;
  get(task_id: string): Promise<TaskRecord | undefined>;
  /** The newest first: `limit` of all, or of those of one network. */
  list(limit: number, network?: string): Promise<TaskRecord[]>;
  /** Waiting tasks are revoked at once, running ones within seconds. False where it has already ended. */
  cancel(task_id: string): Promise<boolean>;
  /**
   * Keeps the slice for a question, until the function given back is called: tasks that work in its tables wait
   * meanwhile, exports do not. `onLost` is called where another took it after a long silence of this process, and the
   * function gives false where the slice was not kept until then. Throws RUN_UNDER_WAY where such a task or another question has it,
   * QUEUE_UNAVAILABLE.
   */
  holdSlice(slice: TaskSlice, onLost: () => void): Promise<() => Promise<boolean>>;
  /** The task's events after `after_event_id` (0 for all), and then as they come, until it ends or `signal` aborts. */
  events(task_id: string, after_event_id: number, signal: AbortSignal): AsyncIterable<TaskEvent>;
  /** Throws where no task could be recorded now: QUEUE_UNAVAILABLE, QUEUE_FULL, QUEUE_READ_ONLY, DISK_FULL. */
  requireWritable(): Promise<void>;
  counts(): Promise<QueueCounts>;
  /**
   * How many tasks have ended since the queue's memory of it began (this process; on Redis the server's): numbers that
   * only rise.
   */
  endedCounts(): Promise<readonly EndedCount[]>;
  close(): Promise<void>;
}
