/** When one hop of a layering path, or one link of a peel chain, follows another. */
import { HOUR_MS } from '@analytics/domain';
import { FOLLOW, type FollowRule } from '../chains/follow-graph.ts';
import type { HopUnits } from '../chains/hop-units.ts';
import type { DetectionInput } from '../detection.ts';
import { firstAtOrAfter } from '../row-search.ts';
import type { LayeringSettings } from './params.ts';
import { peelsOf } from './peels.ts';

/**
 * CONSERVED where the intermediary forwards between `min_forward_ratio` and `max_forward_ratio` of the hop; TIMED where
 * it forwards more, and the whole of what it received in the window before: then the money is there, mixed with
 * others'.
 */
export function layeringRule(input: DetectionInput, units: HopUnits, settings: LayeringSettings): FollowRule {
  const { value } = units;
  const windowMs = settings.forward_window_hours * HOUR_MS;
  return {
    windowMs,
    degreeCap: settings.degree_cap,
    judge(a, b) {
      if (!(value[a]! > 0) || value[b]! < settings.min_forward_ratio * value[a]!) return FOLLOW.NONE;
      if (value[b]! <= settings.max_forward_ratio * value[a]!) return FOLLOW.CONSERVED;
      const pooled = receivedBefore(input, units, b, windowMs, settings.pool_cap);
      const isWhole =
        value[b]! >= settings.min_forward_ratio * pooled && value[b]! <= settings.max_forward_ratio * pooled;
      return isWhole ? FOLLOW.TIMED : FOLLOW.NONE;
    },
  };
}

/**
 * CONSERVED or TIMED where the larger part goes on and at least one smaller part peels off; units are single transfers.
 */
export function peelRule(input: DetectionInput, value: Float64Array, settings: LayeringSettings): FollowRule {
  const largest = 1 - settings.peel_min_peel_ratio;
  return {
    windowMs: settings.peel_window_hours * HOUR_MS,
    degreeCap: settings.peel_degree_cap,
    judge(a, b) {
      if (!(value[a]! > 0) || value[b]! > largest * value[a]!) return FOLLOW.NONE;
      if (value[b]! <= settings.peel_min_larger_ratio * value[a]!) return FOLLOW.NONE;
      const peels = peelsOf(input, value, settings, a, b);
      if (peels.rows.length === 0) return FOLLOW.NONE;
      const leaving = value[b]! + peels.total;
      return leaving >= settings.peel_min_conserved_ratio * value[a]! ? FOLLOW.CONSERVED : FOLLOW.TIMED;
    },
  };
}

/**
 * What the sender of unit `b` received in its asset within the window before; NaN, which fits no ratio, beyond `cap`
 * transfers.
 */
function receivedBefore(input: DetectionInput, units: HopUnits, b: number, windowMs: number, cap: number): number {
  const { inOffsets, inRows } = input.index;
  const { timestamp_ms, asset } = input.transfers;
  const node = units.from[b]!;
  const begin = inOffsets[node]!;
  const until = firstAtOrAfter(inRows, timestamp_ms, begin, inOffsets[node + 1]!, units.first_ms[b]!);
  let total = 0;
  let i = until - 1;
  for (; i >= begin && timestamp_ms[inRows[i]!]! >= units.first_ms[b]! - windowMs; i--) {
    if (until - i > cap) return Number.NaN;
    if (asset[inRows[i]!] === units.asset[b]) total += units.value[inRows[i]!]!;
  }
  return total;
}
