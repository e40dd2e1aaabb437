/** What each method keeps of an account's traced money, and what part of it leaves with which payment. */
import type { ExposureMethod } from '@analytics/domain';
import { shareOf } from './trace-input.ts';

/** Traced money: base units of one class of assets, its value when it entered the trace, and how many moves it came. */
export interface Parcel {
  readonly units: bigint;
  readonly value: bigint;
  /** The mean over its units. */
  readonly hops: number;
}

export const NOTHING: Parcel = { units: 0n, value: 0n, hops: 0 };

/** The traced money of one account under one method. All but poison conserve units and value. */
export interface Purse {
  /** `amount` arrives, of which `traced` is traced. */
  receive(amount: bigint, traced: Parcel): void;
  /**
   * `amounts` leave together out of `balance`; gives the traced part of each. What is beyond the balance is older money.
   */
  spend(amounts: readonly bigint[], balance: bigint): Parcel[];
  held(): Parcel;
}

/** `clean` is the untraced balance when traced money first arrives. */
export type OpenPurse = (clean: bigint) => Purse;

export const PURSES: Readonly<Record<ExposureMethod, OpenPurse>> = {
  poison: poisonPurse,
  haircut: haircutPurse,
  fifo: fifoPurse,
  tiho: tihoPurse,
};

/** Never holds anything: a method that is not wanted. */
function idlePurse(): Purse {
  return { receive: () => undefined, spend: (amounts) => amounts.map(() => NOTHING), held: () => NOTHING };
}

/** Haircut and nothing else, in a third of the time. */
export const HAIRCUT_ALONE: typeof PURSES = {
  poison: idlePurse,
  haircut: haircutPurse,
  fifo: idlePurse,
  tiho: idlePurse,
};

export function merged(one: Parcel, other: Parcel): Parcel {
  if (one.units === 0n && one.value === 0n) return other;
  if (other.units === 0n && other.value === 0n) return one;
  const units = one.units + other.units;
  const share = units === 0n ? 0 : Number(other.units) / Number(units);
  return { units, value: one.value + other.value, hops: one.hops + (other.hops - one.hops) * share };
}

/** The part of so many units, and the rest; values in proportion, rounded so that both sum to the whole. */
export function divided(whole: Parcel, units: bigint): [part: Parcel, rest: Parcel] {
  if (units === 0n) return [NOTHING, whole];
  const value = shareOf(whole.value, units, whole.units);
  return [
    { units, value, hops: whole.hops },
    units === whole.units ? NOTHING : { units: whole.units - units, value: whole.value - value, hops: whole.hops },
  ];
}

/** In parts as large as `amounts` are of `whole`; where they are all of it, nothing stays. */
function dividedBy(parcel: Parcel, amounts: readonly bigint[], whole: bigint): [parts: Parcel[], rest: Parcel] {
  let rest = parcel;
  let behind = whole;
  const parts = amounts.map((amount) => {
    // Of what is left, so that rounding never takes more than there is and the last one takes it all.
    const [part, left] = divided(rest, behind === 0n ? 0n : shareOf(rest.units, amount, behind));
    rest = left;
    behind -= amount;
    return part;
  });
  return [parts, rest];
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** Every payment after the first traced receipt is traced whole. */
function poisonPurse(): Purse {
  let fewest = Infinity;
  return {
    receive(_, { units, hops }) {
      if (units > 0n) fewest = Math.min(fewest, hops);
    },
    spend: (amounts) => amounts.map((units) => (fewest === Infinity ? NOTHING : { units, value: 0n, hops: fewest })),
    held: () => NOTHING,
  };
}

/** Every payment takes the same part of the traced money as of the balance. */
function haircutPurse(): Purse {
  let held = NOTHING;
  return {
    receive(_, traced) {
      held = merged(held, traced);
    },
    spend(amounts, balance) {
      if (held.units === 0n) return amounts.map(() => NOTHING);
      const leaving = sumOf(amounts);
      const [parts, rest] = dividedBy(held, amounts, leaving > balance ? leaving : balance);
      held = rest;
      return parts;
    },
    held: () => held,
  };
}

/** What came first is spent first; payments of one instant take from the front together, each its proportion. */
function fifoPurse(clean: bigint): Purse {
  const queue: { amount: bigint; traced: Parcel }[] = clean > 0n ? [{ amount: clean, traced: NOTHING }] : [];
  let head = 0;
  return {
    receive(amount, traced) {
      if (amount > 0n || traced.units > 0n) queue.push({ amount, traced });
    },
    spend(amounts) {
      const leaving = sumOf(amounts);
      let missing = leaving;
      let mixed = NOTHING;
      while (missing > 0n && head < queue.length) {
        const first = queue[head]!;
        const amount = first.amount <= missing ? first.amount : missing;
        const [part, rest] = divided(
          first.traced,
          amount === first.amount ? first.traced.units : shareOf(first.traced.units, amount, first.amount),
        );
        mixed = merged(mixed, part);
        missing -= amount;
        if (amount === first.amount) head++;
        else queue[head] = { amount: first.amount - amount, traced: rest };
      }
      if (head > 64 && head * 2 > queue.length) {
        queue.splice(0, head);
        head = 0;
      }
      return mixed.units === 0n ? amounts.map(() => NOTHING) : dividedBy(mixed, amounts, leaving)[0];
    },
    held: () => queue.slice(head).reduce((sum, { traced }) => merged(sum, traced), NOTHING),
  };
}

/** The largest of the payments and of what stays takes the traced money first; equal ones alike. */
function tihoPurse(): Purse {
  let held = NOTHING;
  return {
    receive(_, traced) {
      held = merged(held, traced);
    },
    spend(amounts, balance) {
      if (held.units === 0n) return amounts.map(() => NOTHING);
      const leaving = sumOf(amounts);
      const units = highestFirst(held.units, [...amounts, balance > leaving ? balance - leaving : 0n]);
      let rest = held;
      const parts = amounts.map((_, at) => {
        const [part, left] = divided(rest, units[at]!);
        rest = left;
        return part;
      });
      held = rest;
      return parts;
    },
    held: () => held,
  };
}

/** Fills the sizes with `units`, the largest first; the last size is what stays, which takes what is left over. */
function highestFirst(units: bigint, sizes: readonly bigint[]): bigint[] {
  const order = sizes
    .map((_, at) => at)
    .sort((a, b) => (sizes[a] === sizes[b] ? a - b : sizes[a]! > sizes[b]! ? -1 : 1));
  const given = sizes.map(() => 0n);
  let left = units;
  for (let begin = 0, end = 0; begin < order.length && left > 0n; begin = end) {
    const size = sizes[order[begin]!]!;
    while (end < order.length && sizes[order[end]!] === size) end++;
    const count = BigInt(end - begin);
    const pool = left < size * count ? left : size * count;
    for (let at = begin, rest = pool; at < end; at++) {
      const part = rest / BigInt(end - at);
      given[order[at]!] = part;
      rest -= part;
    }
    left -= pool;
  }
  return given;
}
