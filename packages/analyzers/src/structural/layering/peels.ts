/** What peels off at one link of a peel chain. */
import { HOUR_MS } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';
import type { LayeringSettings } from './params.ts';

export interface PeelsOfLink {
  /** Ascending; empty where nothing peels off. */
  readonly rows: readonly number[];
  readonly total: number;
}

/** More than came in cannot leave; the margin is for rounding and price moves. */
const MAX_LEAVING_RATIO = 1.02;

/**
 * The smaller payments that the receiver of `incoming` makes to others beside `onward`, in the same asset and within
 * the peel window, as long as all together stay within what came in. Each is smaller than `onward`. O(transfers of that
 * address in the window).
 */
export function peelsOf(
  input: DetectionInput,
  value: Float64Array,
  settings: LayeringSettings,
  incoming: number,
  onward: number,
): PeelsOfLink {
  const { from, to, asset, timestamp_ms } = input.transfers;
  const { outOffsets, outRows } = input.index;
  const node = to[incoming]!;
  const end = outOffsets[node + 1]!;
  const begin_ms = timestamp_ms[incoming]!;
  const low = firstAtOrAfter(outRows, timestamp_ms, outOffsets[node]!, end, begin_ms);
  const high = firstAfter(outRows, timestamp_ms, low, end, begin_ms + settings.peel_window_hours * HOUR_MS);
  const smallest = settings.peel_min_peel_ratio * value[incoming]!;
  const room = MAX_LEAVING_RATIO * value[incoming]! - value[onward]!;
  const rows: number[] = [];
  let total = 0;
  for (let i = low; i < high; i++) {
    const row = outRows[i]!;
    const isElsewhere = to[row] !== to[onward] && to[row] !== from[incoming] && to[row] !== node;
    if (!isElsewhere || asset[row] !== asset[incoming]) continue;
    if (value[row]! < smallest || value[row]! >= value[onward]! || total + value[row]! > room) continue;
    rows.push(row);
    total += value[row]!;
  }
  return { rows, total };
}
