/** Runs one set of tasks in worker threads of their own, for as long as the run is not cancelled. */
import type { RunContext } from '../run/run-context.ts';
import type { WorkerInput } from './analysis-worker.ts';
import { TaskPool, type TaskRequest } from './task-pool.ts';

/**
 * Starts the run's number of workers with `shared`, runs the tasks and ends the workers, whatever happens. The results are in the order
 * of the tasks. Throws RUN_CANCELLED as soon as the run is cancelled.
 */
export async function runInPool(
  context: Pick<RunContext, 'threads' | 'signal'>,
  shared: WorkerInput,
  tasks: readonly TaskRequest[],
  onDone?: (task: TaskRequest, doneCount: number) => void,
): Promise<unknown[]> {
  const pool = new TaskPool(context.threads, shared);
  const closeOnAbort = (): void => void pool.close();
  context.signal.addEventListener('abort', closeOnAbort);
  try {
    return await pool.run(tasks, onDone);
  } finally {
    context.signal.removeEventListener('abort', closeOnAbort);
    await pool.close();
  }
}
