/** What an address does over the window, in the numbers that tell businesses apart. */
import { DAY_MS } from '@analytics/domain';
import type { DepositWallets } from '../typologies/deposit-wallets.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';
import { rowsByEnd, rowsIn, rowsOut } from '../transfer-index.ts';
import { medianOf } from '../median.ts';
import { percentileRank, ratio, variation } from '../typologies/measures.ts';
import { ownWallets } from './own-wallets.ts';

/** One direction of an address's transfers. */
export interface Side {
  readonly transfers: number;
  /** Distinct addresses on the other end. */
  readonly counterparties: number;
  readonly usd: number;
  /** UTC days with a transfer. */
  readonly days: number;
  /** Of ten equal parts of the window, the share with a transfer. */
  readonly spread: number;
  /** Share of the counterparties with more than one transfer. */
  readonly repeat_ratio: number;
  /** Coefficient of variation of what one counterparty is paid or pays, median over those with more than one transfer. */
  readonly variation: number;
  /** Share of the transfers that are of the three (five) commonest sums of an asset, to two parts in a hundred. */
  readonly top_three_ratio: number;
  readonly top_five_ratio: number;
  /** Share of the transfers that are with own wallets: see own-wallets.ts. */
  readonly own_ratio: number;
  /** Share of the network's transfers that are smaller than its median, by USD. */
  readonly rank: number;
}

export interface Activity {
  /** Days of the window. */
  readonly window_days: number;
  readonly out: Side;
  readonly into: Side;
  /** Own wallets on either side. */
  readonly own_wallets: number;
  /** Counterparties on both sides. */
  readonly mutual: number;
  /** Share of the mutual ones that never get back the asset that they pay: they swap. */
  readonly swap_ratio: number;
  /** Deposit wallets that sweep to it. */
  readonly deposit_wallets: number;
}

/** Parts of the window that show whether something goes on all the time. */
const PARTS = 10;
/** Sums whose logarithms round to the same fiftieth are the same. */
const SAME_SUM_STEPS = 50;
/** More than there are different sums of one asset: logarithms of doubles lie within ±710. */
const SUMS_AN_ASSET = 2 ** 17;

/** `amounts_usd` are the network's, ascending. O(transfers of the address · log). */
export function activityOf(
  input: Pick<TypologyInput, 'transfers' | 'index' | 'window'>,
  node: number,
  amounts_usd: Float64Array,
  { sweeps_to, feeder_count }: DepositWallets,
): Activity {
  const { transfers, index, window } = input;
  const sent = rowsOut(index, node);
  const received = rowsIn(index, node);
  const payees = rowsByEnd(sent, transfers.to);
  const payers = rowsByEnd(received, transfers.from);
  const { asset } = transfers;
  let [mutual, swaps] = [0, 0];
  for (const [other, paid] of payees) {
    const paidBack = payers.get(other);
    if (paidBack === undefined) continue;
    mutual++;
    const assets = new Set(paidBack.map((row) => asset[row]!));
    if (!paid.some((row) => assets.has(asset[row]!))) swaps++;
  }
  const own = ownWallets(input, node, payees, payers, sweeps_to);
  return {
    window_days: Math.max(1, Math.round((window.end_ms - window.start_ms) / DAY_MS)),
    out: { ...sideOf(input, sent, payees, amounts_usd), own_ratio: own.out_ratio },
    into: { ...sideOf(input, received, payers, amounts_usd), own_ratio: own.in_ratio },
    own_wallets: own.count,
    mutual,
    swap_ratio: ratio(swaps, mutual),
    deposit_wallets: feeder_count[node]!,
  };
}

function sideOf(
  { transfers, window }: Pick<TypologyInput, 'transfers' | 'window'>,
  rows: Uint32Array,
  counterparties: ReadonlyMap<number, readonly number[]>,
  amounts_usd: Float64Array,
): Omit<Side, 'own_ratio'> {
  const { timestamp_ms, amount, amount_usd, asset } = transfers;
  const days = new Set<number>();
  const parts = new Set<number>();
  const part_ms = (window.end_ms - window.start_ms) / PARTS;
  const sums = new Map<number, number>();
  let usd = 0;
  for (const row of rows) {
    usd += amount_usd[row]!;
    days.add(Math.floor(timestamp_ms[row]! / DAY_MS));
    parts.add(Math.floor((timestamp_ms[row]! - window.start_ms) / part_ms));
    const sum =
      asset[row]! * SUMS_AN_ASSET +
      Math.round(Math.log(Math.max(1e-18, amount[row]!)) * SAME_SUM_STEPS) +
      SUMS_AN_ASSET / 2;
    sums.set(sum, (sums.get(sum) ?? 0) + 1);
  }
  const again = [...counterparties.values()].filter((list) => list.length > 1);
  const commonest = [...sums.values()].sort((a, b) => b - a);
  const shareOf = (most: number): number =>
    ratio(
      commonest.slice(0, most).reduce((total, times) => total + times, 0),
      rows.length,
    );
  return {
    transfers: rows.length,
    counterparties: counterparties.size,
    usd,
    days: days.size,
    spread: parts.size / PARTS,
    repeat_ratio: ratio(again.length, counterparties.size),
    variation: medianOf(again.map((list) => variation(list.map((row) => amount[row]!)))),
    top_three_ratio: shareOf(3),
    top_five_ratio: shareOf(5),
    rank: percentileRank(amounts_usd, medianOf([...rows].map((row) => amount_usd[row]!))),
  };
}
