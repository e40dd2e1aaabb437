/** Exposure to a risk source by walking every path with money in it. Slow and obvious. */
import type { DetectionInput } from '../detection.ts';

/**
 * USD by hop (index 0 is one hop) that reaches each node from `source`, or that each node sends which reaches `source`.
 * A walk carries the value of its first transfer, times for each stop what part of the receipt the next transfer takes:
 * its share of the account, of what the instants between left.
 */
export function referenceExposure(
  input: DetectionInput,
  source: number,
  direction: 'from_risk' | 'to_risk',
  maxDistance: number,
): Map<number, number[]> {
  const { from, to, timestamp_ms: times, amount_usd: value, asset, length } = input.transfers;
  const rows = Array.from({ length }, (_, row) => row).filter((row) => from[row] !== to[row]);
  const share = referenceShares(input);
  const carried = (into: number, out: number): number => {
    const between = rows.filter(
      (row) =>
        from[row] === from[out] && asset[row] === asset[out] && times[row]! > times[into]! && times[row]! < times[out]!,
    );
    const instants = [...new Set(between.map((row) => times[row]!))];
    const left = instants.map((time_ms) =>
      between.filter((row) => times[row] === time_ms).reduce((rest, row) => rest - share[row]!, 1),
    );
    return left.reduce((part, rest) => part * Math.max(0, rest), share[out]!);
  };
  const exposure = new Map<number, number[]>();
  const expose = (node: number, hop: number, usd: number): void => {
    const byHop = exposure.get(node) ?? Array.from({ length: maxDistance }, () => 0);
    byHop[hop]! += usd;
    exposure.set(node, byHop);
  };
  const isPassable = (node: number) => input.addresses.is_service[node] === 0 && node !== source;
  const walk = (walked: number[], usd: number): void => {
    const last = walked[walked.length - 1]!;
    const isArrived = direction === 'from_risk' ? from[walked[0]!] === source : to[last] === source;
    if (!(usd > 0)) return;
    const end = direction === 'from_risk' ? to[last]! : from[walked[0]!]!;
    if (isArrived && end !== source) expose(end, walked.length - 1, usd);
    if (walked.length === maxDistance || !isPassable(to[last]!)) return;
    for (const row of rows) {
      if (from[row] === to[last] && asset[row] === asset[last] && times[row]! > times[last]!)
        walk([...walked, row], usd * carried(last, row));
    }
  };
  for (const row of rows) if (direction === 'to_risk' || from[row] === source) walk([row], value[row]!);
  return exposure;
}

/**
 * For each transfer the part that it takes of what its sender holds of that asset before the instant; transfers of one
 * instant share alike.
 */
function referenceShares(input: DetectionInput): number[] {
  const { from, to, timestamp_ms: times, amount_usd: value, asset, length } = input.transfers;
  const rows = Array.from({ length }, (_, row) => row).filter((row) => from[row] !== to[row]);
  const sum = (some: number[]): number => some.reduce((total, row) => total + value[row]!, 0);
  const isOf = (row: number, out: number, ends: Uint32Array): boolean =>
    ends[row] === from[out] && asset[row] === asset[out];
  return Array.from({ length }, (_, out) => {
    const before = [...new Set(rows.filter((row) => times[row]! < times[out]!).map((row) => times[row]!))];
    const balance = before.reduce((held, time_ms) => {
      const now = rows.filter((row) => times[row] === time_ms);
      return (
        Math.max(0, held - sum(now.filter((row) => isOf(row, out, from)))) +
        sum(now.filter((row) => isOf(row, out, to)))
      );
    }, 0);
    const leaving = sum(rows.filter((row) => times[row] === times[out] && isOf(row, out, from)));
    return balance > 0 ? value[out]! / Math.max(balance, leaving) : 0;
  });
}
