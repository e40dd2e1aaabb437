/**
 * Opens the window of a published slice for one question. A question is no run: it has no id, publishes nothing and
 * leaves nothing behind.
 */
import { whatThereIs } from '../run/steps/empty-window.ts';
import { AnalyticsError } from '@analytics/domain';
import { requireWanted } from '../compute/require-wanted.ts';
import type { Database } from '@analytics/storage';
import { isHeldElsewhere } from '../run/run-recovery.ts';
import { holdSlice } from '../run/runs-of-this-process.ts';
import { OpenWindow, type WindowListener, type WindowRequest } from '../window/open-window.ts';

/**
 * Gives `answer` the window; its slice is held meanwhile, as a run's is, for both use the same tables of work.
 * Throws EMPTY_WINDOW, RUN_UNDER_WAY, RUN_CANCELLED, and SLICE_NOT_FOUND where the answer needs features that are not there.
 */
export async function askWindow<T>(
  database: Database,
  request: WindowRequest,
  now_ms: () => number,
  answer: (opened: OpenWindow) => Promise<T>,
  listener?: WindowListener,
): Promise<T> {
  const { window, signal } = request;
  requireWanted(signal);
  const slice = `${window.processing_date}/${window.window_days}`;
  if (await isHeldElsewhere(database, window, now_ms())) {
    throw new AnalyticsError('RUN_UNDER_WAY', `Expected the slice ${slice} to be free, found a run of it under way.`);
  }
  const release = holdSlice(database.name, window);
  const cancel = (): void => void database.cancelAll();
  signal.addEventListener('abort', cancel);
  const opened = new OpenWindow(database, request, listener);
  try {
    const { transfer_count, self_transfer_count } = await opened.facts();
    if (transfer_count === self_transfer_count)
      throw new AnalyticsError(
        'EMPTY_WINDOW',
        `Expected transfers in ${slice}, found none. ${await whatThereIs(database, window)}`,
      );
    return await answer(opened);
  } finally {
    signal.removeEventListener('abort', cancel);
    // A run of another process may have begun meanwhile: what is there now is its own.
    const isFree = !(await isHeldElsewhere(database, window, now_ms()).catch(() => true));
    if (isFree) await opened.close().catch(() => undefined);
    release();
  }
}
