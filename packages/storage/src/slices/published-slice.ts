/** Which published slice a reader means: the one that is named, or the newest that fits. */
import {
  AnalyticsError,
  EVERYTHING,
  parseProcessingDate,
  parseWindowDays,
  windowOf,
  type RunStep,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { listRuns, listSlices, type RunRecord, type SliceFacts } from './runs.ts';
import { sameSlice, sliceName } from './slice.ts';

export interface WantedSlice {
  readonly window_days?: number | undefined;
  readonly processing_date?: string | undefined;
}

/**
 * The first that fits of the published slices: newest date, longest window. Throws SLICE_NOT_FOUND, naming the slices
 * that there are; INVALID_DATE, INVALID_WINDOW.
 */
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

/**
 * The window that a question about transfers means, which need not be published: the one that is named whole, else the
 * published slice that fits, else, where nothing is named or published, everything. Throws what publishedSlice throws.
 */
export function windowOfTransfers(slices: readonly SliceFacts[], wanted: WantedSlice): Window {
  const { processing_date, window_days } = wanted;
  if (processing_date !== undefined && window_days !== undefined)
    return windowOf(parseProcessingDate(processing_date), parseWindowDays(window_days));
  const isAny = processing_date === undefined && window_days === undefined;
  return isAny && slices.length === 0 ? EVERYTHING : publishedSlice(slices, wanted);
}

/**
 * The published slice that fits, read from the database; where none fits, the error also says how the last run that would have published it
 * ended.
 */
export async function requirePublished(database: Database, wanted: WantedSlice): Promise<Window> {
  try {
    return publishedSlice(await listSlices(database), wanted);
  } catch (error) {
    if (!(error instanceof AnalyticsError) || error.code !== 'SLICE_NOT_FOUND') throw error;
    const run = (await listRuns(database)).find(
      ({ processing_date, window_days }) =>
        (wanted.processing_date ?? processing_date) === processing_date &&
        (wanted.window_days ?? window_days) === window_days,
    );
    if (run === undefined) throw error;
    throw new AnalyticsError('SLICE_NOT_FOUND', `${error.message} ${endOf(run)}`);
  }
}

/**
 * Throws SLICE_NOT_FOUND where the slice is published and no run of it had `step`: nothing was looked for, which is not
 * the same as nothing found. A slice whose runs are not known passes.
 */
export function requireStep(runs: readonly RunRecord[], window: Window, step: RunStep): void {
  const published = runs.filter((run) => run.status === 'published' && sameSlice(run, window));
  if (published.length === 0 || published.some(({ steps }) => steps.includes(step))) return;
  const steps = [...new Set(published.flatMap((run) => run.steps))].join(', ');
  throw new AnalyticsError(
    'SLICE_NOT_FOUND',
    `Expected the slice ${sliceName(window)} with its ${step}, found that its runs only did: ${steps}.`,
  );
}

function endOf(run: RunRecord): string {
  const name = sliceName(run);
  if (run.status === 'running') return `A run of ${name} is under way.`;
  const reason = run.error_code === '' ? '' : ` with ${run.error_code}: ${run.error_message}`;
  return `The last run of ${name} ended as ${run.status}${reason}`.replace(/[^.]$/u, '$&.');
}

/** The published date before the slice's, of the same window length; undefined where it is the first. */
export function sliceBefore(slices: readonly SliceFacts[], window: Window): string | undefined {
  return slices.find(
    (slice) => slice.window_days === window.window_days && slice.processing_date < window.processing_date,
  )?.processing_date;
}
