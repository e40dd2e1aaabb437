/** A BullMQ job as a task's record. */
import type { Job } from 'bullmq';
import { ERROR_CATALOGUE, type ErrorCode, type TaskRecord, type TaskRequest, type TaskStatus } from '@analytics/domain';
import { workerLost } from '../task-outcome.ts';

/** What a worker notes on the job while it works. */
export interface JobProgress {
  readonly progress: number;
  readonly current_step: string;
  readonly run_id: string;
  readonly attempt: number;
}

export const NO_PROGRESS: JobProgress = { progress: 0, current_step: '', run_id: '', attempt: 0 };

export type TaskJob = Job<TaskRequest, Readonly<Record<string, unknown>>>;

export function progressOf(job: TaskJob): JobProgress {
  return typeof job.progress === 'object' ? { ...NO_PROGRESS, ...(job.progress as Partial<JobProgress>) } : NO_PROGRESS;
}

/** What a failed attempt leaves on the job: BullMQ keeps one text. */
export function failureText(error_code: ErrorCode, error_message: string): string {
  return `${error_code}: ${error_message}`;
}

/** The parts of such a text. What BullMQ itself says is that the job's worker was lost too often. */
export function parseFailure(text: string): { readonly error_code: ErrorCode; readonly error_message: string } {
  const found = /^([A-Z_]+): (.*)$/su.exec(text);
  const code = found?.[1];
  if (code !== undefined && Object.hasOwn(ERROR_CATALOGUE, code)) {
    return { error_code: code as ErrorCode, error_message: found?.[2] ?? '' };
  }
  if (/stalled/u.test(text)) {
    const { code: error_code, message } = workerLost(0);
    return { error_code, error_message: message };
  }
  return { error_code: 'INTERNAL', error_message: text };
}

/** The job's state in Celery's words. */
export function statusOf(job: TaskJob, state: string): TaskStatus {
  switch (state) {
    case 'completed':
      return 'SUCCESS';
    case 'failed':
      return parseFailure(job.failedReason).error_code === 'RUN_CANCELLED' ? 'REVOKED' : 'FAILURE';
    case 'active':
      // A job that a worker has taken and not yet begun, because another task holds its slice, still waits.
      return progressOf(job).attempt > 0 ? 'STARTED' : 'PENDING';
    case 'delayed':
      return job.attemptsMade > 0 ? 'RETRY' : 'PENDING';
    default:
      return 'PENDING';
  }
}

/** The whole record; `state` is BullMQ's word. */
export function recordOf(job: TaskJob, state: string): TaskRecord {
  const status = statusOf(job, state);
  const { progress, current_step, run_id, attempt } = progressOf(job);
  const showsError = status === 'FAILURE' || status === 'REVOKED' || status === 'RETRY';
  const failure = showsError ? parseFailure(job.failedReason) : { error_code: '', error_message: '' };
  const isDone = status === 'SUCCESS';
  return {
    ...job.data,
    task_id: job.id ?? '',
    status,
    progress: isDone ? 1 : progress,
    current_step: isDone ? '' : current_step,
    run_id,
    result: isDone ? job.returnvalue : undefined,
    ...failure,
    attempt: Math.max(attempt, 0),
    created_ms: job.timestamp,
    started_ms: job.processedOn ?? 0,
    ended_ms: job.finishedOn ?? 0,
  };
}
