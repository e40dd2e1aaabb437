/**
 * The collector, run at once. By itself it sees an array of shared memory as a few bytes of a heap, and may leave hundreds
 * of megabytes of them until the run is over.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A collection takes a small run longer than it gives back. */
const WORTH_BYTES = 64 * 2 ** 20;

let collect: (() => void) | undefined;

/** Of the thread that asks: what nobody holds there any more goes back to the system. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}

/** Whether the main thread, which asks, holds columns that are worth a collection. */
export function areColumnsLarge(): boolean {
  return process.memoryUsage().arrayBuffers >= WORTH_BYTES;
}
