/** Exposure to a risk source by walking every path with money in it. Slow and obvious. */
import type { DetectionInput } from '../detection.ts';

/**
 * USD by hop (index 0 is one hop) that reaches each node from `source`, or that each node sends which reaches `source`. A walk carries the value of
 * its first transfer, times for each stop what part of the receipt the next transfer takes: its share of the account, of what the payments between left.
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
    let part = share[out]!;
    for (const row of rows) {
      const isBetween = from[row] === from[out] && asset[row] === asset[out] && times[row]! > times[into]! && row < out;
      if (isBetween) part *= 1 - share[row]!;
    }
    return part;
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

/** For each transfer the part of its sender's receipts in that asset that it spends. */
function referenceShares(input: DetectionInput): number[] {
  return Array.from({ length: input.transfers.length }, (_, row) => {
    const balance = balanceBefore(input, row);
    return balance > 0 ? Math.min(1, input.transfers.amount_usd[row]! / balance) : 0;
  });
}

/** What the sender of `until` holds of that asset just before it; what arrived in the same millisecond is not there yet. */
function balanceBefore(input: DetectionInput, until: number): number {
  const { from, to, timestamp_ms: times, amount_usd: value, asset } = input.transfers;
  let balance = 0;
  let pending = 0;
  for (let row = 0; row < until; row++) {
    if (row > 0 && times[row] !== times[row - 1]) {
      balance += pending;
      pending = 0;
    }
    if (from[row] === to[row] || asset[row] !== asset[until]) continue;
    if (from[row] === from[until]) balance = Math.max(0, balance - value[row]!);
    if (to[row] === from[until]) pending += value[row]!;
  }
  return until > 0 && times[until] !== times[until - 1] ? balance + pending : balance;
}
