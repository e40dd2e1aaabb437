/** Which published slice a reader means: the one that is named, or the newest that fits. */
import { AnalyticsError, parseProcessingDate, parseWindowDays, windowOf, type Window } from '@analytics/domain';
import type { SliceFacts } from './runs.ts';

export interface WantedSlice {
  readonly window_days?: number | undefined;
  readonly processing_date?: string | undefined;
}

/** The first that fits of the published slices: newest date, longest window. Throws SLICE_NOT_FOUND, naming the slices that there are; INVALID_DATE, INVALID_WINDOW. */
export function publishedSlice(slices: readonly SliceFacts[], wanted: WantedSlice): Window {
  const window_days = wanted.window_days === undefined ? undefined : parseWindowDays(wanted.window_days);
  const date = wanted.processing_date === undefined ? undefined : parseProcessingDate(wanted.processing_date);
  const found = slices.find(
    (slice) =>
      (window_days === undefined || slice.window_days === window_days) &&
      (date === undefined || slice.processing_date === date),
  );
  if (found !== undefined) return windowOf(parseProcessingDate(found.processing_date), found.window_days);
  const known = slices.slice(0, 5).map((slice) => `${slice.processing_date}/${slice.window_days}`);
  throw new AnalyticsError(
    'SLICE_NOT_FOUND',
    `Expected a published slice ${date ?? '(any date)'}/${window_days ?? '(any window)'} (date/window_days), found ${known.length > 0 ? known.join(', ') : 'none published'}.`,
  );
}

/** The published date before the slice's, of the same window length; undefined where it is the first. */
export function sliceBefore(slices: readonly SliceFacts[], window: Window): string | undefined {
  return slices.find(
    (slice) => slice.window_days === window.window_days && slice.processing_date < window.processing_date,
  )?.processing_date;
}
