/** The slices that this process works on now: records cannot tell a run that goes on here from one that an error in here left behind. */
import { AnalyticsError, type DatabaseName, type Window } from '@analytics/domain';

const working = new Set<string>();

interface Slice {
  readonly processing_date: string;
  readonly window_days: number;
}

function placeOf(database: DatabaseName, slice: Slice): string {
  return `${database}/${slice.processing_date}/${slice.window_days}`;
}

/** Marks the slice as worked on until the function returned is called. Throws RUN_UNDER_WAY where it is already. */
export function holdSlice(database: DatabaseName, window: Window): () => void {
  const place = placeOf(database, window);
  if (working.has(place)) {
    throw new AnalyticsError(
      'RUN_UNDER_WAY',
      `Expected the slice ${window.processing_date}/${window.window_days} to be free, found a run of it under way in this process.`,
    );
  }
  working.add(place);
  return () => void working.delete(place);
}

/** Whether this process works on the slice. */
export function holdsSlice(database: DatabaseName, slice: Slice): boolean {
  return working.has(placeOf(database, slice));
}
