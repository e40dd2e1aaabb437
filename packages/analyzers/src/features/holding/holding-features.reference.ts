/** FIFO matching with a queue of objects per asset: slow and obvious. */
import { HOUR_MS } from '@analytics/domain';
import type { FeatureInput } from '../feature-input.ts';
import { plainRows } from '../random-input.reference.ts';

interface Match {
  readonly holding_ms: number;
  readonly usd: number;
  readonly weight: number;
}

export function holdingFeaturesReference(input: FeatureInput, node: number): Record<string, number> {
  const rows = plainRows(input);
  const priced = rows.some(({ usd }) => usd > 0);
  const own = rows
    .filter(({ from, to }) => from === node || to === node)
    .sort((a, b) => a.block - b.block || a.row - b.row);
  const matches: Match[] = [];
  for (const asset of new Set(own.map((row) => row.asset))) {
    const queue: { time_ms: number; left: number; usd_per_unit: number; weight_per_unit: number }[] = [];
    for (const row of own.filter((one) => one.asset === asset)) {
      if (row.to === node) {
        const { amount, usd, time_ms } = row;
        if (amount === 0) continue;
        queue.push({ time_ms, left: amount, usd_per_unit: usd / amount, weight_per_unit: (priced ? usd : 1) / amount });
        continue;
      }
      let left = row.amount;
      while (left > 0 && queue.length > 0) {
        const oldest = queue[0]!;
        const spent = Math.min(left, oldest.left);
        matches.push({
          holding_ms: Math.max(0, row.time_ms - oldest.time_ms),
          usd: spent * oldest.usd_per_unit,
          weight: spent * oldest.weight_per_unit,
        });
        left -= spent;
        oldest.left -= spent;
        if (oldest.left === 0) queue.shift();
      }
    }
  }
  const inUsd = own.filter(({ to }) => to === node).reduce((total, { usd }) => total + usd, 0);
  const limit_ms = input.settings.pass_through_hours * HOUR_MS;
  const passed = matches.filter(({ holding_ms }) => holding_ms <= limit_ms).reduce((total, { usd }) => total + usd, 0);
  return {
    pass_through_ratio: inUsd === 0 ? 0 : passed / inUsd,
    median_holding_seconds: medianByWeight(matches) / 1000,
  };
}

/**
 * The mean of the first values whose cumulative share reaches and exceeds one half; differences below 1e-12 are
 * rounding.
 */
function medianByWeight(matches: readonly Match[]): number {
  const total = matches.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const sorted = [...matches].sort((a, b) => a.holding_ms - b.holding_ms);
  const shareUpTo = sorted.map((_, i) => sorted.slice(0, i + 1).reduce((sum, { weight }) => sum + weight, 0) / total);
  const lower = sorted[shareUpTo.findIndex((share) => share >= 0.5 - 1e-12)]!;
  const upper = sorted[shareUpTo.findIndex((share) => share > 0.5 + 1e-12)]!;
  return (lower.holding_ms + upper.holding_ms) / 2;
}
