/** The slice that a request means, with the database that holds it. */
import { parseNetworkName, type NetworkName, type RunStep, type Window } from '@analytics/domain';
import {
  listRuns,
  publishedSlice,
  requireStep,
  requireWholeTransfers,
  sameSlice,
  windowOfTransfers,
  type Database,
  type ResidentSlices,
} from '@analytics/storage';
import type { ApiContext, DatabaseLane } from './context.ts';

export interface SliceQuery {
  readonly network: string;
  readonly window_days?: number | undefined;
  readonly processing_date?: string | undefined;
}

export interface RequestedSlice {
  readonly database: Database;
  readonly resident: ResidentSlices;
  readonly network: NetworkName;
  readonly window: Window;
  /** The fields that every answer about a slice begins with. */
  readonly slice: { readonly network: string; readonly window_days: number; readonly processing_date: string };
}

/** Throws NETWORK_NOT_FOUND, SLICE_NOT_FOUND, SLICE_DAMAGED. */
export async function sliceOf(
  context: ApiContext,
  query: SliceQuery,
  lane: DatabaseLane = 'reads',
): Promise<RequestedSlice> {
  return await requested(context, query, lane, async (resident) => {
    const window = publishedSlice(await resident.slices(), query);
    await resident.requireWhole(window);
    return window;
  });
}

/** The window that is asked about, published or not. Throws what sliceOf throws, DATA_DIR_DAMAGED. */
export async function windowOfRequest(context: ApiContext, query: SliceQuery): Promise<RequestedSlice> {
  return await requested(context, query, 'reads', async (resident) => {
    const slices = await resident.slices();
    const window = windowOfTransfers(slices, query);
    if (slices.some((one) => sameSlice(one, window))) await resident.requireWhole(window);
    else await requireWholeTransfers(resident.database, window);
    return window;
  });
}

async function requested(
  context: ApiContext,
  query: SliceQuery,
  lane: DatabaseLane,
  windowIn: (resident: ResidentSlices) => Promise<Window>,
): Promise<RequestedSlice> {
  const network = parseNetworkName(query.network);
  const resident = await context.databases.resident(network);
  const database = lane === 'reads' ? resident.database : await context.databases.of(network, lane);
  const window = await windowIn(resident);
  const { window_days, processing_date } = window;
  return { database, resident, network, window, slice: { network, window_days, processing_date } };
}

/**
 * An empty answer is given only where something was looked for: throws SLICE_NOT_FOUND where no run of the slice had
 * the step.
 */
export async function requireLookedFor(
  { database, window }: Pick<RequestedSlice, 'database' | 'window'>,
  step: RunStep,
  found_count: number,
): Promise<void> {
  if (found_count === 0) requireStep(await listRuns(database), window, step);
}
