/**
 * A simple classifier that knows nothing but digits: naive Bayes over histograms of ids, fees, indexes and digits of
 * amounts.
 */
import type { SimulatedWorld } from '../simulate.ts';

/** One text a row: the value of every digit-like property, which the scorer counts one by one. */
export function digitFeatures(world: SimulatedWorld, row: number): string[] {
  const { transfers } = world;
  const tx_id = transfers.txId(row);
  const fee = digitsOf(transfers.fee, row);
  const amount = digitsOf(transfers.amount, row);
  return [
    tx_id[2]!,
    tx_id.at(-1)!,
    String(transfers.event_index[row]),
    fee[0]!,
    fee.at(-1)!,
    String(fee.length),
    amount[0]!,
    amount[1] ?? '',
    amount.at(-1)!,
    String(amount.length),
    String(decimalsOf(transfers.amount, row)),
  ];
}

/** Significant digits, without zeros at either end. */
function digitsOf(words: BigUint64Array, row: number): string {
  const value = (words[2 * row + 1]! << 64n) | words[2 * row]!;
  return value.toString().replace(/0+$/u, '') || '0';
}

/** Decimals that are written, 0 to 18. */
function decimalsOf(words: BigUint64Array, row: number): number {
  const value = (words[2 * row + 1]! << 64n) | words[2 * row]!;
  return 18 - Math.min(18, value.toString().length - value.toString().replace(/0+$/u, '').length);
}

/** Trains on rows with their class; gives a score that is higher for what looks planted. */
export function trainScorer(
  rows: readonly (readonly string[])[],
  planted: readonly boolean[],
): (row: readonly string[]) => number {
  const counts = rows[0]!.map(() => new Map<string, [number, number]>());
  const totals: [number, number] = [0, 0];
  rows.forEach((row, at) => {
    const side = planted[at] ? 1 : 0;
    totals[side]++;
    row.forEach((value, feature) => {
      const seen = counts[feature]!.get(value) ?? [0, 0];
      seen[side]++;
      counts[feature]!.set(value, seen);
    });
  });
  return (row) =>
    row.reduce((score, value, feature) => {
      const [ordinary, scheme] = counts[feature]!.get(value) ?? [0, 0];
      return score + Math.log((scheme + 1) / (totals[1] + 2)) - Math.log((ordinary + 1) / (totals[0] + 2));
    }, 0);
}

/** Probability that a planted row scores above an ordinary one, ties counting half (Mann–Whitney). O(n log n). */
export function areaUnderCurve(scores: readonly number[], planted: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => scores[a]! - scores[b]!);
  let rank_sum = 0;
  for (let begin = 0; begin < order.length;) {
    let end = begin;
    while (end < order.length && scores[order[end]!] === scores[order[begin]!]) end++;
    const mean_rank = (begin + 1 + end) / 2;
    for (let at = begin; at < end; at++) if (planted[order[at]!]) rank_sum += mean_rank;
    begin = end;
  }
  const positives = planted.filter(Boolean).length;
  return (rank_sum - (positives * (positives + 1)) / 2) / (positives * (planted.length - positives));
}
