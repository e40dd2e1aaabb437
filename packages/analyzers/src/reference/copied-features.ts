/** The address features that chapters read, computed anew on a shuffled copy. */
import { DAY_MS, type TypologyFeatures } from '@analytics/domain';
import { holdingFeatures } from '../features/holding/holding-features.ts';
import type { FeatureSettings } from '../features/params.ts';
import type { DetectionInput } from '../structural/detection.ts';

/**
 * Holding times come from the copy's transfers. An address that was new stays new. Dormancy is the longest gap of the
 * copy; where the original shows a longer one than its own transfers have, the address was last active that long before
 * the window, and the gap is kept from there. O(transfers · log(transfers)).
 */
export function copiedFeatures(
  original: DetectionInput & { readonly features: TypologyFeatures },
  copy: DetectionInput,
  settings: FeatureSettings,
): TypologyFeatures {
  const nodeCount = original.addresses.length;
  const holding = holdingFeatures({ ...copy, total_volume_usd: new BigUint64Array(0), settings }, 0, nodeCount);
  const dormancy_days = new Float32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const own = activityOf(original, node);
    const known_days = original.features.dormancy_days[node]!;
    const moved = activityOf(copy, node);
    const isBefore = known_days * DAY_MS > own.longest_gap_ms + DAY_MS / 1000;
    const last_before_ms = isBefore ? own.first_ms - known_days * DAY_MS : Number.POSITIVE_INFINITY;
    dormancy_days[node] = Math.max(moved.longest_gap_ms, moved.first_ms - last_before_ms) / DAY_MS;
  }
  return { ...holding, dormancy_days, is_new_address: original.features.is_new_address };
}

function activityOf({ index, transfers }: DetectionInput, node: number): { first_ms: number; longest_gap_ms: number } {
  const times = [
    ...index.inRows.subarray(index.inOffsets[node], index.inOffsets[node + 1]),
    ...index.outRows.subarray(index.outOffsets[node], index.outOffsets[node + 1]),
  ]
    .sort((a, b) => a - b)
    .map((row) => transfers.timestamp_ms[row]!);
  let longest_gap_ms = 0;
  for (let at = 1; at < times.length; at++) longest_gap_ms = Math.max(longest_gap_ms, times[at]! - times[at - 1]!);
  return { first_ms: times[0] ?? 0, longest_gap_ms };
}
