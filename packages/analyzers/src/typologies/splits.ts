/**
 * Payments that are split at once: what one pays goes in two parts to two addresses, in the same transaction or minutes
 * after it came. Partners are two who share such payments again and again.
 */
import { addToList, HOUR_MS } from '@analytics/domain';
import type { TypologyContext } from './context.ts';
import { lowerBound } from '../lower-bound.ts';
import { medianOf } from '../median.ts';
import { timeOf } from './measures.ts';

export interface Split {
  /** Who paid. */
  readonly payer: number;
  /** Who took the payment and split it; the payer where one transaction pays both. */
  readonly splitter: number;
  /** Who gets the larger part (the splitter itself, where it keeps it), and who gets the share. */
  readonly taker: number;
  readonly partner: number;
  /** Of the payment, the part that the partner gets. */
  readonly share: number;
  /** The payment and its parts. */
  readonly rows: readonly number[];
}

/** One partner with those it shares payments with, at one share. */
export interface Partnership {
  readonly partner: number;
  /** Ascending. */
  readonly takers: readonly number[];
  /** The median of all its splits. */
  readonly share: number;
  /** Of all splits between them, those at that share. */
  readonly fixed_ratio: number;
  /** At that share, in the order of the window. */
  readonly splits: readonly Split[];
  /** Transfers between partner and takers that are no part of a split. */
  readonly other_dealings: number;
}

export interface SplitLimits {
  /** How long after a payment its parts may leave. */
  readonly split_minutes: number;
  /** The least part of a payment that is a share. */
  readonly min_share: number;
  /** How far a share may lie from the usual one. */
  readonly share_tolerance: number;
  /** A wallet that is paid no more often was made for a payment, and needs no haste. */
  readonly own_wallet_receipts: number;
  /** How long such a wallet may keep a payment, whose parts leave before the next one comes. */
  readonly own_wallet_hours: number;
}

const MINUTE_MS = 60_000;

/** The two parts and the payment may differ by a fee. */
const FEE_RATIO = 0.05;
/** The sum of two parts in floating point may exceed the whole by this. */
const ROUNDING = 1e-9;

/** What leaves in more parts is no split. */
const MAX_PARTS = 2;

/** Partnerships of fewer splits than this are not worth measuring. */
const LEAST_SPLITS = 3;

/**
 * Every partnership of at least three splits, by partner. Every receipt is looked at with the transfers that follow it
 * before the next, every payer with what one block of his holds: O(transfers).
 */
export function partnershipsOf(context: TypologyContext, limits: SplitLimits): Partnership[] {
  const { addresses } = context.input;
  const stride = addresses.length;
  const byPair = new Map<number, Split[]>();
  for (let node = 0; node < addresses.length; node++) {
    if (context.isService(node)) continue;
    const passed_on = [...splitsAfterReceipt(context, node, limits)];
    // What was just received and passed on is no payment of its own.
    const own = new Set(passed_on.flatMap(({ rows }) => rows));
    const paid = [...splitsInOneBlock(context, node, limits)].filter(({ rows }) => !rows.some((row) => own.has(row)));
    for (const split of [...passed_on, ...paid]) {
      if (context.isBystander(split.taker) || context.isBystander(split.partner)) continue;
      const key = split.partner * stride + split.taker;
      addToList(byPair, key, split);
    }
  }
  const repeated = new Map([...byPair].filter(([, splits]) => splits.length >= LEAST_SPLITS));
  const dealings = dealingsBetween(context, repeated, stride);
  const byPartner = new Map<number, [key: number, splits: Split[]][]>();
  for (const [key, splits] of repeated) {
    const partner = Math.floor(key / stride);
    addToList(byPartner, partner, [key, splits]);
  }
  return [...byPartner]
    .sort(([a], [b]) => a - b)
    .map(([partner, pairs]): Partnership => {
      const all = pairs.flatMap(([, splits]) => splits);
      const share = medianOf(all.map((split) => split.share));
      const splits = all
        .filter((split) => Math.abs(split.share - share) <= limits.share_tolerance)
        .sort((a, b) => a.rows[0]! - b.rows[0]!);
      return {
        partner,
        takers: [...new Set(splits.map(({ taker }) => taker))].sort((a, b) => a - b),
        share,
        fixed_ratio: splits.length / all.length,
        splits,
        other_dealings: pairs.reduce((sum, [key]) => sum + dealings.get(key)!, 0),
      };
    });
}

/** What an address passes on of a receipt before the next one: a share to one, or two parts that make up all of it. */
function* splitsAfterReceipt(context: TypologyContext, node: number, limits: SplitLimits): Generator<Split> {
  const { from, to, asset } = context.input.transfers;
  const [into, out] = [context.rowsIn(node), context.rowsOut(node)];
  const isOwnWallet = into.length <= limits.own_wallet_receipts;
  for (let at = 0, next = 0; at < into.length && next < out.length; at++) {
    const receipt = into[at]!;
    const begin_ms = timeOf(context, receipt);
    const later = into[at + 1];
    const end_ms = Math.min(
      begin_ms + limits.split_minutes * MINUTE_MS,
      later === undefined ? Infinity : timeOf(context, later) - 1,
    );
    while (next < out.length && timeOf(context, out[next]!) < begin_ms) next++;
    const parts: number[] = [];
    for (; next < out.length && timeOf(context, out[next]!) <= end_ms; next++) {
      if (asset[out[next]!] === asset[receipt]) parts.push(out[next]!);
    }
    const payer = from[receipt]!;
    const atOnce = partsOf(context, receipt, parts, limits);
    const split =
      atOnce ??
      (isOwnWallet
        ? wholeOf(partsOf(context, receipt, patientParts(context, receipt, later, limits), limits))
        : undefined);
    if (split === undefined) continue;
    const { small, large, share } = split;
    const [taker, partner] = [large === undefined ? node : to[large]!, to[small]!];
    if (payer === taker || payer === partner) continue;
    yield { payer, splitter: node, taker, partner, share, rows: [receipt, ...split.rows] };
  }
}

interface Parts {
  readonly small: number;
  /** Undefined where the rest is kept. */
  readonly large: number | undefined;
  readonly share: number;
  readonly rows: readonly number[];
}

/** A share of a receipt, or two parts that make up all of it; undefined where `rows` are neither. */
function partsOf(
  context: TypologyContext,
  receipt: number,
  rows: readonly number[],
  limits: SplitLimits,
): Parts | undefined {
  const { to, amount } = context.input.transfers;
  if (rows.length === 0 || rows.length > MAX_PARTS || !(amount[receipt]! > 0)) return undefined;
  const [small, large] = [...rows].sort((a, b) => amount[a]! - amount[b]! || b - a) as [number, number?];
  const share = amount[small]! / amount[receipt]!;
  const paid = rows.reduce((sum, row) => sum + amount[row]!, 0) / amount[receipt]!;
  const isWhole = large !== undefined && to[large] !== to[small] && paid >= 1 - FEE_RATIO && paid <= 1 + ROUNDING;
  if (share < limits.min_share || share > 0.5 || (large !== undefined && !isWhole)) return undefined;
  return { small, large, share, rows };
}

const wholeOf = (parts: Parts | undefined): Parts | undefined => (parts?.large === undefined ? undefined : parts);

/**
 * What a wallet of its own sends of a receipt's asset before the next one, however long a follow may take. One block
 * that pays both parts later is a payment of the wallet's owner: nothing.
 */
function patientParts(
  context: TypologyContext,
  receipt: number,
  later: number | undefined,
  { own_wallet_hours }: SplitLimits,
): number[] {
  const { to, asset, block_height } = context.input.transfers;
  const sent = context.rowsOut(to[receipt]!);
  const end_ms = timeOf(context, receipt) + own_wallet_hours * HOUR_MS;
  const rows: number[] = [];
  for (let at = lowerBound(sent, receipt); at < sent.length; at++) {
    const row = sent[at]!;
    if ((later !== undefined && row > later) || timeOf(context, row) > end_ms || rows.length > MAX_PARTS) break;
    if (asset[row] === asset[receipt]) rows.push(row);
  }
  return new Set(rows.map((row) => block_height[row])).size === rows.length ? rows : [];
}

/** Two payments of one address in one block, and no third: one transaction that pays both. */
function* splitsInOneBlock(context: TypologyContext, payer: number, limits: SplitLimits): Generator<Split> {
  const { to, amount, asset, block_height } = context.input.transfers;
  const out = context.rowsOut(payer);
  for (let first = 0, after = 0; first < out.length; first = after) {
    after = first + 1;
    while (after < out.length && block_height[out[after]!] === block_height[out[first]!]) after++;
    if (after - first !== 2) continue;
    const [a, b] = [out[first]!, out[first + 1]!];
    if (asset[a] !== asset[b] || to[a] === to[b]) continue;
    const [small, large] = amount[a]! <= amount[b]! ? [a, b] : [b, a];
    const share = amount[small]! / (amount[small]! + amount[large]!);
    if (!(share >= limits.min_share)) continue;
    yield { payer, splitter: payer, taker: to[large]!, partner: to[small]!, share, rows: [a, b] };
  }
}

/** How many transfers run between the two of each pair, in either direction, that are no part of their splits. */
function dealingsBetween(
  context: TypologyContext,
  pairs: ReadonlyMap<number, readonly Split[]>,
  stride: number,
): Map<number, number> {
  const { length, from, to } = context.input.transfers;
  const own = new Set([...pairs.values()].flatMap((splits) => splits.flatMap(({ rows }) => rows)));
  const counts = new Map([...pairs.keys()].map((key) => [key, 0]));
  for (let row = 0; row < length; row++) {
    if (own.has(row)) continue;
    for (const key of [from[row]! * stride + to[row]!, to[row]! * stride + from[row]!]) {
      const known = counts.get(key);
      if (known !== undefined) counts.set(key, known + 1);
    }
  }
  return counts;
}

/** Of the splits, those whose payer pays only once: strangers do, customers come back. */
export function paidOnceRatio(splits: readonly Split[]): number {
  const times = new Map<number, number>();
  for (const { payer } of splits) times.set(payer, (times.get(payer) ?? 0) + 1);
  return splits.filter(({ payer }) => times.get(payer) === 1).length / Math.max(1, splits.length);
}

/** Those who split and are neither the payers nor the takers, ascending. */
export function splittersOf({ splits, takers, partner }: Partnership): number[] {
  const others = splits.filter(({ splitter, payer }) => splitter !== payer).map(({ splitter }) => splitter);
  return [...new Set(others)].filter((node) => node !== partner && !takers.includes(node)).sort((a, b) => a - b);
}
