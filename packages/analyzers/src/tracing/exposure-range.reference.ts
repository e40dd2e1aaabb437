/** Every method over every account of every asset, from full histories: slow and obvious. */
import type { ExposureMethod } from '@analytics/domain';
import type { DetectionInput } from '../structural/detection.ts';
import type { ExposureDirection } from './flow-columns.ts';

interface Receipt {
  readonly time_ms: number;
  amount: number;
  /** Tainted units by hop; entry 0 is unused. */
  taint: number[];
}

interface PlainTransfer {
  readonly time_ms: number;
  readonly from: number;
  readonly to: number;
  readonly asset: number;
  readonly amount: number;
  readonly usd: number;
}

interface Given extends PlainTransfer {
  taint: number[];
}

/**
 * USD with taint that reach each node, and the units that ended or are still held, to be weighed against what the
 * sources gave.
 */
export interface ReferenceExposure {
  readonly usd: number[];
  readonly nearest_hop: number[];
  readonly given_by_sources: number;
  readonly arrived_at_ends: number;
  readonly still_held: number;
}

export function exposureReference(
  input: DetectionInput,
  direction: ExposureDirection,
  category: number,
  method: ExposureMethod,
  max_hops: number,
): ReferenceExposure {
  const { is_service, risk_category } = input.addresses;
  const none = (): number[] => Array.from({ length: max_hops + 1 }, () => 0);
  const rows = plainTransfers(input, direction);
  const purses = new Map<string, Receipt[]>();
  const purseOf = (node: number, asset: number): Receipt[] => {
    const key = `${node}/${asset}`;
    const purse = purses.get(key) ?? [];
    purses.set(key, purse);
    return purse;
  };
  const usd = risk_category.reduce<number[]>((all) => [...all, 0], []);
  const nearest_hop = usd.map(() => 0);
  let [given_by_sources, arrived_at_ends] = [0, 0];
  for (const time_ms of new Set(rows.map((row) => row.time_ms))) {
    const instant: Given[] = rows.filter((row) => row.time_ms === time_ms).map((row) => ({ ...row, taint: none() }));
    for (const key of new Set(instant.map(({ from, asset }) => `${from}/${asset}`))) {
      const outputs = instant.filter(({ from, asset }) => `${from}/${asset}` === key);
      const { from, asset } = outputs[0]!;
      spend(purseOf(from, asset), outputs, method, max_hops);
      if (risk_category[from] === category) {
        for (const output of outputs) {
          output.taint = none();
          output.taint[1] = output.amount;
          given_by_sources += output.amount;
        }
      }
    }
    for (const one of instant) {
      const total = sum(one.taint);
      if (total > 0) usd[one.to]! += (total / one.amount) * one.usd;
      const hop = one.taint.findIndex((units) => units > 0);
      if (hop > 0 && (nearest_hop[one.to] === 0 || hop < nearest_hop[one.to]!)) nearest_hop[one.to] = hop;
      const passes = is_service[one.to] === 0 && risk_category[one.to] === 0;
      if (!passes) arrived_at_ends += total;
      const taint = passes ? one.taint.map((units, at) => (at < max_hops ? units : 0)) : none();
      const purse = purseOf(one.to, one.asset);
      const same = purse.find((receipt) => receipt.time_ms === time_ms);
      if (same === undefined) purse.push({ time_ms, amount: one.amount, taint });
      else {
        same.amount += one.amount;
        same.taint = same.taint.map((units, at) => units + taint[at]!);
      }
    }
  }
  const still_held = sum([...purses.values()].flat().flatMap(({ taint }) => taint));
  return { usd, nearest_hop, given_by_sources, arrived_at_ends, still_held };
}

function plainTransfers({ transfers }: DetectionInput, direction: ExposureDirection): PlainTransfer[] {
  const { from, to, asset, amount, amount_usd, timestamp_ms, length } = transfers;
  const rows = Array.from({ length }, (_, row) => ({
    time_ms: timestamp_ms[row]!,
    from: (direction === 'from_risk' ? from : to)[row]!,
    to: (direction === 'from_risk' ? to : from)[row]!,
    asset: asset[row]!,
    amount: amount[row]!,
    usd: amount_usd[row]!,
  }));
  return direction === 'from_risk' ? rows : rows.reverse();
}

/** Takes the outputs of one instant out of a purse, and writes the taint that each carries, one hop further. */
function spend(purse: Receipt[], outputs: readonly Given[], method: ExposureMethod, max_hops: number): void {
  const leaving = sum(outputs.map(({ amount }) => amount));
  const balance = sum(purse.map(({ amount }) => amount));
  const taken = Math.min(balance, leaving);
  if (leaving === 0) return;
  if (method === 'poison') {
    const hop = purse.flatMap(({ taint }) => taint.map((units, at) => (units > 0 ? at : Infinity)));
    const nearest = Math.min(Infinity, ...hop);
    // Nothing is ever spent of poison: receipts stay, so that the account stays poisoned.
    for (const output of outputs) if (nearest < max_hops) output.taint[nearest + 1] = output.amount;
    return;
  }
  if (method === 'fifo') {
    let missing = leaving;
    for (const receipt of purse) {
      const share = receipt.amount === 0 ? 0 : Math.min(1, missing / receipt.amount);
      for (const output of outputs) {
        addTaint(output, receipt.taint, (share * output.amount) / leaving);
      }
      missing = Math.max(0, missing - receipt.amount);
      receipt.taint = receipt.taint.map((units) => units * (1 - share));
      receipt.amount *= 1 - share;
    }
    return;
  }
  if (balance === 0) return;
  const taint = purse.reduce<number[]>((all, receipt) => receipt.taint.map((units, at) => units + (all[at] ?? 0)), []);
  const whole = sum(taint);
  const shares =
    method === 'haircut'
      ? outputs.map(({ amount }) => amount / Math.max(balance, leaving))
      : highestFirst(whole, [...outputs.map(({ amount }) => amount), balance - taken]).map((units) =>
          whole === 0 ? 0 : units / whole,
        );
  outputs.forEach((output, at) => {
    addTaint(output, taint, shares[at]!);
  });
  const gone = sum(shares.slice(0, outputs.length));
  for (const receipt of purse) {
    receipt.taint = receipt.taint.map((units) => (balance === taken ? 0 : units * (1 - gone)));
    receipt.amount *= 1 - taken / balance;
  }
}

function addTaint(output: Given, taint: readonly number[], share: number): void {
  taint.forEach((units, hop) => {
    if (hop + 1 < output.taint.length) output.taint[hop + 1]! += units * share;
  });
}

/** Sizes that differ in their last bits only are equal. */
function comparable(size: number): number {
  return Number(size.toPrecision(12));
}

/** Pours units into the largest vessels first, equal ones alike. */
function highestFirst(units: number, sizes: readonly number[]): number[] {
  const poured = sizes.map(() => 0);
  let left = units;
  for (const size of [...new Set(sizes.map(comparable))].sort((a, b) => b - a)) {
    const same = sizes.flatMap((one, at) => (comparable(one) === size ? [at] : []));
    const each = Math.min(size, left / same.length);
    for (const at of same) poured[at] = each;
    left -= each * same.length;
  }
  return poured;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
