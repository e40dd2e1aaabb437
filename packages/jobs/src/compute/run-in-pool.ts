/** Runs one set of tasks in worker threads, for as long as nobody cancels it. */
import type { WorkerInput } from './analysis-worker.ts';
import { requireWanted } from './require-wanted.ts';
import { TaskPool, type PoolTask } from './task-pool.ts';

/** More ranges than threads, so that no thread waits long for the last; their number does not change a byte. */
export const RANGES = 16;

interface PoolHost {
  readonly threads: number;
  readonly signal: AbortSignal;
}

/**
 * Takes `threads` workers, gives them `shared`, runs the tasks and gives the workers back, whatever happens. The results
 * are in the order of the tasks. Throws RUN_CANCELLED as soon as `signal` aborts.
 */
export async function runInPool(
  at: PoolHost,
  shared: WorkerInput,
  tasks: readonly PoolTask[],
  onDone?: (task: PoolTask, doneCount: number) => void,
): Promise<unknown[]> {
  return await withPool(at, shared, (pool) => pool.run(tasks, onDone));
}

/** As `runInPool`, for work whose later tasks need what the earlier ones gave. */
export async function withPool<T>(
  { threads, signal }: PoolHost,
  shared: WorkerInput,
  work: (pool: TaskPool) => Promise<T>,
): Promise<T> {
  requireWanted(signal);
  const pool = new TaskPool(threads, shared);
  const closeOnAbort = (): void => void pool.close();
  signal.addEventListener('abort', closeOnAbort);
  try {
    return await work(pool);
  } finally {
    signal.removeEventListener('abort', closeOnAbort);
    await pool.close();
  }
}
