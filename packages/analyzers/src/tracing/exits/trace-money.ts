/**
 * A trace: from addresses or transfers over whatever way money took to where it left or still lies, and back the same
 * way.
 */
import type { ExposureMethod, TraceDirection } from '@analytics/domain';
import { backwardInTime } from './backward.ts';
import { CONSERVING, WHOLE, followMoney, type Followed, type SourceShare } from './follow-money.ts';
import { openWays, type Ways } from './ways.ts';
import { heaviestPaths, shortestPath, type TracePath } from './trace-paths.ts';
import { movesOf } from './moves-of.ts';
import { givenBy, gotBy, rowsOf, usdOf, type Moves } from './moves.ts';
import { counterpartyCounts, placesOf, type TracedPlace } from './traced-places.ts';
import type { TraceSettings } from './params.ts';
import { knownEnds, traceEnds, type KnownEnds, type TraceEnds } from './trace-ends.ts';
import { exactAt, inUnits, type TraceInput } from './trace-input.ts';
import { ledgerLines, type LedgerLine } from './ledger-lines.ts';

export interface TraceRequest {
  /** Nodes: everything that they send (received, backward) is traced. Not read where rows are given. */
  readonly nodes: readonly number[];
  /** Transfer rows that are traced whole, and nothing else of their transactions. */
  readonly rows: readonly number[];
  /** A node that ends the trace and is named, however little it got. */
  readonly to?: number | undefined;
  readonly direction: TraceDirection;
  /** Whose sums are shown; the range is over all. */
  readonly method: ExposureMethod;
  /** Parts of less are not followed. */
  readonly min_usd: number;
  readonly path_count: number;
}

export interface TracedEdge {
  readonly from: number;
  readonly to: number;
  readonly asset: number;
  /** Under the method that is shown. */
  readonly usd: number;
  readonly transfer_count: number;
}

export interface TraceResult {
  readonly places: readonly TracedPlace[];
  /** Exits and holders that got too little to be named. */
  readonly small: { readonly count: number; readonly usd: number };
  /**
   * USD that entered under the method that is shown, exact, scaled by 10^18; base units of its one asset where it has
   * no price.
   */
  readonly entered: bigint;
  readonly values_units: boolean;
  readonly ledger: readonly LedgerLine[];
  readonly paths: readonly TracePath[];
  /** Of a trace with `to`. */
  readonly shortest: TracePath | undefined;
  readonly edges: readonly TracedEdge[];
  readonly moves_followed: number;
  readonly is_complete: boolean;
  /** Ways that rest on an assumption. */
  readonly assumed_changes: number;
  /** Transactions of the window that were left as their transfers are, for their many payers and payees. */
  readonly left_apart: number;
  /** Moves that were asked about by their transfers. */
  readonly source_transfers: number;
}

/** How often hubs are looked at again: each time those that belong to the trace are passed. */
const MAX_ROUNDS = 6;

/** Answers one trace after another over the same window. */
export interface MoneyTracer {
  /** O(rounds · moves of reached accounts · methods); deterministic, whatever was asked before. */
  trace(request: TraceRequest): TraceResult;
  /** Whether a trace forward ends there: a service or whoever else holds the money of many. */
  isEnd(node: number): boolean;
}

/**
 * O(transfers) for the first trace in each direction, which prepares the moves of the window. One with addresses or with
 * `to` joins legs anew where these take part in any that are joined, for sources and ends stay apart.
 */
export function moneyTracer(given: TraceInput, settings: TraceSettings): MoneyTracer {
  let kept_forward: Direction | undefined;
  let kept_backward: Direction | undefined;
  const forward = (): Direction => (kept_forward ??= openDirection(given, settings));
  const backward = (): Direction => (kept_backward ??= openDirection(backwardInTime(given), settings));
  return {
    trace: (request) => traceIn(request.direction === 'backward' ? backward() : forward(), request, settings),
    isEnd: (node) => forward().ends.isEnd(node),
  };
}

/** Pure and deterministic. O(transfers + rounds · moves of reached accounts · methods). */
export function traceMoney(input: TraceInput, request: TraceRequest, settings: TraceSettings): TraceResult {
  return moneyTracer(input, settings).trace(request);
}

/** A window in one direction of time. */
interface Direction {
  readonly input: TraceInput;
  readonly known: KnownEnds;
  /** Of a trace that asks for none of its own. */
  readonly ends: TraceEnds;
  readonly countsOf: ReturnType<typeof counterpartyCounts>;
  /** `apart` are the nodes that are asked about; `to` among them. */
  readonly movesFor: (asked: TraceEnds, apart: readonly number[], to: number | undefined) => MovesAndWays;
}

interface MovesAndWays {
  readonly moves: Moves;
  readonly ways: Ways;
  /** The plain move of each transfer row; −1 where it was joined or left out. */
  readonly moveOfRow: Int32Array;
}

function openDirection(input: TraceInput, settings: TraceSettings): Direction {
  const known = knownEnds(input, settings);
  const ends = traceEnds(known);
  let shared: MovesAndWays | undefined;
  return {
    input,
    known,
    ends,
    countsOf: counterpartyCounts(input),
    movesFor: (asked, apart, to) => {
      if (apart.length === 0) return (shared ??= movesAndWays(input, ends));
      const isOwn = ({ moves }: MovesAndWays): boolean => apart.some((node) => moves.is_joined[node] === 1);
      if (shared !== undefined && !isOwn(shared)) return shared;
      const own = movesAndWays(input, asked);
      // An end that stays apart shows no more in what was joined.
      if (to === undefined && !isOwn(own)) shared ??= own;
      return own;
    },
  };
}

function movesAndWays(input: TraceInput, ends: TraceEnds): MovesAndWays {
  const moves = movesOf(input, ends);
  const moveOfRow = new Int32Array(input.transfers.length).fill(-1);
  moves.origin.forEach((row, move) => {
    if (row >= 0) moveOfRow[row] = move;
  });
  return { moves, ways: openWays(moves.length), moveOfRow };
}

function traceIn(
  { input, known, countsOf, movesFor }: Direction,
  request: TraceRequest,
  settings: TraceSettings,
): TraceResult {
  const isBackward = request.direction === 'backward';
  const { transfers } = input;
  const turned = (row: number): number => (isBackward ? transfers.length - 1 - row : row);
  const rows = request.rows.map(turned);
  const source_nodes = new Set(rows.length > 0 ? [] : request.nodes);
  // Whom another of these rows pays is a stop of that money, and not where it comes back to.
  const stops = new Set([...request.nodes, ...rows.map((row) => transfers.to[row]!)]);
  const asked = {
    sources: source_nodes,
    also_ends: new Set(request.to === undefined ? [] : [request.to]),
    returned: new Set(rows.map((row) => transfers.from[row]!).filter((node) => !stops.has(node))),
    passed: new Set<number>(),
  };
  let ends = traceEnds(known, asked);
  const { moves, ways, moveOfRow } = movesFor(ends, [...source_nodes, ...asked.also_ends], request.to);
  const source_moves = sourceMoves(input, moves, rows, moveOfRow);
  const values_units = isUnpriced(input, moves, source_nodes, [...source_moves.keys()]);
  const limit = values_units ? 0n : BigInt(Math.round(request.min_usd * 1e6)) * 10n ** 12n;
  const plan = {
    input,
    moves,
    source_nodes,
    source_moves,
    limit,
    values_units,
    total_steps: settings.total_steps,
    method: request.method,
    ways,
  };
  let followed = followMoney({ ...plan, ends });
  for (let round = 1; round < MAX_ROUNDS; round++) {
    const own = ownHubs(input, moves, ends, followed, settings);
    if (own.length === 0) break;
    for (const node of own) asked.passed.add(node);
    ends = traceEnds(known, asked);
    followed = followMoney({ ...plan, ends });
  }
  const entered = followed.ledger.value('entered', request.method === 'poison' ? 'haircut' : request.method);
  const shown = { input, moves, ends, followed, request, settings, values_units, turned, countsOf };
  const { named, small } = placesOf(shown);
  return {
    places: named,
    small,
    entered,
    values_units,
    ledger: ledgerLines(followed.ledger, moves.classes),
    paths: heaviestPaths(input, moves, followed, request, turned),
    shortest: request.to === undefined ? undefined : shortestPath(input, moves, followed, request.to, turned),
    edges: edgesOf(input, moves, followed, isBackward),
    ...countMoves(moves, followed),
    left_apart: moves.left_apart,
    is_complete: followed.is_complete,
    source_transfers: source_moves.size,
  };
}

/**
 * The moves that rows became, and how much of each. A row that was joined with others of its transaction is traced by
 * the moves into its payee, else out of its payer, else by all, to as much as it has of what they moved in its class of
 * assets; whole, where they moved others.
 */
function sourceMoves(
  input: TraceInput,
  moves: Moves,
  rows: readonly number[],
  moveOfRow: Int32Array,
): Map<number, SourceShare> {
  const { from, to, asset } = input.transfers;
  const found = new Map<number, SourceShare>();
  for (const row of new Set(rows)) {
    const plain = moveOfRow[row]!;
    if (plain >= 0) {
      found.set(plain, WHOLE);
      continue;
    }
    const joined = moves.joinedOfRow().get(row) ?? [];
    const between = joined.filter((move) => moves.from[move] !== moves.to[move]);
    const into = between.filter((move) => moves.to[move] === to[row]);
    const outOf = between.filter((move) => moves.from[move] === from[row]);
    const own = into.length > 0 ? into : outOf.length > 0 ? outOf : joined;
    const moved = own.reduce((sum, move) => sum + movedIn(input, moves, move, moves.classes.of[asset[row]!]!), 0n);
    const amount = exactAt(input.amount_exact, row);
    const share: SourceShare = moved > amount ? [amount, moved] : WHOLE;
    for (const move of own) found.set(move, added(found.get(move), share));
  }
  return found;
}

/** What a move brings in a class of assets, else takes in it; 0 where it moves another. */
function movedIn(input: TraceInput, moves: Moves, move: number, asset_class: number): bigint {
  if (moves.classOfAccount[moves.toAccount[move]!] === asset_class) return gotBy(input, moves, move);
  return moves.classOfAccount[moves.fromAccount[move]!] === asset_class ? givenBy(input, moves, move) : 0n;
}

function added(one: SourceShare | undefined, other: SourceShare): SourceShare {
  if (one === undefined) return other;
  const part = one[0] * other[1] + other[0] * one[1];
  const whole = one[1] * other[1];
  return part < whole ? [part, whole] : WHOLE;
}

function isUnpriced(input: TraceInput, moves: Moves, nodes: ReadonlySet<number>, sources: readonly number[]): boolean {
  const classes = new Set<number>();
  const given = nodes.size === 0 ? sources : movesFrom(moves, nodes);
  for (const move of given) {
    if (usdOf(input, moves, move) > 0n) return false;
    classes.add(moves.classOfAccount[moves.fromAccount[move]!]!);
  }
  return classes.size === 1;
}

function movesFrom({ length, from }: Moves, nodes: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let move = 0; move < length; move++) if (nodes.has(from[move]!)) found.push(move);
  return found;
}

/** Hubs of whose receipts a large part is traced: they belong to whoever is traced. */
function ownHubs(
  input: TraceInput,
  moves: Moves,
  ends: TraceEnds,
  followed: Followed,
  settings: TraceSettings,
): number[] {
  const own: number[] = [];
  for (const [node, arrivals] of followed.exits) {
    if (ends.roleOf(node) !== 'service_by_behaviour') continue;
    const traced = Math.max(
      ...CONSERVING.map((method) =>
        arrivals.reduce((sum, { move, parts }) => sum + tracedUsd(input, moves, move, parts[method].units), 0),
      ),
    );
    const { inOffsets, inRows } = input.index;
    let all = 0;
    for (let at = inOffsets[node]!; at < inOffsets[node + 1]!; at++) all += input.transfers.amount_usd[inRows[at]!]!;
    const share = all > 0 ? traced / all : arrivals.length / (inOffsets[node + 1]! - inOffsets[node]!);
    if (share >= settings.hub_share_ratio) own.push(node);
  }
  return own;
}

function tracedUsd(input: TraceInput, moves: Moves, move: number, units: bigint): number {
  const got = Number(gotBy(input, moves, move));
  return got === 0 ? 0 : (Number(units) / got) * inUnits(usdOf(input, moves, move));
}

function countMoves({ origin, joined }: Moves, { ways: { reached } }: Followed) {
  const isAssumed = (move: number): boolean => origin[move]! < 0 && joined[-1 - origin[move]!]!.kind === 'off_view';
  return { moves_followed: reached.length, assumed_changes: reached.filter(isAssumed).length };
}

/** What went between two addresses in one asset, in the direction of time. */
function edgesOf(input: TraceInput, moves: Moves, { ways }: Followed, isBackward: boolean): TracedEdge[] {
  const edges = new Map<string, { from: number; to: number; asset: number; usd: number; transfer_count: number }>();
  for (const move of ways.reached.toSorted((a, b) => a - b)) {
    if (moves.from[move] === moves.to[move]) continue;
    const [from, to] = isBackward ? [moves.to[move]!, moves.from[move]!] : [moves.from[move]!, moves.to[move]!];
    const [row] = rowsOf(moves, move);
    const asset = row === undefined ? 0 : input.transfers.asset[row]!;
    const key = `${from}/${to}/${asset}`;
    const edge = edges.get(key);
    const usd = ways.carried[move]!;
    if (edge === undefined) edges.set(key, { from, to, asset, usd, transfer_count: 1 });
    else {
      edge.usd += usd;
      edge.transfer_count++;
    }
  }
  return [...edges.values()];
}
