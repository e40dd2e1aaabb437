/**
 * Deposit wallets: addresses that an exchange gives to one customer each and sweeps. They are recognised by what they
 * do, because labels rarely list them: one customer pays in, everything goes on to one hub, each receipt soon after it
 * came and as it came.
 */
import { HOUR_MS } from '@analytics/domain';
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
 * labelled service, which may be a deposit wallet itself. O(transfers).
 */
export function depositWallets(
  input: DepositWalletInput,
  value: Float64Array,
  settings: DepositWalletSettings,
): DepositWallets {
  const { addresses } = input;
  const sweeps_to = new Uint32Array(addresses.length);
  const feeder_count = new Uint32Array(addresses.length);
  for (let node = 0; node < addresses.length; node++) {
    const hub = hubOf(input, node, value, settings);
    if (hub < 0) continue;
    sweeps_to[node] = hub + 1;
    feeder_count[hub]!++;
  }
  for (let node = 0; node < addresses.length; node++) {
    const hub = sweeps_to[node]! - 1;
    if (hub >= 0 && feeder_count[hub]! < settings.min_feeders) sweeps_to[node] = 0;
  }
  return { sweeps_to, feeder_count };
}

function hubOf(input: DepositWalletInput, node: number, value: Float64Array, settings: DepositWalletSettings): number {
  const { transfers, index, addresses } = input;
  const [outBegin, outEnd] = [index.outOffsets[node]!, index.outOffsets[node + 1]!];
  const [inBegin, inEnd] = [index.inOffsets[node]!, index.inOffsets[node + 1]!];
  if (addresses.is_service[node] === 1 || input.is_known[node] === 1 || outBegin === outEnd || inBegin === inEnd)
    return -1;
  if (addresses.risk_category[node] !== 0) return -1;
  const hub = transfers.to[index.outRows[outBegin]!]!;
  let swept = 0;
  for (let i = outBegin; i < outEnd; i++) {
    if (transfers.to[index.outRows[i]!] !== hub) return -1;
    swept += value[index.outRows[i]!]!;
  }
  const first = transfers.from[index.inRows[inBegin]!]!;
  let second = -1;
  let paid = 0;
  for (let i = inBegin; i < inEnd; i++) {
    const row = index.inRows[i]!;
    const payer = transfers.from[row]!;
    // What a hub pays back into is a wallet that trades with it.
    if (payer === hub) return -1;
    if (payer !== first && payer !== second) {
      // One customer; a second payer is a friend of his, a third makes it a wallet.
      if (second >= 0) return -1;
      second = payer;
    }
    if (isSwept(input, row, outBegin, outEnd, settings)) paid += value[row]!;
    // What came in at the window's end may be swept after it.
    else if (transfers.timestamp_ms[row]! + settings.sweep_hours * HOUR_MS <= input.window.end_ms) return -1;
  }
  return paid > 0 && swept >= settings.min_swept_ratio * paid ? hub : -1;
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
