/** The walk of traced money through time, under every method at once, to services, dust or the end of the window. */
import { addToList, EXPOSURE_METHODS, type ExposureMethod } from '@analytics/domain';
import { instantQueue } from './instant-queue.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { givenBy, gotBy, usdOf, type Moves } from './moves.ts';
import { NOTHING, PURSES, divided, merged, type Parcel, type Purse } from './purses.ts';
import type { TraceEnds } from './trace-ends.ts';
import { turnOrder } from './turn-order.ts';
import { inUnits, shareOf, type TraceInput } from './trace-input.ts';
import { clearWays, type Ways } from './ways.ts';

export type Parts = Readonly<Record<ExposureMethod, Parcel>>;

/** Where traced money came to rest or left our sight. */
export interface Arrival {
  readonly move: number;
  readonly parts: Parts;
}

/** A part of a whole, at most all of it. */
export type SourceShare = readonly [part: bigint, whole: bigint];
export const WHOLE: SourceShare = [1n, 1n];
const NONE: SourceShare = [0n, 1n];

export interface FollowPlan {
  readonly input: TraceInput;
  readonly moves: Moves;
  readonly ends: TraceEnds;
  /** Everything that these nodes give is traced; none where moves are the sources. */
  readonly source_nodes: ReadonlySet<number>;
  /** Moves that are traced, each to a share of what it gives. */
  readonly source_moves: ReadonlyMap<number, SourceShare>;
  /** A traced part of less value is not followed; scaled by 10^18. */
  readonly limit: bigint;
  /** Value is USD, or base units where the one asset of the source has no price. */
  readonly values_units: boolean;
  readonly total_steps: number;
  /** Whose values `ways.carried` has. */
  readonly method: ExposureMethod;
  /** Room for the ways of one trace: what an earlier one left is cleared. */
  readonly ways: Ways;
  /** All methods unless given. */
  readonly purses?: typeof PURSES;
}

export interface Followed {
  readonly ledger: Ledger;
  /** What arrived at each node that ends the trace, in time order. */
  readonly exits: ReadonlyMap<number, readonly Arrival[]>;
  /** What each account still holds. */
  readonly held: ReadonlyMap<number, Parts>;
  readonly ways: Ways;
  readonly step_count: number;
  readonly is_complete: boolean;
}

interface Account {
  balance: bigint;
  readonly purses: Readonly<Record<ExposureMethod, Purse>>;
  /** Of a source: traced money that came back to it. */
  readonly returned: Record<ExposureMethod, Parcel>;
  /** The move that arrived by the fewest hops, and the one by the heaviest way; −1 before any. */
  shortest: number;
  heaviest: number;
  /** USD and units of the last receipt: what a unit is worth. */
  price: readonly [usd: bigint, units: bigint];
}

/** The methods under which nothing is lost or made. */
export const CONSERVING = ['haircut', 'fifo', 'tiho'] as const satisfies readonly ExposureMethod[];
export type ConservingMethod = (typeof CONSERVING)[number];
/** Of the units that entered in a class, a part that is dust where a part has no value to go by. */
const DUST_OF_UNPRICED = 1_000_000n;

/**
 * Inside one instant an account first gets, then gives; where that goes in a circle, the account that held traced money
 * before gives first. Poison follows only where a method that conserves still carries more than the limit. Pure and
 * deterministic. O(moves of reached accounts · methods).
 */
export function followMoney(plan: FollowPlan): Followed {
  const { input, moves, ends, source_nodes, source_moves, limit, ways, purses = PURSES } = plan;
  const { fromAccount, toAccount, nodeOfAccount, classOfAccount, instant, places, offsets } = moves;
  const ledger = openLedger();
  const exits = new Map<number, Arrival[]>();
  const accounts = new Map<number, Account>();
  clearWays(ways);
  const queue = instantQueue(moves);
  let step_count = 0;
  // Of the instant under way: whom money may reach, who had its turn, whose moves have arrived, what they carried.
  let now = -1;
  let turned = new Set<number>();
  let waiting: ReadonlySet<number> = new Set<number>();
  const landed = new Set<number>();
  const delivered = new Map<number, Parts>();

  for (const move of source_moves.keys()) queue.visit(instant[move]!, fromAccount[move]!);
  if (source_nodes.size > 0) {
    for (let account = 0; account < moves.accountCount; account++)
      if (source_nodes.has(nodeOfAccount[account]!)) queue.follow(account, -1);
  }
  let is_complete = false;
  while (step_count < plan.total_steps) {
    const next = queue.next();
    is_complete = next === undefined;
    if (next === undefined) break;
    now = next.instant;
    turned = new Set();
    landed.clear();
    delivered.clear();
    const turns = turnOrder(next.accounts, moves, movesNow, (account) => ends.isEnd(nodeOfAccount[account]!));
    waiting = turns.waiting;
    for (const account of turns.order) takeTurn(account);
  }
  return { ledger, exits, held: heldParts(), ways, step_count, is_complete };

  function movesNow(account: number): readonly number[] {
    return queue.movesOf(account, now);
  }

  function takeTurn(account: number): void {
    turned.add(account);
    const own = movesNow(account);
    const isSource = source_nodes.has(nodeOfAccount[account]!);
    const ins = own.filter((move) => toAccount[move] === account && fromAccount[move] !== account);
    const outs = own.filter((move) => fromAccount[move] === account && toAccount[move] !== account);
    step_count += own.length;
    let state = accounts.get(account);
    const isReached = state !== undefined || isSource || ins.some((move) => delivered.has(move));
    if (!isReached) {
      for (const move of outs) deliver(move, none(), undefined);
      return;
    }
    state ??= openAccount(account);
    queue.follow(account, now);
    receive(state, ins.filter(hasLanded));
    if (outs.length === 0) return;
    const parts = isSource ? sourceParts(state, account, outs) : spendAll(state, outs);
    outs.forEach((move, at) => {
      deliver(move, parts[at]!, state);
    });
  }

  /** What comes from accounts whose turn is still to come lands when they have it. */
  function hasLanded(move: number): boolean {
    return landed.has(move) || !waiting.has(fromAccount[move]!);
  }

  function receive(state: Account, ins: readonly number[]): void {
    if (ins.length === 0) return;
    const is_source = source_nodes.has(moves.to[ins[0]!]!);
    let amount = 0n;
    for (const move of ins) {
      const got = gotBy(input, moves, move);
      amount += got;
      const parts = delivered.get(move);
      if (parts === undefined) continue;
      noteArrival(state, move);
      if (got > 0n) state.price = [usdOf(input, moves, move), got];
    }
    state.balance += amount;
    for (const method of EXPOSURE_METHODS) {
      let traced = NOTHING;
      for (const move of ins) traced = merged(traced, delivered.get(move)?.[method] ?? NOTHING);
      if (is_source) state.returned[method] = merged(state.returned[method], traced);
      else state.purses[method].receive(amount, traced);
    }
  }

  function addLate(move: number, parts: Parts): void {
    const account = toAccount[move]!;
    const hasTaint = CONSERVING.some((method) => parts[method].units > 0n);
    const state = accounts.get(account);
    if (state === undefined && !hasTaint) return;
    if (hasTaint) delivered.set(move, parts);
    if (state !== undefined) {
      receive(state, [move]);
      return;
    }
    const opened = openAccount(account, move);
    queue.follow(account, now);
    receive(opened, [move]);
  }

  function spendAll(state: Account, outs: readonly number[]): Parts[] {
    const amounts = outs.map((move) => givenBy(input, moves, move));
    const spent = byMethods((method) => state.purses[method].spend(amounts, state.balance));
    const leaving = amounts.reduce((sum, amount) => sum + amount, 0n);
    state.balance = state.balance > leaving ? state.balance - leaving : 0n;
    return outs.map((_, at) => byMethods((method) => spent[method][at]!));
  }

  /** A source gives back what returned to it first; the rest enters the trace. */
  function sourceParts(state: Account, account: number, outs: readonly number[]): Parts[] {
    const amounts = outs.map((move) => givenBy(input, moves, move));
    return outs.map((move, at) =>
      byMethods((method) => {
        const amount = amounts[at]!;
        if (method === 'poison') return { units: amount, value: 0n, hops: 0 };
        const held = state.returned[method];
        const [returned, rest] = divided(held, held.units < amount ? held.units : amount);
        state.returned[method] = rest;
        return entering(method, account, move, amount, returned);
      }),
    );
  }

  /** Tops up what a source's move carries to all that is asked for of its amount. */
  function entering(
    method: ConservingMethod,
    account: number,
    move: number,
    amount: bigint,
    already: Parcel,
    [part, whole] = WHOLE,
  ): Parcel {
    const units = shareOf(amount, part, whole) - already.units;
    if (units <= 0n) return already;
    const value = plan.values_units ? units : shareOf(usdOf(input, moves, move), units, amount);
    const entered = { units, value, hops: 0 };
    ledger.add('entered', method, classOfAccount[account]!, entered);
    return merged(already, entered);
  }

  function deliver(move: number, spent: Parts, from: Account | undefined): void {
    const account = fromAccount[move]!;
    const to = toAccount[move]!;
    landed.add(move);
    if (CONSERVING.every((method) => spent[method].units === 0n) && !source_moves.has(move)) {
      if (turned.has(to)) addLate(move, spent);
      return;
    }
    const given = givenBy(input, moves, move);
    const got = gotBy(input, moves, move);
    const isOrigin = source_moves.has(move) || source_nodes.has(nodeOfAccount[account]!);
    const hop = moves.from[move] === moves.to[move] ? 0 : 1;
    const class_before = classOfAccount[account]!;
    const class_after = classOfAccount[to]!;
    const asked = source_moves.get(move);
    const conserved = (method: ConservingMethod): Parcel => {
      const parcel = asked === undefined ? spent[method] : entering(method, account, move, given, spent[method], asked);
      if (parcel.units === 0n) return NOTHING;
      const units = class_before === class_after && given === got ? parcel.units : shareOf(got, parcel.units, given);
      if (units === 0n || isBelow(parcel, class_before)) {
        ledger.add('below_limit', method, class_before, parcel);
        return NOTHING;
      }
      const value = parcel.value > 0n ? parcel.value : firstValue(method, move, parcel, given);
      const after = { units, value, hops: parcel.hops + hop };
      if (class_before !== class_after || given !== got) {
        ledger.add('changed', method, class_before, { ...parcel, value: 0n });
        ledger.add('changed_into', method, class_after, { ...after, value: 0n });
      }
      return after;
    };
    const [haircut, fifo, tiho] = [conserved('haircut'), conserved('fifo'), conserved('tiho')];
    const isCarried = haircut.units > 0n || fifo.units > 0n || tiho.units > 0n;
    if (!isCarried) {
      if (turned.has(to)) addLate(move, none());
      return;
    }
    const usd = plan.values_units ? got : usdOf(input, moves, move);
    const [part, whole] = spent.poison.units > 0n ? WHOLE : (asked ?? NONE);
    const poison =
      part === 0n
        ? NOTHING
        : { units: shareOf(got, part, whole), value: shareOf(usd, part, whole), hops: spent.poison.hops + hop };
    const parts: Parts = { poison, haircut, fifo, tiho };
    ways.reached.push(move);
    ways.carried[move] = inUnits(parts[plan.method].value);
    ways.share[move] = Number(parts[plan.method].units) / Number(got);
    noteWay(
      move,
      hop,
      Math.max(...[haircut, fifo, tiho].map(({ value }) => inUnits(value))),
      isOrigin ? undefined : from,
    );
    if (ends.isEnd(nodeOfAccount[to]!)) {
      addToList(exits, nodeOfAccount[to]!, { move, parts });
      return;
    }
    if (turned.has(to)) addLate(move, parts);
    else delivered.set(move, parts);
  }

  /** What had no price is worth what it became: that enters when it is known. */
  function firstValue(method: ConservingMethod, move: number, { units }: Parcel, given: bigint): bigint {
    const [before, after] = [classOfAccount[fromAccount[move]!]!, classOfAccount[toAccount[move]!]!];
    if (before === after || plan.values_units) return 0n;
    const value = shareOf(usdOf(input, moves, move), units, given);
    if (value > 0n) ledger.add('entered', method, before, { units: 0n, value, hops: 0 });
    return value;
  }

  function isBelow({ units, value }: Parcel, asset_class: number): boolean {
    if (value > 0n || plan.values_units) return value < limit;
    // Without a value the number of units decides, where the class is one that entered.
    return units * DUST_OF_UNPRICED < ledger.enteredUnits(asset_class);
  }

  /** How the money that the account holds now came to the move. */
  function noteWay(move: number, hop: number, value: number, from: Account | undefined): void {
    const short = from?.shortest ?? -1;
    const wide = from?.heaviest ?? -1;
    ways.shortest_before[move] = short;
    ways.hops[move] = (short < 0 ? 0 : ways.hops[short]!) + hop;
    ways.heaviest_before[move] = wide;
    ways.weight[move] = wide < 0 ? value : Math.min(ways.weight[wide]!, value);
  }

  function noteArrival(state: Account, move: number): void {
    if (state.shortest < 0 || ways.hops[move]! < ways.hops[state.shortest]!) state.shortest = move;
    if (state.heaviest < 0 || ways.weight[move]! > ways.weight[state.heaviest]!) state.heaviest = move;
  }

  /**
   * The balance before the instant, or, for money that arrives after the account's turn, all of the instant but that.
   */
  function openAccount(account: number, late?: number): Account {
    let balance = 0n;
    const last = late === undefined ? now - 1 : now;
    const end = offsets[account + 1]!;
    for (let begin = offsets[account]!, at = begin; begin < end && instant[places[begin]!]! <= last; begin = at) {
      const here = instant[places[begin]!]!;
      let leaving = 0n;
      for (; at < end && instant[places[at]!]! === here; at++) {
        const move = places[at]!;
        step_count++;
        if (toAccount[move] === account) {
          if (here < now || (move !== late && hasLanded(move))) balance += gotBy(input, moves, move);
        } else leaving += givenBy(input, moves, move);
      }
      balance = balance > leaving ? balance - leaving : 0n;
    }
    const state: Account = {
      balance,
      purses: byMethods((method) => purses[method](balance)),
      returned: none(),
      shortest: -1,
      heaviest: -1,
      price: [0n, 1n],
    };
    accounts.set(account, state);
    return state;
  }

  function heldParts(): Map<number, Parts> {
    const held = new Map<number, Parts>();
    const bucket = is_complete ? 'held' : 'not_followed';
    for (const [account, { purses, returned, balance, price }] of [...accounts].sort(([a], [b]) => a - b)) {
      const isSource = source_nodes.has(nodeOfAccount[account]!);
      const parts = byMethods((method) => {
        if (method !== 'poison') return isSource ? returned[method] : purses[method].held();
        // What a source has beside what came back is its own, and no part of what was traced.
        if (isSource) return mostOf(CONSERVING.map((one) => returned[one]));
        return {
          units: balance,
          value: plan.values_units ? balance : (price[0] * balance) / (price[1] || 1n),
          hops: 0,
        };
      });
      for (const method of CONSERVING) {
        if (parts[method].units > 0n) ledger.add(bucket, method, classOfAccount[account]!, parts[method]);
      }
      if (CONSERVING.some((method) => parts[method].units > 0n)) held.set(account, parts);
    }
    for (const arrivals of exits.values()) {
      for (const { move, parts } of arrivals) {
        for (const method of CONSERVING)
          ledger.add('arrived', method, classOfAccount[toAccount[move]!]!, parts[method]);
      }
    }
    return held;
  }
}

export function byMethods<T>(valueOf: (method: ExposureMethod) => T): Record<ExposureMethod, T> {
  return { poison: valueOf('poison'), haircut: valueOf('haircut'), fifo: valueOf('fifo'), tiho: valueOf('tiho') };
}

function mostOf(parcels: readonly Parcel[]): Parcel {
  return parcels.reduce((a, b) => (b.units > a.units ? b : a));
}

function none(): Parts {
  return { poison: NOTHING, haircut: NOTHING, fifo: NOTHING, tiho: NOTHING };
}
