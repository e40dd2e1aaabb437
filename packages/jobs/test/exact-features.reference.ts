/**
 * The exact feature columns, slowly and obviously: plain objects, BigInt money, straight from the feature dictionary's
 * sentences.
 */
import { DAY_MS, HOUR_MS, type Window } from '@analytics/domain';

export interface PlainTransfer {
  readonly from: string;
  readonly to: string;
  readonly time_ms: number;
  readonly symbol: string;
  readonly contract: string;
  /** Scaled by 10^18. */
  readonly amount: bigint;
  readonly usd: bigint;
}

export interface PlainLabel {
  readonly address: string;
  readonly address_type: string;
  readonly risk_level: string;
  readonly trust_level: string;
  readonly confidence_score: number;
  readonly updated_timestamp: number;
  readonly label: string;
}

const TRUST = ['unverified', 'community', 'verified', 'official', 'blacklisted'];
const ONE = 10n ** 18n;

/** The decimal as the engine writes it. */
export function decimalText(scaled: bigint): string {
  const sign = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/u, '');
  return `${sign}${digits.slice(0, -18)}${fraction === '' ? '' : `.${fraction}`}`;
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const distinct = (values: readonly unknown[]): number => new Set(values).size;

function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (sorted.length === 0) return 0n;
  const [low = 0n, high = 0n] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2n;
}

function isRound(amount: bigint): boolean {
  return (
    amount >= 10n * ONE &&
    decimalText(amount)
      .replace('.', '')
      .replace(/^0+|0+$/gu, '').length <= 2
  );
}

function dominantAsset(transfers: readonly PlainTransfer[]): string {
  const bySymbol = new Map<string, bigint>();
  for (const { symbol, usd } of transfers) bySymbol.set(symbol, (bySymbol.get(symbol) ?? 0n) + usd);
  const ranked = [...bySymbol].sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1));
  return ranked[0]?.[0] ?? '';
}

/** A contract is one asset, under the name of its latest transfer in the window; the coin of the chain goes by its name. */
function latestNames(history: readonly PlainTransfer[], { start_ms, end_ms }: Window): Map<string, string> {
  const latest = new Map<string, PlainTransfer>();
  for (const one of history) {
    const { contract, symbol, time_ms, from, to } = one;
    if (contract === 'native' || from === to || time_ms < start_ms || time_ms >= end_ms) continue;
    const known = latest.get(contract);
    const isLater =
      known === undefined || time_ms > known.time_ms || (time_ms === known.time_ms && symbol > known.symbol);
    if (isLater) latest.set(contract, one);
  }
  return new Map([...latest].map(([contract, { symbol }]) => [contract, symbol]));
}

/** The row of one address, or undefined where it has none. */
export function exactFeatures(
  address: string,
  history: readonly PlainTransfer[],
  labels: readonly PlainLabel[],
  window: Window,
): Record<string, unknown> | undefined {
  const names = latestNames(history, window);
  const proper = history
    .filter(({ from, to }) => from !== to && (from === address || to === address))
    .map((one) => ({ ...one, symbol: names.get(one.contract) ?? one.symbol }));
  const all = proper.filter(({ time_ms }) => time_ms >= window.start_ms && time_ms < window.end_ms);
  if (all.length === 0) return undefined;
  const into = all.filter(({ to }) => to === address);
  const out = all.filter(({ from }) => from === address);
  const [usdIn, usdOut] = [sum(into.map(({ usd }) => usd)), sum(out.map(({ usd }) => usd))];
  const times = all.map(({ time_ms }) => time_ms).sort((a, b) => a - b);
  const days = times.map((time) => Math.floor(time / DAY_MS));
  const hours = times.map((time) => Math.floor(time / HOUR_MS) % 24);
  const weekdays = days.map((day) => new Date(day * DAY_MS).getUTCDay()).map((sunday0) => (sunday0 + 6) % 7);
  const hourly = Array.from({ length: 24 }, (_, hour) => hours.filter((one) => one === hour).length);
  const daily = Array.from({ length: 7 }, (_, day) => weekdays.filter((one) => one === day).length);
  const share = (count: number): number => Math.fround(count / all.length);
  const before = proper.filter(({ time_ms }) => time_ms < window.start_ms).map(({ time_ms }) => time_ms);
  const hasHistory = history.some(({ time_ms }) => time_ms < window.start_ms);
  const gaps = times.map((time, at) =>
    at === 0 ? (before.length === 0 ? 0 : time - Math.max(...before)) : time - (times[at - 1] ?? 0),
  );
  const dormancy_days = Math.max(...gaps) / DAY_MS;
  const best = labels
    .filter((label) => label.address === address)
    .sort(
      (a, b) =>
        TRUST.indexOf(b.trust_level) - TRUST.indexOf(a.trust_level) ||
        b.confidence_score - a.confidence_score ||
        b.updated_timestamp - a.updated_timestamp,
    )[0];
  const near = ({ usd }: PlainTransfer): boolean =>
    [1000n, 3000n, 10_000n].some((limit) => usd >= (limit * ONE * 80n) / 100n && usd <= (limit * ONE * 99n) / 100n);
  const totalVolume = usdIn + usdOut;
  return {
    address,
    degree_in: distinct(into.map(({ from }) => from)),
    degree_out: distinct(out.map(({ to }) => to)),
    degree_total: distinct(into.map(({ from }) => from)) + distinct(out.map(({ to }) => to)),
    unique_counterparties: distinct(all.map(({ from, to }) => (from === address ? to : from))),
    unique_senders_count: distinct(into.map(({ from }) => from)),
    unique_recipients_count: distinct(out.map(({ to }) => to)),
    total_in_usd: decimalText(usdIn),
    total_out_usd: decimalText(usdOut),
    net_flow_usd: decimalText(usdIn - usdOut),
    total_volume_usd: decimalText(totalVolume),
    avg_tx_in_usd: decimalText(into.length === 0 ? 0n : usdIn / BigInt(into.length)),
    avg_tx_out_usd: decimalText(out.length === 0 ? 0n : usdOut / BigInt(out.length)),
    median_tx_in_usd: decimalText(median(into.map(({ usd }) => usd))),
    median_tx_out_usd: decimalText(median(out.map(({ usd }) => usd))),
    max_tx_usd: decimalText(all.reduce((most, { usd }) => (usd > most ? usd : most), 0n)),
    min_tx_usd: decimalText(all.reduce((least, { usd }) => (usd < least ? usd : least), all[0]?.usd ?? 0n)),
    tx_in_count: String(into.length),
    tx_out_count: String(out.length),
    tx_total_count: String(all.length),
    activity_days: distinct(days),
    activity_span_days: Math.max(...days) - Math.min(...days) + 1,
    avg_daily_volume_usd: decimalText(totalVolume / BigInt(distinct(days))),
    hourly_activity: hourly,
    daily_activity: daily,
    peak_hour: hourly.indexOf(Math.max(...hourly)),
    peak_activity_hour: hourly.indexOf(Math.max(...hourly)),
    peak_day: daily.indexOf(Math.max(...daily)),
    peak_activity_day: daily.indexOf(Math.max(...daily)),
    weekend_transaction_ratio: share(weekdays.filter((day) => day >= 5).length),
    night_transaction_ratio: share(hours.filter((hour) => hour < 6).length),
    small_transaction_ratio: share(all.filter(({ usd }) => usd < 1000n * ONE).length),
    round_number_ratio: share(all.filter(({ amount }) => isRound(amount)).length),
    unusual_timing_score: share(times.filter((_, at) => (weekdays[at] ?? 0) >= 5 || (hours[at] ?? 0) < 6).length),
    structuring_score: share(all.filter(near).length),
    unique_assets_in: distinct(into.map(({ symbol, contract }) => `${symbol}/${contract}`)),
    unique_assets_out: distinct(out.map(({ symbol, contract }) => `${symbol}/${contract}`)),
    dominant_asset_in: dominantAsset(into),
    dominant_asset_out: dominantAsset(out),
    is_new_address: hasHistory && before.length === 0,
    is_dormant_reactivated: dormancy_days >= 90,
    dormancy_days: Math.fround(dormancy_days),
    address_type: best?.address_type ?? 'unknown',
    risk_level: best?.risk_level ?? '',
    first_activity_timestamp: String(times[0]),
    last_activity_timestamp: String(times.at(-1)),
  };
}
