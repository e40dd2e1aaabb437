/** What becomes of a task whose attempt did not succeed. */
import { AnalyticsError, type ErrorCode, type TaskName } from '@analytics/domain';
import { translateEngineError } from '@analytics/storage';
import type { StopReason } from './task-executor.ts';
import { retryDelay, type TaskPolicy } from './task-policy.ts';

export type TaskOutcome =
  | { readonly kind: 'revoked'; readonly error_code: ErrorCode; readonly error_message: string }
  /** The queue keeps it, as if the attempt had not been. */
  | { readonly kind: 'handed_back' }
  | {
      readonly kind: 'retry';
      readonly delay_ms: number;
      readonly error_code: ErrorCode;
      readonly error_message: string;
    }
  | { readonly kind: 'failed'; readonly error_code: ErrorCode; readonly error_message: string };

export interface FailedAttempt {
  readonly task_name: TaskName;
  readonly error: unknown;
  /** Why it was asked to stop; undefined where it was not. */
  readonly stop_reason: StopReason | undefined;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Decides by the reason of the stop, else by the catalogue's `retryable` and the attempts left. */
export function outcomeOf(failed: FailedAttempt, policy: TaskPolicy, random: () => number): TaskOutcome {
  const error = translateEngineError(failed.error, `carry out ${failed.task_name}`, 'INTERNAL');
  const facts = { error_code: error.code, error_message: error.message };
  switch (failed.stop_reason) {
    case 'cancelled':
      return { kind: 'revoked', ...cancelledFacts() };
    case 'shutdown':
      return { kind: 'handed_back' };
    case 'time_limit': {
      const limit = policy.time_limit_ms(failed.task_name);
      const error_message = `Expected ${failed.task_name} to end within ${limit / 1000} seconds, found it still going.`;
      return { kind: 'failed', error_code: 'TIME_LIMIT', error_message };
    }
    case undefined:
      if (error.code === 'RUN_CANCELLED') return { kind: 'revoked', ...facts };
      if (!error.definition.retryable || failed.attempt >= policy.max_attempts) return { kind: 'failed', ...facts };
      return { kind: 'retry', delay_ms: retryDelay(policy, failed.attempt, random), ...facts };
  }
}

/** What a cancelled task says of itself. */
export function cancelledFacts(): { readonly error_code: ErrorCode; readonly error_message: string } {
  return { error_code: 'RUN_CANCELLED', error_message: 'Expected the task to finish, found it cancelled.' };
}

/** For a task whose workers died too often. */
export function workerLost(deaths: number): AnalyticsError {
  return new AnalyticsError(
    'WORKER_LOST',
    `Expected a worker to finish the task, found that ${deaths} of them died while they worked on it.`,
  );
}
