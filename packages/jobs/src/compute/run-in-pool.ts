/** Runs one set of tasks in worker threads, for as long as nobody cancels it. */
import type { WorkerInput } from './analysis-worker.ts';
import { TaskPool, type PoolTask } from './task-pool.ts';

/** More ranges than threads, so that no thread waits long for the last; their number does not change a byte. */
export const RANGES = 16;

/**
 * Takes `threads` workers, gives them `shared`, runs the tasks and gives the workers back, whatever happens. The results
 * are in the order of the tasks. Throws RUN_CANCELLED as soon as `signal` aborts.
 */
export async function runInPool(
  at: { readonly threads: number; readonly signal: AbortSignal },
  shared: WorkerInput,
  tasks: readonly PoolTask[],
  onDone?: (task: PoolTask, doneCount: number) => void,
): Promise<unknown[]> {
  const pool = new TaskPool(at.threads, shared);
  const closeOnAbort = (): void => void pool.close();
  at.signal.addEventListener('abort', closeOnAbort);
  try {
    return await pool.run(tasks, onDone);
  } finally {
    at.signal.removeEventListener('abort', closeOnAbort);
    await pool.close();
  }
}
