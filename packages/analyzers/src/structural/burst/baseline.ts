/** What is usual for an address: its hourly counts outside its bursts. */
import { DAY_MS, HOUR_MS, type TransferColumns } from '@analytics/domain';

/** The whole days that the transfers of the network cover: silence before its data begins is no evidence of calm. */
export interface ObservedTime {
  readonly start_ms: number;
  readonly hours: number;
}

export function observedTime(transfers: TransferColumns): ObservedTime {
  if (transfers.length === 0) return { start_ms: 0, hours: 0 };
  const start_ms = Math.floor(transfers.timestamp_ms[0]! / DAY_MS) * DAY_MS;
  const end_ms = (Math.floor(transfers.timestamp_ms[transfers.length - 1]! / DAY_MS) + 1) * DAY_MS;
  return { start_ms, hours: (end_ms - start_ms) / HOUR_MS };
}

export interface Comparison {
  readonly normal_tx_rate: number;
  readonly burst_tx_rate: number;
  readonly burst_intensity: number;
  readonly z_score: number;
}

/**
 * Compares a burst of `burstCount` transfers over `burstMs` with `outside_ms`, the ascending times of the transfers
 * outside all bursts. Rates are transfers an hour, the burst's over at least one hour. Intensity is their ratio, with
 * no baseline below one transfer in all the hours outside: absence in a short record proves less than in a long one. z
 * uses the sample deviation of the counts of the clock hours outside, at least that of a Poisson count of the same
 * mean, as quiet addresses would have deviation 0. O(outside).
 */
export function compareWithBaseline(
  observed: ObservedTime,
  outside_ms: ArrayLike<number>,
  allBurstsMs: number,
  burstCount: number,
  burstMs: number,
): Comparison {
  const hours = Math.max(1, observed.hours - allBurstsMs / HOUR_MS);
  const normal_tx_rate = outside_ms.length / hours;
  let squares = 0;
  for (let i = 0; i < outside_ms.length;) {
    const hour = Math.floor(outside_ms[i]! / HOUR_MS);
    const first = i;
    while (i < outside_ms.length && Math.floor(outside_ms[i]! / HOUR_MS) === hour) i++;
    squares += (i - first) ** 2;
  }
  const variance = hours > 1 ? Math.max(0, squares - hours * normal_tx_rate ** 2) / (hours - 1) : 0;
  const burst_tx_rate = burstCount / Math.max(1, burstMs / HOUR_MS);
  const floorRate = Math.max(normal_tx_rate, 1 / hours);
  return {
    normal_tx_rate,
    burst_tx_rate,
    burst_intensity: burst_tx_rate / floorRate,
    z_score: (burst_tx_rate - normal_tx_rate) / Math.sqrt(Math.max(variance, floorRate)),
  };
}
