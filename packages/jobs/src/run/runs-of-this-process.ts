/**
 * The slices that this process works on now: records cannot tell a run that goes on here from one that an error in here
 * left behind. A thread has its own: the main thread holds the slice of the task that it gives a thread, where the
 * questions about slices are answered too.
 */
import { AnalyticsError, type DatabaseName } from '@analytics/domain';

/** By slice: settles when it is let go. */
const working = new Map<string, Promise<void>>();

interface Slice {
  readonly processing_date: string;
  readonly window_days: number;
}

function placeOf(database: DatabaseName, slice: Slice): string {
  return `${database}/${slice.processing_date}/${slice.window_days}`;
}

/** Marks the slice as worked on until the function returned is called. Throws RUN_UNDER_WAY where it is already. */
export function holdSlice(database: DatabaseName, slice: Slice): () => void {
  const place = placeOf(database, slice);
  if (working.has(place)) {
    throw new AnalyticsError(
      'RUN_UNDER_WAY',
      `Expected the slice ${slice.processing_date}/${slice.window_days} to be free, found a run, a trace or a question of it under way in this process.`,
    );
  }
  const { promise, resolve } = withResolvers();
  working.set(place, promise);
  return () => {
    working.delete(place);
    resolve();
  };
}

/** Waits for those who hold the slice now, a question or another run. Throws RUN_CANCELLED. */
export async function holdSliceWhenFree(
  database: DatabaseName,
  slice: Slice,
  signal: AbortSignal,
): Promise<() => void> {
  const cancelled = withResolvers();
  signal.addEventListener('abort', cancelled.resolve);
  try {
    for (;;) {
      if (signal.aborted) throw new AnalyticsError('RUN_CANCELLED', 'Expected to wait for the slice, found a cancel.');
      const under = working.get(placeOf(database, slice));
      if (under === undefined) return holdSlice(database, slice);
      await Promise.race([under, cancelled.promise]);
    }
  } finally {
    signal.removeEventListener('abort', cancelled.resolve);
  }
}

/** Whether this thread works on the slice. */
export function holdsSlice(database: DatabaseName, slice: Slice): boolean {
  return working.has(placeOf(database, slice));
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
