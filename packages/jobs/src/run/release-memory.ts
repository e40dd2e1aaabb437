/**
 * Gives the memory of columns back that nobody holds any more. The collector sees an array of shared memory as a few
 * bytes of its heap, and may leave hundreds of megabytes of them until the run is over.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Database } from '@analytics/storage';

/** A collection takes a small run longer than it gives back. */
const WORTH_BYTES = 64 * 2 ** 20;

let collect: (() => void) | undefined;

/** Between the parts of a run: columns that nobody holds, and what the engine keeps of statements that are done. */
export async function releaseMemory(database: Database): Promise<void> {
  dropColumns();
  await database.releaseMemory();
}

/** Does nothing where the columns of the process are small. */
export function dropColumns(): void {
  if (process.memoryUsage().arrayBuffers < WORTH_BYTES) return;
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
