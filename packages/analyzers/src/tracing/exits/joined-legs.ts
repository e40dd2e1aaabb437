/**
 * The legs of one transaction joined: what an address gives and gets in it is a change, and who only passes on
 * vanishes.
 */
import type { AssetClasses } from './asset-classes.ts';
import { connectedRows, movesBySource } from './passing-sources.ts';
import { exactAt, shareOf, type TraceInput } from './trace-input.ts';
import type { TraceEnds } from './trace-ends.ts';

/** A move that is no single transfer. Amounts and USD are scaled by 10^18. */
export interface JoinedMove {
  readonly kind: 'joined_legs' | 'two_transactions' | 'off_view';
  readonly from: number;
  readonly to: number;
  readonly from_class: number;
  readonly to_class: number;
  readonly given: bigint;
  readonly got: bigint;
  readonly usd: bigint;
  readonly time_ms: number;
  /** Comes before this row in time order. */
  readonly before_row: number;
  readonly rows: readonly number[];
}

/** Fees and slippage take no more: beyond it the difference is a payment of its own. */
const MAX_CHANGE_LOSS = 0.25;
/** A transaction of more transfers is a payout to many, which has nothing to join. */
const MAX_LEGS = 2_000;
/**
 * Joining makes a move of each pair of a giver and a getter. Where those are more than this for each of its transfers a
 * transaction is left as they are: whoever wrote it decides how many there are.
 */
const MAX_PAIRS_A_LEG = 16;
/** Who passes money on in so many transactions does it for others. */
const ROUTER_TRANSACTIONS = 3;

/** What one address gives or gets net in a transaction. */
interface Side {
  readonly node: number;
  readonly asset_class: number;
  amount: bigint;
  usd: bigint;
}

export interface JoinedLegs {
  readonly moves: readonly JoinedMove[];
  /** 1 for a transfer row that the joined moves replace. */
  readonly replaced: Uint8Array;
  /** Transactions in which somebody gives and gets, left as they are for their many payers and payees. */
  readonly left_apart: number;
  /** 1 for a node that takes part in a transaction in which somebody gives and gets. */
  readonly in_legs: Uint8Array;
}

/**
 * Only transactions in which somebody both gives and gets are touched. Of what an address changed, the USD values
 * decide: where they agree, all it gave became all it got. The rest goes from those who only gave to those who only
 * got. Where money is made or burned there is no other side. `taken` rows are left alone.
 */
export function joinedLegs(
  input: TraceInput,
  classes: AssetClasses,
  ends: TraceEnds,
  isNull: (node: number) => boolean,
  taken: Uint8Array,
): JoinedLegs {
  const { transfers, transaction } = input;
  const replaced = taken.slice();
  const moves: JoinedMove[] = [];
  const legs: number[][] = [];
  const in_legs = new Uint8Array(input.index.nodeCount);
  let left_apart = 0;
  /** Transactions in which each node both gave and got. */
  const passes = new Uint32Array(input.index.nodeCount);
  for (let begin = 0, end = 0; begin < transfers.length; begin = end) {
    end = begin + 1;
    while (end < transfers.length && transaction[end] === transaction[begin]) end++;
    if (end - begin < 2 || end - begin > MAX_LEGS) continue;
    const rows = rowsOfLegs(input, classes, ends, taken, begin, end);
    const givers = new Set(rows.map((row) => transfers.from[row]!));
    const both = new Set(rows.map((row) => transfers.to[row]!).filter((node) => givers.has(node) && !isNull(node)));
    if (both.size === 0) continue;
    for (const node of both) passes[node]!++;
    legs.push(rows);
    for (const row of rows) in_legs[transfers.from[row]!] = in_legs[transfers.to[row]!] = 1;
  }
  const isRouter = (node: number): boolean => ends.isSwap(node) || passes[node]! >= ROUTER_TRANSACTIONS;
  for (const rows of legs) {
    const nets = netsOf(input, classes, rows);
    const gives = nets.filter(({ amount }) => amount < 0n).length;
    if (gives * (nets.length - gives) > MAX_PAIRS_A_LEG * rows.length) {
      left_apart++;
      continue;
    }
    const lostOf = (part: readonly number[], joined: readonly JoinedMove[]): number[] =>
      [...new Set(part.map((row) => transfers.from[row]!))].filter(
        (node) => ends.isSource(node) && !joined.some(({ from }) => from === node),
      );
    const join = (part: readonly number[], joined: readonly JoinedMove[]): void => {
      for (const row of part) replaced[row] = 1;
      for (const move of joined) moves.push(move);
    };
    const whole = movesOfLegs(input, classes, rows, nets, isNull, isRouter);
    if (lostOf(rows, whole).length === 0) {
      join(rows, whole);
      continue;
    }
    // A source that only passes on would vanish with what is asked about: it stays, beside what others do.
    for (const part of connectedRows(input, rows, isNull)) {
      const joined = movesOfLegs(input, classes, part, netsOf(input, classes, part), isNull, isRouter);
      const [lost, ...more] = lostOf(part, joined);
      if (lost === undefined) join(part, joined);
      else if (more.length === 0) {
        const by_source = movesBySource(input, classes, part, joined, lost, isNull);
        if (by_source !== undefined) join(part, by_source);
      }
    }
  }
  return { moves, replaced, left_apart, in_legs };
}

/**
 * Transfers of a transaction that may be joined. What an end takes in it keeps for its customers: of one that pays
 * nothing here, only what somebody passes on to it is joined, so that who passes on for many does not end a trace.
 */
function rowsOfLegs(
  { transfers: { from, to, amount } }: TraceInput,
  { is_renaming }: AssetClasses,
  { keepsApart }: TraceEnds,
  taken: Uint8Array,
  begin: number,
  end: number,
): number[] {
  const rows: number[] = [];
  const payees = new Set<number>();
  const paying_ends = new Set<number>();
  for (let row = begin; row < end; row++) {
    if (taken[row] === 1 || is_renaming[row] === 1 || !(amount[row]! > 0)) continue;
    if (keepsApart(from[row]!)) paying_ends.add(from[row]!);
    else {
      rows.push(row);
      payees.add(to[row]!);
    }
  }
  return rows.filter((row) => {
    const payee = to[row]!;
    return !keepsApart(payee) || (payees.has(from[row]!) && !paying_ends.has(payee));
  });
}

function movesOfLegs(
  input: TraceInput,
  classes: AssetClasses,
  rows: readonly number[],
  nets: readonly Side[],
  isNull: (node: number) => boolean,
  isRouter: (node: number) => boolean,
): JoinedMove[] {
  const { transfers } = input;
  const whole = nets.map((side) => ({ ...side }));
  const nodes = [...new Set(nets.map(({ node }) => node))].sort((a, b) => a - b);
  const givers: Side[] = [];
  const takers: Side[] = [];
  const moves: JoinedMove[] = [];
  const add = (from: Side, to: Side, given: bigint, got: bigint, usd: bigint): void => {
    if (given === 0n || got === 0n) return;
    moves.push({
      kind: 'joined_legs',
      from: from.node,
      to: to.node,
      from_class: from.asset_class,
      to_class: to.asset_class,
      given,
      got,
      usd,
      time_ms: transfers.timestamp_ms[rows[0]!]!,
      before_row: rows[0]!,
      rows,
    });
  };
  for (const node of nodes) {
    const own = nets.filter((one) => one.node === node);
    const gives = own.filter(({ amount }) => amount < 0n).map(positive);
    const gets = own.filter(({ amount }) => amount > 0n);
    if (isNull(node)) {
      takers.push(...gets);
      continue;
    }
    const [left, rest] = changeOf(gives, gets, add);
    givers.push(...left);
    takers.push(...rest);
  }
  const [giver] = givers;
  // A router that keeps wrapped coins pays coins, in a call that many exports of transfers leave out.
  const isUnwrapped = ({ node, asset_class }: Side): boolean =>
    isRouter(node) &&
    rows.every((row) => {
      const isInto = transfers.to[row] === node && classes.of[transfers.asset[row]!] === asset_class;
      return !isInto || transfers.asset[row] !== classes.assetsOf[asset_class]![0];
    });
  const paid =
    giver === undefined || givers.length > 1
      ? takers
      : takers.map((taker) => (isUnwrapped(taker) ? { ...taker, node: giver.node } : taker));
  payBetween(givers, paid, whole, add);
  return moves;
}

type Add = (from: Side, to: Side, given: bigint, got: bigint, usd: bigint) => void;

/** Net amounts by node and class; USD signed alike. */
function netsOf(
  { transfers, amount_exact, amount_usd_exact }: TraceInput,
  classes: AssetClasses,
  rows: readonly number[],
): Side[] {
  const nets = new Map<string, Side>();
  const change = (node: number, asset_class: number, amount: bigint, usd: bigint): void => {
    const key = `${node}/${asset_class}`;
    const side = nets.get(key);
    if (side === undefined) nets.set(key, { node, asset_class, amount, usd });
    else {
      side.amount += amount;
      side.usd += usd;
    }
  };
  for (const row of rows) {
    const asset_class = classes.of[transfers.asset[row]!]!;
    const amount = exactAt(amount_exact, row);
    const usd = exactAt(amount_usd_exact, row);
    change(transfers.from[row]!, asset_class, -amount, -usd);
    change(transfers.to[row]!, asset_class, amount, usd);
  }
  return [...nets.values()].filter(({ amount }) => amount !== 0n);
}

function positive({ node, asset_class, amount, usd }: Side): Side {
  return { node, asset_class, amount: -amount, usd: usd < 0n ? -usd : 0n };
}

/** Changes of one address, and what of its giving and getting is left. */
function changeOf(gives: readonly Side[], gets: readonly Side[], add: Add): [left: Side[], rest: Side[]] {
  if (gives.length === 0 || gets.length === 0) return [[...gives], [...gets]];
  const [gave, got] = [total(gives), total(gets)];
  const isPriced = gives.every(({ usd }) => usd > 0n) && gets.every(({ usd }) => usd > 0n);
  const isWhole = !isPriced || isAlike(gave, got);
  const least = gave < got ? gave : got;
  const [givenOf, gotOf] = isWhole ? [1n, 1n] : [least, least];
  const [wholeGiven, wholeGot] = isWhole ? [1n, 1n] : [gave, got];
  const left: Side[] = [];
  const rest: Side[] = [];
  // Every class given becomes its part of every class got.
  const weights = isPriced ? gives.map(({ usd }) => usd) : gives.map(() => 1n);
  const gotWeights = isPriced ? gets.map(({ usd }) => usd) : gets.map(() => 1n);
  // What has no price is worth what it became.
  const worth = gave === 0n ? apart(got, weights) : gives.map(({ usd }) => usd);
  const given = gives.map(({ amount }) => shareOf(amount, givenOf, wholeGiven));
  const taken = gets.map(({ amount }) => shareOf(amount, gotOf, wholeGot));
  gives.forEach((give, at) => {
    const parts = apart(given[at]!, gotWeights);
    const usd = apart(shareOf(worth[at]!, givenOf, wholeGiven), gotWeights);
    gets.forEach((get, to) => {
      add(give, get, parts[to]!, apart(taken[to]!, weights)[at]!, usd[to]!);
    });
    const staying = give.amount - given[at]!;
    if (staying > 0n) left.push({ ...give, amount: staying, usd: give.usd - shareOf(give.usd, givenOf, wholeGiven) });
  });
  gets.forEach((get, at) => {
    const more = get.amount - taken[at]!;
    if (more > 0n) rest.push({ ...get, amount: more, usd: get.usd - shareOf(get.usd, gotOf, wholeGot) });
  });
  return [left, rest];
}

/** From those who only gave to those who only got: in one class first, then across by value. */
function payBetween(givers: Side[], takers: Side[], nets: readonly Side[], add: Add): void {
  for (const giver of givers) {
    for (const taker of takers) {
      if (giver.asset_class !== taker.asset_class || giver.node === taker.node) continue;
      const amount = giver.amount < taker.amount ? giver.amount : taker.amount;
      if (amount === 0n) continue;
      const usd = shareOf(giver.usd, amount, giver.amount);
      add(giver, taker, amount, amount, usd);
      giver.usd -= usd;
      taker.usd -= shareOf(taker.usd, amount, taker.amount);
      giver.amount -= amount;
      taker.amount -= amount;
    }
  }
  const waiting = takers.filter(({ amount }) => amount > 0n);
  for (const giver of givers) {
    if (giver.amount === 0n) continue;
    const others = waiting.filter(
      ({ node, asset_class, amount }) => amount > 0n && (node !== giver.node || asset_class !== giver.asset_class),
    );
    if (others.length === 0) {
      const [largest] = nets
        .filter(
          ({ asset_class, amount, node }) => asset_class === giver.asset_class && amount > 0n && node !== giver.node,
        )
        .sort((a, b) => (a.amount === b.amount ? a.node - b.node : a.amount > b.amount ? -1 : 1));
      if (largest !== undefined) add(giver, largest, giver.amount, giver.amount, giver.usd);
      continue;
    }
    // Each giver's money goes to all who wait, by value, and each of them gets the part of the givers' values.
    const isPriced = others.every(({ usd }) => usd > 0n);
    const weights = others.map(({ usd }) => (isPriced ? usd : 1n));
    const all = givers.filter(({ amount }) => amount > 0n);
    const inAll = all.every(({ usd }) => usd > 0n) ? [giver.usd, total(all)] : [1n, BigInt(all.length)];
    const parts = apart(giver.amount, weights);
    const worth = total(all) === 0n ? total(others) / BigInt(all.length) : giver.usd;
    const usd = apart(worth, weights);
    others.forEach((taker, at) => {
      add(giver, taker, parts[at]!, shareOf(taker.amount, inAll[0]!, inAll[1]!), usd[at]!);
    });
  }
}

/** A whole number in parts by weight that sum to it; the last takes what rounding leaves. */
function apart(whole: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, one) => all + one, 0n);
  let left = whole;
  return weights.map((weight, at) => {
    const part = at === weights.length - 1 ? left : sum === 0n ? 0n : (whole * weight) / sum;
    left -= part;
    return part;
  });
}

function total(sides: readonly Side[]): bigint {
  return sides.reduce((sum, { usd }) => sum + usd, 0n);
}

function isAlike(one: bigint, other: bigint): boolean {
  const [less, more] = one < other ? [one, other] : [other, one];
  return Number(more - less) <= MAX_CHANGE_LOSS * Number(more);
}
