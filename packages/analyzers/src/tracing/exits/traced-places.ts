/** Where traced money left or lies: one row an address, the most money first. */
import type { ExposureMethod } from '@analytics/domain';
import { countEnds, rowsIn, rowsOut } from '../../transfer-index.ts';
import type { Followed, Parts } from './follow-money.ts';
import { CONSERVING, byMethods, type ConservingMethod } from './follow-money.ts';
import { rowsOf, type Moves } from './moves.ts';
import type { TraceSettings } from './params.ts';
import type { TraceEnds } from './trace-ends.ts';
import { inUnits, type TraceInput } from './trace-input.ts';
import type { TraceRequest } from './trace-money.ts';

export interface TracedPlace {
  readonly node: number;
  /**
   * `exit`: the trace ends there. `held`: it is still there when the window ends (where it first appears, backward). `not_followed`: the work budget was spent.
   */
  readonly ending: 'exit' | 'held' | 'not_followed';
  readonly role: string;
  /** Distinct addresses that pay it and that it pays, in the window. */
  readonly payer_count: number;
  readonly payee_count: number;
  /**
   * USD by method, at the value with which it entered the trace; poison at most all that entered. 0 where nothing has a
   * price.
   */
  readonly usd: Readonly<Record<ExposureMethod, number>>;
  readonly share_ratio: Readonly<Record<ExposureMethod, number>>;
  /** Exact, in the shown method, scaled by 10^18, by asset. */
  readonly amounts: ReadonlyMap<number, bigint>;
  readonly hops: number;
  readonly hops_usual: number;
  readonly first_ms: number;
  readonly last_ms: number;
  /** Transfer rows into it that carried traced money. */
  readonly rows: readonly number[];
  /** Addresses that pay all they have into it, as deposit wallets do, the most money first. */
  readonly deposit_nodes: readonly number[];
}

interface CounterpartyCounts {
  readonly senders: number;
  readonly receivers: number;
}

interface PlaceInput {
  readonly input: TraceInput;
  readonly moves: Moves;
  readonly ends: TraceEnds;
  readonly followed: Followed;
  readonly request: TraceRequest;
  readonly settings: TraceSettings;
  readonly values_units: boolean;
  readonly turned: (row: number) => number;
  readonly countsOf: (node: number) => CounterpartyCounts;
}

interface Gathered {
  readonly node: number;
  readonly ending: TracedPlace['ending'];
  readonly arrivals: { readonly move: number; readonly account: number; readonly parts: Parts }[];
}

/** O(arrivals · log arrivals). */
export function placesOf(place: PlaceInput): { named: TracedPlace[]; small: { count: number; usd: number } } {
  const { followed, request, settings, values_units } = place;
  const enteredBy = (method: ConservingMethod): number => inUnits(followed.ledger.value('entered', method));
  const entered = byMethods((method) =>
    method === 'poison' ? Math.max(...CONSERVING.map(enteredBy)) : enteredBy(method),
  );
  const named: TracedPlace[] = [];
  const small = { count: 0, usd: 0 };
  const reached = new Set(followed.ways.reached);
  for (const gathered of gather(place)) {
    const value = byMethods((method) => {
      const sum = gathered.arrivals.reduce((all, { parts }) => all + parts[method].value, 0n);
      const number = inUnits(sum);
      return method === 'poison' ? Math.min(entered.poison, number) : number;
    });
    const share_ratio = byMethods((method) =>
      entered[method] > 0 ? Math.min(1, value[method] / entered[method]) : unitShare(place, gathered, method),
    );
    // Of an asset without a price the units decide, also where another asset has one.
    const shares = CONSERVING.map((method) => Math.max(share_ratio[method], unpricedShare(place, gathered, method)));
    const conserved = Math.max(...shares);
    // What lies somewhere by poison is all that the address has: it says less than a payment into an exit.
    const least = gathered.ending === 'exit' ? settings.poison_share_ratio : settings.named_share_ratio / 2;
    const isLarge =
      conserved >= settings.named_share_ratio ||
      (share_ratio.poison >= settings.named_share_ratio && conserved >= least);
    if (!isLarge && gathered.node !== request.to) {
      small.count++;
      small.usd += values_units ? 0 : value[request.method];
      continue;
    }
    named.push(placeOf(place, gathered, reached, values_units ? byMethods(() => 0) : value, share_ratio));
  }
  const { method } = request;
  const worth = (one: TracedPlace): number => one.share_ratio[method];
  const most = (one: TracedPlace): number => Math.max(...CONSERVING.map((conserving) => one.share_ratio[conserving]));
  named.sort((a, b) => worth(b) - worth(a) || most(b) - most(a) || a.node - b.node);
  return { named, small };
}

function gather({ moves, followed }: PlaceInput): Gathered[] {
  const places: Gathered[] = [];
  for (const [node, arrivals] of followed.exits) {
    places.push({
      node,
      ending: 'exit',
      arrivals: arrivals.map(({ move, parts }) => ({ move, account: moves.toAccount[move]!, parts })),
    });
  }
  const holders = new Map<number, Gathered>();
  for (const [account, parts] of followed.held) {
    const node = moves.nodeOfAccount[account]!;
    let holder = holders.get(node);
    if (holder === undefined) {
      holder = { node, ending: followed.is_complete ? 'held' : 'not_followed', arrivals: [] };
      holders.set(node, holder);
    }
    holder.arrivals.push({ move: -1, account, parts });
  }
  return [...places, ...holders.values()];
}

/** The largest share of a class that entered without a value. */
function unpricedShare(place: PlaceInput, { arrivals, ...gathered }: Gathered, method: ExposureMethod): number {
  const isUnpriced = (parts: Parts): boolean => parts[method].units > 0n && parts[method].value === 0n;
  return unitShare(place, { ...gathered, arrivals: arrivals.filter(({ parts }) => isUnpriced(parts)) }, method);
}

/** The largest share of a class that entered. */
function unitShare({ moves, followed }: PlaceInput, { arrivals }: Gathered, method: ExposureMethod): number {
  const units = new Map<number, bigint>();
  for (const { account, parts } of arrivals) {
    const one = moves.classOfAccount[account]!;
    units.set(one, (units.get(one) ?? 0n) + parts[method].units);
  }
  return Math.max(
    0,
    ...Array.from(units, ([one, sum]) => {
      const entered = followed.ledger.enteredUnits(one);
      return entered === 0n ? 0 : Math.min(1, Number(sum) / Number(entered));
    }),
  );
}

function placeOf(
  place: PlaceInput,
  { node, ending, arrivals }: Gathered,
  reached: ReadonlySet<number>,
  usd: Readonly<Record<ExposureMethod, number>>,
  share_ratio: Readonly<Record<ExposureMethod, number>>,
): TracedPlace {
  const { input, moves, ends, request, turned } = place;
  const amounts = new Map<number, bigint>();
  let [weight, weighted] = [0, 0];
  for (const { move, account, parts } of arrivals) {
    const parcel = parts[request.method];
    const asset = assetOf(input, moves, move, account);
    if (parcel.units > 0n) amounts.set(asset, (amounts.get(asset) ?? 0n) + parcel.units);
    const most = Math.max(...CONSERVING.map((method) => Number(parts[method].value)));
    const hops = CONSERVING.map((method) => parts[method]).reduce((a, b) => (b.value > a.value ? b : a)).hops;
    weight += most;
    weighted += most * hops;
  }
  const into =
    ending === 'exit'
      ? arrivals.map(({ move }) => move)
      : movesInto(
          place,
          arrivals.map(({ account }) => account),
          reached,
        );
  const times = into.map((move) => Math.abs(moves.timestamp_ms[move]!));
  const { senders, receivers } = place.countsOf(node);
  const fewest = into.reduce((least, move) => Math.min(least, place.followed.ways.hops[move]!), Infinity);
  const hops = Number.isFinite(fewest) ? fewest : 0;
  return {
    node,
    ending,
    role: ends.roleOf(node) || (ending === 'exit' ? 'end' : 'holder'),
    payer_count: request.direction === 'forward' ? senders : receivers,
    payee_count: request.direction === 'forward' ? receivers : senders,
    usd,
    share_ratio,
    amounts,
    hops,
    hops_usual: Math.max(hops, Math.round(weight > 0 ? weighted / weight : hops)),
    first_ms: times.reduce((least, time) => Math.min(least, time), Infinity),
    last_ms: times.reduce((most, time) => Math.max(most, time), 0),
    rows: [...new Set(into.flatMap((move) => rowsOf(moves, move)))].map(turned).sort((a, b) => a - b),
    deposit_nodes: ending === 'exit' ? depositNodes(place, node, into) : [],
  };
}

/** The asset of a move's transfer, or the first of the account's class. */
function assetOf({ transfers }: TraceInput, moves: Moves, move: number, account: number): number {
  const origin = move < 0 ? -1 : moves.origin[move]!;
  return origin >= 0 ? transfers.asset[origin]! : moves.classes.assetsOf[moves.classOfAccount[account]!]![0]!;
}

/** What carried traced money into the accounts, whether it has a price or not. */
function movesInto({ moves }: PlaceInput, accounts: readonly number[], reached: ReadonlySet<number>): number[] {
  return accounts.flatMap((account) =>
    Array.from(moves.places.subarray(moves.offsets[account], moves.offsets[account + 1])).filter(
      (move) => moves.toAccount[move] === account && reached.has(move),
    ),
  );
}

/** Of the addresses that paid into an exit, those that are paid and pay nobody else. */
function depositNodes({ input, moves, ends, followed }: PlaceInput, node: number, into: readonly number[]): number[] {
  const { index, transfers } = input;
  const carried = new Map<number, number>();
  for (const move of into) {
    const payer = moves.from[move]!;
    carried.set(payer, (carried.get(payer) ?? 0) + followed.ways.weight[move]!);
  }
  return [...carried]
    .filter(([payer]) => {
      const outs = rowsOut(index, payer);
      const isPaid = rowsIn(index, payer).length > 0;
      return isPaid && !ends.isSource(payer) && outs.every((row) => transfers.to[row] === node);
    })
    .sort(([a, most], [b, more]) => more - most || a - b)
    .map(([payer]) => payer);
}

/** Distinct addresses that pay a node and that it pays, in the direction's time; each node is counted once. */
export function counterpartyCounts({ index, transfers }: TraceInput): (node: number) => CounterpartyCounts {
  const known = new Map<number, CounterpartyCounts>();
  return (node) => {
    let counts = known.get(node);
    if (counts === undefined) {
      counts = {
        senders: countEnds(rowsIn(index, node), transfers.from),
        receivers: countEnds(rowsOut(index, node), transfers.to),
      };
      known.set(node, counts);
    }
    return counts;
  };
}
