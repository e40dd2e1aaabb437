/** How an address deals with its counterparties: concentration, reciprocity, age and rhythm of its pairs. */
import { DAY_MS } from '@analytics/domain';
import type { AddressRows } from '../address-rows.ts';
import { entropyBits, evenness } from '../entropy.ts';
import { giniOfSorted, sortAscending } from '../spread.ts';
import { hourOfDay, weekday, type ClockScratch } from '../transactions/time-of-day.ts';
import type { PairGroups } from './pair-groups.ts';

export interface PairColumns {
  readonly flow_diversity: Float32Array;
  readonly counterparty_concentration: Float32Array;
  readonly concentration_ratio: Float32Array;
  readonly flow_reciprocity_entropy: Float32Array;
  readonly counterparty_overlap_ratio: Float32Array;
  readonly bidirectional_relationship_ratio: Float32Array;
  readonly avg_relationship_age_days: Float32Array;
  readonly max_relationship_age_days: Float32Array;
  readonly avg_edge_reciprocity: Float32Array;
  readonly multi_asset_edge_ratio: Float32Array;
  readonly edge_hourly_entropy: Float32Array;
  readonly edge_weekly_entropy: Float32Array;
}

export function allocatePairColumns(length: number): PairColumns {
  return {
    flow_diversity: new Float32Array(length),
    counterparty_concentration: new Float32Array(length),
    concentration_ratio: new Float32Array(length),
    flow_reciprocity_entropy: new Float32Array(length),
    counterparty_overlap_ratio: new Float32Array(length),
    bidirectional_relationship_ratio: new Float32Array(length),
    avg_relationship_age_days: new Float32Array(length),
    max_relationship_age_days: new Float32Array(length),
    avg_edge_reciprocity: new Float32Array(length),
    multi_asset_edge_ratio: new Float32Array(length),
    edge_hourly_entropy: new Float32Array(length),
    edge_weekly_entropy: new Float32Array(length),
  };
}

/**
 * Writes the pair columns of one address with at least one transfer at `at`; `weight` and `sorted` are scratch of at
 * least `rows.count` entries. Pairs are added up by their first transfer, their transfers by row. O(n log n).
 *
 * `priced` false (no price in the whole window): w(a, p) counts transfers instead of USD. What compares USD in with USD
 * out stays 0.
 */
export function writePairColumns(
  rows: AddressRows,
  groups: PairGroups,
  priced: boolean,
  columns: PairColumns,
  at: number,
  clock: ClockScratch,
  weight: Float64Array,
  sorted: Float64Array,
): void {
  const { count: pairs, offsets, order } = groups;
  let totalWeight = 0;
  let reciprocated_usd = 0;
  let one_way_usd = 0;
  let bothWays = 0;
  let severalAssets = 0;
  let ageSum_ms = 0;
  let oldest_ms = 0;
  let reciprocitySum = 0;
  let hourlySum = 0;
  let weeklySum = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const first = offsets[pair]!;
    const end = offsets[pair + 1]!;
    let out_usd = 0;
    let in_usd = 0;
    let sent = 0;
    let severalHere = 0;
    for (let place = first; place < end; place++) {
      const i = order[place]!;
      if (rows.is_out[i]) {
        out_usd += rows.amount_usd[i]!;
        sent++;
      } else in_usd += rows.amount_usd[i]!;
      if (rows.asset[i] !== rows.asset[order[first]!]) severalHere = 1;
    }
    const pair_usd = out_usd + in_usd;
    weight[pair] = priced ? pair_usd : end - first;
    sorted[pair] = weight[pair]!;
    totalWeight += weight[pair]!;
    if (out_usd > 0 && in_usd > 0) reciprocated_usd += pair_usd;
    else one_way_usd += pair_usd;
    if (pair_usd > 0) reciprocitySum += (2 * Math.min(out_usd, in_usd)) / pair_usd;
    if (sent > 0 && sent < end - first) bothWays++;
    severalAssets += severalHere;
    if (end - first === 1) continue;
    const age_ms = rows.timestamp_ms[order[end - 1]!]! - rows.timestamp_ms[order[first]!]!;
    ageSum_ms += age_ms;
    oldest_ms = Math.max(oldest_ms, age_ms);
    fillClock(rows, order, first, end, clock);
    hourlySum += entropyBits(clock.hours, 24, end - first);
    weeklySum += entropyBits(clock.weekdays, 7, end - first);
  }
  sortAscending(sorted, pairs);
  const flow_usd = reciprocated_usd + one_way_usd;
  columns.flow_diversity[at] = evenness(weight, pairs, totalWeight);
  columns.counterparty_concentration[at] = giniOfSorted(sorted, pairs);
  columns.concentration_ratio[at] = totalWeight > 0 ? sorted[pairs - 1]! / totalWeight : 0;
  columns.flow_reciprocity_entropy[at] = entropyBits([reciprocated_usd, one_way_usd], 2, flow_usd);
  columns.counterparty_overlap_ratio[at] = bothWays / pairs;
  columns.bidirectional_relationship_ratio[at] = bothWays / pairs;
  columns.avg_relationship_age_days[at] = ageSum_ms / DAY_MS / pairs;
  columns.max_relationship_age_days[at] = oldest_ms / DAY_MS;
  columns.avg_edge_reciprocity[at] = reciprocitySum / pairs;
  columns.multi_asset_edge_ratio[at] = severalAssets / pairs;
  columns.edge_hourly_entropy[at] = hourlySum / pairs;
  columns.edge_weekly_entropy[at] = weeklySum / pairs;
}

function fillClock(rows: AddressRows, order: Uint32Array, first: number, end: number, clock: ClockScratch): void {
  clock.hours.fill(0);
  clock.weekdays.fill(0);
  for (let place = first; place < end; place++) {
    const time_ms = rows.timestamp_ms[order[place]!]!;
    clock.hours[hourOfDay(time_ms)]!++;
    clock.weekdays[weekday(time_ms)]!++;
  }
}
