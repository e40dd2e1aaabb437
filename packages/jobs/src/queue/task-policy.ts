/** How often, how soon and how long a task is tried. */
import { HOUR_MS, type TaskName } from '@analytics/domain';

export interface TaskPolicy {
  /** Attempts in all, the first included. */
  readonly max_attempts: number;
  /** A task at which more processes died than this is given up: the next would die as well. */
  readonly max_deaths: number;
  readonly first_delay_ms: number;
  readonly max_delay_ms: number;
  /** A task that takes longer is stopped and fails. */
  readonly time_limit_ms: (task_name: TaskName) => number;
  /** How long a closing worker waits for what runs. */
  readonly grace_ms: number;
}

/**
 * Eight attempts with doubling delays span about twenty minutes: longer than the fifteen after which a run that lost
 * its process on another machine is given up, so that the retry then finds the slice free.
 */
export const TASK_POLICY: TaskPolicy = {
  max_attempts: 8,
  max_deaths: 2,
  first_delay_ms: 10_000,
  max_delay_ms: 10 * 60_000,
  time_limit_ms: (task_name) => (task_name === 'initialize_analyzers' ? HOUR_MS / 2 : 12 * HOUR_MS),
  grace_ms: 6_000,
};

/**
 * Milliseconds before the next attempt: doubled with each, between half and all of it, so that failures at once do not
 * return at once.
 */
export function retryDelay(
  policy: Pick<TaskPolicy, 'first_delay_ms' | 'max_delay_ms'>,
  attempt: number,
  random: () => number,
): number {
  const whole = Math.min(policy.max_delay_ms, policy.first_delay_ms * 2 ** Math.max(0, attempt - 1));
  return Math.round(whole * (0.5 + 0.5 * random()));
}
