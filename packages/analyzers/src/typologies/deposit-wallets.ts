/**
 * Deposit wallets: addresses that an exchange gives to one customer each and sweeps. They are recognised by what they
 * do, because labels rarely list them: one customer pays in, everything goes on to one hub, each receipt soon after it
 * came and as it came.
 */
import { HOUR_MS } from '@analytics/domain';
import { disjointSets } from '../disjoint-sets.ts';
import type { DepositWalletSettings } from './params.ts';
import type { TypologyInput } from './typology-input.ts';

export type DepositWalletInput = Pick<TypologyInput, 'window' | 'transfers' | 'index' | 'addresses' | 'is_known'>;

export interface DepositWallets {
  /** One entry a node: 1 + the hub that it sweeps to; 0 for others. */
  readonly sweeps_to: Uint32Array;
  /** One entry a node: how many sweep to it. */
  readonly feeder_count: Uint32Array;
}

/**
 * Every node that pays one hub only, passes on what it got, receipt by receipt within `sweep_hours`, and whose hub has
 * further such feeders: a single wallet that pays another is nobody's deposit wallet, even where the other is a
 * labelled service, which may be a deposit wallet itself. An exchange may sweep to several hot wallets: a node may pay
 * several services that have enough such feeders in common. O(transfers · services that one node pays).
 */
export function depositWallets(
  input: DepositWalletInput,
  value: Float64Array,
  settings: DepositWalletSettings,
): DepositWallets {
  const { addresses } = input;
  const sweeps_to = new Uint32Array(addresses.length);
  const feeder_count = new Uint32Array(addresses.length);
  const ofSeveral: (readonly [node: number, hubs: readonly number[]])[] = [];
  for (let node = 0; node < addresses.length; node++) {
    const hubs = hubsOf(input, node, value, settings);
    if (hubs.length > 1) ofSeveral.push([node, hubs]);
    if (hubs.length !== 1) continue;
    sweeps_to[node] = hubs[0]! + 1;
    feeder_count[hubs[0]!]!++;
  }
  const isOneExchange = hotWalletsInCommon(ofSeveral, addresses.length, settings.min_feeders);
  for (const [node, hubs] of ofSeveral) {
    if (!isOneExchange(hubs)) continue;
    sweeps_to[node] = hubs[0]! + 1;
    for (const hub of hubs) feeder_count[hub]!++;
  }
  for (let node = 0; node < addresses.length; node++) {
    const hub = sweeps_to[node]! - 1;
    if (hub >= 0 && feeder_count[hub]! < settings.min_feeders) sweeps_to[node] = 0;
  }
  return { sweeps_to, feeder_count };
}

/**
 * Hot wallets of one exchange: two that at least `min_feeders` wallets sweep to both, and all that hang together so.
 * Whether hubs are all of one exchange.
 */
function hotWalletsInCommon(
  ofSeveral: readonly (readonly [node: number, hubs: readonly number[]])[],
  nodeCount: number,
  min_feeders: number,
): (hubs: readonly number[]) => boolean {
  const inCommon = new Map<number, Map<number, number>>();
  const { rootOf, join } = disjointSets(nodeCount);
  for (const [, hubs] of ofSeveral) {
    for (const [at, one] of hubs.entries()) {
      for (const other of hubs.slice(0, at)) {
        const [low, high] = one < other ? [one, other] : [other, one];
        const ofLow = inCommon.get(low) ?? new Map<number, number>();
        inCommon.set(low, ofLow.set(high, (ofLow.get(high) ?? 0) + 1));
        if (ofLow.get(high)! >= min_feeders) join(low, high);
      }
    }
  }
  return (hubs) => hubs.every((hub) => rootOf(hub) === rootOf(hubs[0]!));
}

/** Whom a node sweeps to, in the order of its first sweeps: one hub, or several services; empty where it does not. */
function hubsOf(
  input: DepositWalletInput,
  node: number,
  value: Float64Array,
  settings: DepositWalletSettings,
): number[] {
  const { transfers, index, addresses } = input;
  const [outBegin, outEnd] = [index.outOffsets[node]!, index.outOffsets[node + 1]!];
  const [inBegin, inEnd] = [index.inOffsets[node]!, index.inOffsets[node + 1]!];
  if (addresses.is_service[node] === 1 || input.is_known[node] === 1 || outBegin === outEnd || inBegin === inEnd)
    return [];
  if (addresses.risk_category[node] !== 0) return [];
  const hubs: number[] = [];
  let swept = 0;
  for (let i = outBegin; i < outEnd; i++) {
    const hub = transfers.to[index.outRows[i]!]!;
    if (!hubs.includes(hub)) hubs.push(hub);
    if (hubs.length > 1 && !hubs.every((one) => addresses.is_service[one] === 1)) return [];
    swept += value[index.outRows[i]!]!;
  }
  const first = transfers.from[index.inRows[inBegin]!]!;
  let second = -1;
  let paid = 0;
  for (let i = inBegin; i < inEnd; i++) {
    const row = index.inRows[i]!;
    const payer = transfers.from[row]!;
    // What a hub pays back into is a wallet that trades with it.
    if (hubs.includes(payer)) return [];
    if (payer !== first && payer !== second) {
      // One customer; a second payer is a friend of his, a third makes it a wallet.
      if (second >= 0) return [];
      second = payer;
    }
    if (isSwept(input, row, outBegin, outEnd, settings)) paid += value[row]!;
    // What came in at the window's end may be swept after it.
    else if (transfers.timestamp_ms[row]! + settings.sweep_hours * HOUR_MS <= input.window.end_ms) return [];
  }
  return paid > 0 && swept >= settings.min_swept_ratio * paid ? hubs : [];
}

/** Whether a payment of the same asset of at least about as much leaves within the time. */
function isSwept(
  input: DepositWalletInput,
  row: number,
  outBegin: number,
  outEnd: number,
  { sweep_hours, min_swept_ratio }: DepositWalletSettings,
): boolean {
  const { transfers, index } = input;
  const paid_ms = transfers.timestamp_ms[row]!;
  for (let i = outBegin; i < outEnd; i++) {
    const out = index.outRows[i]!;
    const waited_ms = transfers.timestamp_ms[out]! - paid_ms;
    if (waited_ms <= 0) continue;
    if (waited_ms > sweep_hours * HOUR_MS) return false;
    if (
      transfers.asset[out] === transfers.asset[row] &&
      transfers.amount[out]! >= min_swept_ratio * transfers.amount[row]!
    )
      return true;
  }
  return false;
}
