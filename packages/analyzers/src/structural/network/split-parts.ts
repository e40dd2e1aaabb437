/** Parts of one source that come together at several addresses, each with mules of its own. */
import type { NetworkSettings } from './params.ts';
import { densestParts, muleCount, type Part } from './parts.ts';

/** Where two parts arrive, they have come together. */
const MIN_GATHERED = 2;

/**
 * Of `parts`, those of the window with the most mules that arrive where at least one other mule's part of that window
 * arrives too; empty with fewer than `smurfing_min_mules` mules or with a single aggregator, which needs no joining.
 * O(parts · log parts) a round, a round for each time that something falls away. Deterministic.
 */
export function splitParts(parts: readonly Part[], settings: NetworkSettings, windowMs: number): Part[] {
  let kept: readonly Part[] = parts;
  for (;;) {
    const mulesAt = new Map<number, Set<number>>();
    for (const { mule, aggregators } of kept) {
      for (const aggregator of aggregators) mulesAt.set(aggregator, (mulesAt.get(aggregator) ?? new Set()).add(mule));
    }
    const gathered = kept.filter(({ aggregators }) =>
      aggregators.every((aggregator) => mulesAt.get(aggregator)!.size >= MIN_GATHERED),
    );
    const densest = densestParts(gathered, windowMs);
    if (densest.length === kept.length) {
      return mulesAt.size > 1 && muleCount(densest) >= settings.smurfing_min_mules ? densest : [];
    }
    kept = densest;
  }
}
