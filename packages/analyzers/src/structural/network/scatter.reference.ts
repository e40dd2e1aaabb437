/** How many mules connect a source with an aggregator, by trying every window. Slow and obvious. */
import type { DetectionInput } from '../detection.ts';

/**
 * The most mules of `source` → mule → `aggregator` inside one window, where a mule counts that received and later
 * passed on between 0.8 and 1.25 of it. For inputs in which nobody pays the same receiver twice.
 */
export function referenceMules(input: DetectionInput, source: number, aggregator: number, windowMs: number): number {
  const { from, to, timestamp_ms: times, amount_usd, length } = input.transfers;
  const rows = Array.from({ length }, (_, row) => row);
  const parts = rows
    .filter((row) => from[row] === source && !input.addresses.is_service[to[row]!])
    .flatMap((into) =>
      rows
        .filter((out) => from[out] === to[into] && to[out] === aggregator && times[out]! > times[into]!)
        .map((out) => ({ into, out })),
    )
    .filter(
      ({ into, out }) => amount_usd[out]! >= 0.8 * amount_usd[into]! && amount_usd[out]! <= 1.25 * amount_usd[into]!,
    );
  return Math.max(
    0,
    ...parts.map(
      ({ into }) =>
        parts.filter((part) => times[part.into]! >= times[into]! && times[part.out]! <= times[into]! + windowMs).length,
    ),
  );
}
