/** The per-address columns straight from their sentences, over arrays of objects: slow and obvious. */
import { DAY_MS } from '@analytics/domain';
import type { FeatureInput } from './feature-input.ts';
import { plainRows, type PlainRow } from './random-input.reference.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);
const isConstant = (values: readonly number[]): boolean => new Set(values).size < 2;

function sampleDeviation(values: readonly number[]): number {
  if (isConstant(values)) return 0;
  return Math.sqrt(sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));
}

function variation(values: readonly number[]): number {
  return mean(values) === 0 ? 0 : sampleDeviation(values) / mean(values);
}

function centralMoment(values: readonly number[], power: number): number {
  return mean(values.map((value) => (value - mean(values)) ** power));
}

function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  if (sum(sorted) === 0) return 0;
  return sum(sorted.map((value, i) => (2 * (i + 1) - n - 1) * value)) / (n * sum(sorted));
}

function entropy(values: readonly number[]): number {
  const total = sum(values);
  if (total === 0) return 0;
  return -sum(values.filter((value) => value > 0).map((value) => (value / total) * Math.log2(value / total)));
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

const usdOf = (rows: readonly PlainRow[]): number => sum(rows.map(({ usd }) => usd));
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const hoursOf = (rows: readonly PlainRow[]) => {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const { time_ms } of rows) counts[new Date(time_ms).getUTCHours()]!++;
  return counts;
};
const weekdaysOf = (rows: readonly PlainRow[]) => {
  const counts = Array.from({ length: 7 }, () => 0);
  for (const { time_ms } of rows) counts[(new Date(time_ms).getUTCDay() + 6) % 7]!++;
  return counts;
};

export function addressFeaturesReference(input: FeatureInput, node: number): Record<string, number> {
  const rows = plainRows(input);
  const all = rows.filter(({ from, to }) => from === node || to === node);
  if (all.length === 0) return {};
  const sent = all.filter(({ from }) => from === node);
  const received = all.filter(({ to }) => to === node);
  const usd = all.map((row) => row.usd);
  const priced = rows.some((row) => row.usd > 0);
  const weightOf = (some: readonly PlainRow[]): number => (priced ? usdOf(some) : some.length);

  const second = centralMoment(usd, 2);
  const gaps = all.slice(1).map((row, i) => (row.time_ms - all[i]!.time_ms) / 1000);
  const days = groupBy(all, (row) => Math.floor(row.time_ms / DAY_MS));
  const dayNumbers = [...days.keys()];
  const spanDays = Math.max(...dayNumbers) - Math.min(...dayNumbers) + 1;
  const hourly = hoursOf(all);
  const byAsset = [...groupBy(all, (row) => row.asset).values()].map(usdOf);
  const burstScale = sampleDeviation(gaps) + mean(gaps);
  const inUsd = usdOf(received);
  const outUsd = usdOf(sent);

  const pairs = [...groupBy(all, (row) => (row.from === node ? row.to : row.from)).values()].map((own) => {
    const out = own.filter(({ from }) => from === node);
    const into = own.filter(({ to }) => to === node);
    const times = own.map((row) => row.time_ms);
    return { own, out, into, weight: weightOf(own), age_days: (Math.max(...times) - Math.min(...times)) / DAY_MS };
  });
  const weights = pairs.map(({ weight }) => weight);
  const twoWay = pairs.filter(({ out, into }) => usdOf(out) > 0 && usdOf(into) > 0);
  const twoWayUsd = sum(twoWay.map(({ own }) => usdOf(own)));
  const overlap = pairs.filter(({ out, into }) => out.length > 0 && into.length > 0).length / pairs.length;

  return {
    amount_variance: sampleDeviation(usd) ** 2,
    amount_skewness: isConstant(usd) ? 0 : centralMoment(usd, 3) / second ** 1.5,
    amount_kurtosis: isConstant(usd) ? 0 : centralMoment(usd, 4) / second ** 2,
    volume_std: sampleDeviation(usd),
    volume_cv: variation(usd),
    flow_concentration: gini(usd),
    amount_predictability: 1 / (1 + variation(usd)),
    hourly_entropy: entropy(hourly),
    daily_entropy: entropy(weekdaysOf(all)),
    regularity_score: 1 - entropy(hourly) / Math.log2(24),
    burst_factor: Math.max(...hourly) / (all.length / 24),
    consistency_score: 1 / (1 + variation([...days.values()].map(({ length }) => length))),
    velocity_score: Math.min(1, all.length / (24 * spanDays)),
    mean_interevent_seconds: mean(gaps),
    flow_burstiness: all.length < 3 || burstScale === 0 ? 0 : (sampleDeviation(gaps) - mean(gaps)) / burstScale,
    transaction_regularity: 1 / (1 + variation(gaps)),
    reciprocity_ratio: share(2 * Math.min(inUsd, outUsd), inUsd + outUsd),
    in_out_ratio: share(inUsd, inUsd + outUsd),
    flow_asymmetry: share(Math.abs(inUsd - outUsd), inUsd + outUsd),
    asset_diversity_score: byAsset.length < 2 ? 0 : entropy(byAsset) / Math.log2(byAsset.length),
    flow_diversity: pairs.length < 2 ? 0 : entropy(weights) / Math.log2(pairs.length),
    counterparty_concentration: gini(weights),
    concentration_ratio: share(Math.max(...weights), sum(weights)),
    flow_reciprocity_entropy: entropy([twoWayUsd, usdOf(all) - twoWayUsd < 1e-9 ? 0 : usdOf(all) - twoWayUsd]),
    counterparty_overlap_ratio: overlap,
    bidirectional_relationship_ratio: overlap,
    avg_relationship_age_days: mean(pairs.map(({ age_days }) => age_days)),
    max_relationship_age_days: Math.max(...pairs.map(({ age_days }) => age_days)),
    avg_edge_reciprocity: mean(
      pairs.map(({ own, out, into }) => share(2 * Math.min(usdOf(out), usdOf(into)), usdOf(own))),
    ),
    multi_asset_edge_ratio: mean(pairs.map(({ own }) => (new Set(own.map(({ asset }) => asset)).size > 1 ? 1 : 0))),
    edge_hourly_entropy: mean(pairs.map(({ own }) => entropy(hoursOf(own)))),
    edge_weekly_entropy: mean(pairs.map(({ own }) => entropy(weekdaysOf(own)))),
    counterparty_stability: stabilityReference(input, node, all, weightOf),
  };
}

function stabilityReference(
  { window }: FeatureInput,
  node: number,
  all: readonly PlainRow[],
  weightOf: (rows: readonly PlainRow[]) => number,
): number {
  const quarter_ms = (window.end_ms - window.start_ms) / 4;
  const top = [0, 1, 2, 3].map((quarter) => {
    const start_ms = window.start_ms + quarter * quarter_ms;
    const own = all.filter((row) => row.time_ms >= start_ms && row.time_ms < start_ms + quarter_ms);
    const pairs = [...groupBy(own, (row) => (row.from === node ? row.to : row.from))];
    const ranked = pairs.sort(([a, one], [b, other]) => weightOf(other) - weightOf(one) || a - b);
    return new Set(ranked.slice(0, 10).map(([counterparty]) => counterparty));
  });
  const indexes: number[] = [];
  for (let quarter = 1; quarter < 4; quarter++) {
    const [before, here] = [top[quarter - 1]!, top[quarter]!];
    if (before.size === 0 || here.size === 0) continue;
    const shared = [...before].filter((counterparty) => here.has(counterparty)).length;
    indexes.push(shared / (before.size + here.size - shared));
  }
  return mean(indexes);
}
