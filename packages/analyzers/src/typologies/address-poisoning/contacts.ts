/** What somebody has to do with addresses that look alike: what was paid, what was sent as a bait, in order of time. */
import type { LookAlikeGroup } from '@analytics/domain';
import type { TypologyContext } from '../context.ts';
import { medianOf } from '../../median.ts';
import { timeOf, usdOf } from '../measures.ts';
import { largestOf } from '../../extremes.ts';

/** Transfers between one address and one of a group that looks alike. Rows ascend. */
export interface Contact {
  readonly paid: number[];
  readonly got: number[];
  /** Epoch milliseconds of transfers of value zero, in either direction. */
  readonly zeros: number[];
}

/** One who paid an address and is in contact with another that looks like it. */
export interface Deceit {
  readonly victim: number;
  /** Whom the victim really pays. */
  readonly imitated: number;
  readonly look_alike: number;
  /** What the victim had paid to the imitated address before the first bait, USD. */
  readonly paid_usd: number;
  /** Rows that the look-alike sent, and how many transfers of value zero there were. */
  readonly baits: readonly number[];
  readonly zero_count: number;
  readonly first_bait_ms: number;
  /** The largest bait over the payment that it imitates; 0 for zero and for another token of the same name. */
  readonly bait_ratio: number;
  /** What the victim then paid to the look-alike. */
  readonly lost: readonly number[];
}

/**
 * Everybody who has to do with two and more of the group, by node; then with which. Services are no victims: their
 * payments are what their customers ask for. O(transfers of the group).
 */
export function contactsOf(
  context: TypologyContext,
  { members }: LookAlikeGroup,
  zerosOf: ReadonlyMap<number, readonly number[]>,
): Map<number, Map<number, Contact>> {
  const { transfers, zero_value } = context.input;
  const inside = new Set(members);
  const all = new Map<number, Map<number, Contact>>();
  const contactOf = (other: number, member: number): Contact | undefined => {
    if (inside.has(other) || context.isService(other)) return undefined;
    let ofOther = all.get(other);
    if (ofOther === undefined) all.set(other, (ofOther = new Map<number, Contact>()));
    let contact = ofOther.get(member);
    if (contact === undefined) ofOther.set(member, (contact = { paid: [], got: [], zeros: [] }));
    return contact;
  };
  for (const member of members) {
    for (const row of context.rowsIn(member)) contactOf(transfers.from[row]!, member)?.paid.push(row);
    for (const row of context.rowsOut(member)) contactOf(transfers.to[row]!, member)?.got.push(row);
    for (const at of zerosOf.get(member) ?? []) {
      const other = zero_value.from[at] === member ? zero_value.to[at]! : zero_value.from[at]!;
      contactOf(other, member)?.zeros.push(zero_value.timestamp_ms[at]!);
    }
  }
  return new Map([...all].filter(([, ofOther]) => ofOther.size > 1).sort(([a], [b]) => a - b));
}

/**
 * The look-alikes that came to one address with a bait: nothing before it, and of what they sent nothing that is neither
 * zero, a trifle, nor another token of the same name. Of several that were really paid the one that got most is imitated.
 */
export function deceitsOf(context: TypologyContext, victim: number, contacts: ReadonlyMap<number, Contact>): Deceit[] {
  const deceits: Deceit[] = [];
  for (const [look_alike, { paid, got, zeros }] of contacts) {
    const first_got_ms = got.length > 0 ? timeOf(context, got[0]!) : Infinity;
    const first_bait_ms = Math.min(first_got_ms, zeros[0] ?? Infinity);
    if (first_bait_ms === Infinity || (paid.length > 0 && timeOf(context, paid[0]!) <= first_bait_ms)) continue;
    const [imitated, payments] = paidMost(context, contacts, look_alike, first_bait_ms);
    if (imitated === undefined) continue;
    deceits.push({
      victim,
      imitated,
      look_alike,
      paid_usd: usdOf(context, payments),
      baits: got,
      zero_count: zeros.length,
      first_bait_ms,
      bait_ratio: baitRatio(context, got, payments),
      lost: paid,
    });
  }
  return deceits;
}

/** Of the others, the one that was paid most before a time, with those payments; ties by node. */
function paidMost(
  context: TypologyContext,
  contacts: ReadonlyMap<number, Contact>,
  look_alike: number,
  before_ms: number,
): [imitated: number | undefined, payments: readonly number[]] {
  let [imitated, payments, most]: [number | undefined, readonly number[], number] = [undefined, [], 0];
  for (const [other, { paid }] of [...contacts].sort(([a], [b]) => a - b)) {
    if (other === look_alike) continue;
    const before = paid.filter((row) => timeOf(context, row) < before_ms);
    const usd = usdOf(context, before);
    if (usd > most) [imitated, payments, most] = [other, before, usd];
  }
  return [imitated, payments];
}

/** The largest of what was sent over the median payment; another token of the same name is worth nothing. */
function baitRatio(context: TypologyContext, got: readonly number[], payments: readonly number[]): number {
  const { transfers, assets } = context.input;
  const paid_assets = new Set(payments.map((row) => transfers.asset[row]!));
  const names = new Set([...paid_assets].map((asset) => assets[asset]!.asset_symbol.toUpperCase()));
  const isFake = (row: number): boolean => {
    const asset = transfers.asset[row]!;
    return !paid_assets.has(asset) && names.has(assets[asset]!.asset_symbol.toUpperCase());
  };
  const real = got.filter((row) => !isFake(row)).map((row) => context.value[row]!);
  if (real.length === 0) return 0;
  return largestOf(real) / medianOf(payments.map((row) => context.value[row]!));
}
