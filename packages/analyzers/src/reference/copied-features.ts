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
  const { inRows, inOffsets, outRows, outOffsets } = index;
  const { timestamp_ms } = transfers;
  let [incoming, outgoing] = [inOffsets[node]!, outOffsets[node]!];
  const [lastIn, lastOut] = [inOffsets[node + 1]!, outOffsets[node + 1]!];
  let [first_ms, before_ms, longest_gap_ms] = [0, -1, 0];
  while (incoming < lastIn || outgoing < lastOut) {
    const takesIn = outgoing === lastOut || (incoming < lastIn && inRows[incoming]! <= outRows[outgoing]!);
    const time_ms = timestamp_ms[takesIn ? inRows[incoming++]! : outRows[outgoing++]!]!;
    if (before_ms < 0) first_ms = time_ms;
    else longest_gap_ms = Math.max(longest_gap_ms, time_ms - before_ms);
    before_ms = time_ms;
  }
  return { first_ms, longest_gap_ms };
}
