/**
 * Opens the window of a published slice for one question. A question is no run: it has no id, publishes nothing and
 * leaves nothing behind.
 */
import { AnalyticsError, type TaskQueue } from '@analytics/domain';
import { requireWanted } from '../compute/require-wanted.ts';
import type { Database } from '@analytics/storage';
import { sliceIsTaken } from '../queue/task-identity.ts';
import { isHeldElsewhere } from '../run/run-recovery.ts';
import { holdSlice } from '../run/runs-of-this-process.ts';
import { whatThereIs } from '../run/steps/empty-window.ts';
import { OpenWindow, type WindowListener, type WindowRequest } from '../window/open-window.ts';

export interface WindowQuestion extends WindowRequest {
  /**
   * Keeps the slice from tasks of other processes; absent where this one has the data to itself, or where nobody queues
   * tasks.
   */
  readonly holdSlice?: TaskQueue['holdSlice'] | undefined;
}

/**
 * Gives `answer` the window; its slice is held meanwhile, as a run's is, for both use the same tables of work.
 * Throws EMPTY_WINDOW, RUN_UNDER_WAY, RUN_CANCELLED, and SLICE_NOT_FOUND where the answer needs features that are not there.
 */
export async function askWindow<T>(
  database: Database,
  { holdSlice: keepSlice, ...request }: WindowQuestion,
  now_ms: () => number,
  answer: (opened: OpenWindow) => Promise<T>,
  listener?: WindowListener,
): Promise<T> {
  const { network, window, signal: asked } = request;
  const { processing_date, window_days } = window;
  requireWanted(asked);
  const lost = new AbortController();
  const letGo = await keepSlice?.({ network, processing_date, window_days }, () => {
    lost.abort();
  });
  const signal = AbortSignal.any([asked, lost.signal]);
  const mayClear = async (): Promise<boolean> =>
    // A run of another process may have begun meanwhile: what is there now is its own.
    !lost.signal.aborted && !(await isHeldElsewhere(database, window, now_ms()).catch(() => true));
  let found: T;
  try {
    found = await inHeldSlice(database, { ...request, signal }, { now_ms, answer, mayClear, listener });
  } catch (error) {
    await letGo?.();
    throw lost.signal.aborted ? sliceIsTaken(window) : error;
  }
  const isHeld = (await letGo?.()) ?? true;
  // What others wrote into the tables may be among it.
  if (lost.signal.aborted || !isHeld) throw sliceIsTaken(window);
  return found;
}

interface Asking<T> {
  readonly now_ms: () => number;
  readonly answer: (opened: OpenWindow) => Promise<T>;
  readonly mayClear: () => Promise<boolean>;
  readonly listener: WindowListener | undefined;
}

async function inHeldSlice<T>(
  database: Database,
  request: WindowRequest,
  { now_ms, answer, mayClear, listener }: Asking<T>,
): Promise<T> {
  const { window, signal } = request;
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
    if (await mayClear()) await opened.close().catch(() => undefined);
    release();
  }
}
