/** Every cycle of an input by trying every way on from every transfer. Slow and obvious. */
import { HOUR_MS } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import { moneyOf } from '../money.ts';
import type { CycleSettings } from './params.ts';

export interface ReferenceCycle {
  /** Hop rows of all occurrences; of the conserved ones alone where there are any. */
  occurrences: number[][];
  conserved: boolean;
}

/** By canonical path: node ids from the smallest on, joined by commas. */
export function referenceCycles(input: DetectionInput, settings: CycleSettings): Map<string, ReferenceCycle> {
  const { from, to, timestamp_ms: times, asset, length } = input.transfers;
  const { value } = moneyOf(input);
  const found = new Map<string, ReferenceCycle>();
  const isPlain = (row: number) =>
    from[row] !== to[row] && !input.addresses.is_service[from[row]!] && !input.addresses.is_service[to[row]!];
  const rows = Array.from({ length }, (_, row) => row).filter(isPlain);
  const extend = (hops: number[]): void => {
    const last = hops[hops.length - 1]!;
    const start = from[hops[0]!]!;
    if (to[last] === start) {
      close(hops);
      return;
    }
    if (hops.length === settings.max_length) return;
    for (const row of rows) {
      const isOn =
        from[row] === to[last] &&
        times[row]! >= times[last]! &&
        times[row]! - times[hops[0]!]! <= settings.window_hours * HOUR_MS;
      if (isOn && !hops.some((hop) => to[hop] === to[row])) extend([...hops, row]);
    }
  };
  const close = (hops: number[]): void => {
    if (hops.length < settings.min_length) return;
    const allAtOnce = times[hops[0]!] === times[hops[hops.length - 1]!];
    if (allAtOnce && hops[0] !== Math.min(...hops)) return;
    const values = hops.map((row) => value[row]!);
    const conserved =
      Math.max(...values) > 0 &&
      Math.min(...values) >= settings.min_hop_ratio * Math.max(...values) &&
      hops.every((row) => asset[row] === asset[hops[0]!]);
    if (!conserved && hops.length > settings.amount_free_max_length) return;
    const path = hops.map((row) => from[row]!);
    const smallest = path.indexOf(Math.min(...path));
    const key = [...path.slice(smallest), ...path.slice(0, smallest)].join(',');
    const cycle = found.get(key) ?? { occurrences: [], conserved: false };
    if (conserved && !cycle.conserved) cycle.occurrences = [];
    cycle.conserved ||= conserved;
    if (conserved || !cycle.conserved) cycle.occurrences.push(hops);
    found.set(key, cycle);
  };
  for (const row of rows) extend([row]);
  return found;
}
