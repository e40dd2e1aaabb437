/** The same unusual amount going on from address to address, or round, in whatever order of time. */
import type { TransferColumns } from '@analytics/domain';
import { lowerBound } from '../../lower-bound.ts';
import { rowsByEnd, rowsByNode, rowsWhere } from '../../transfer-index.ts';
import type { DetectionInput } from '../detection.ts';
import type { RareTiesSettings } from './params.ts';

export interface AmountFlow {
  /** Node ids along the way; where it is a cycle the first is not repeated. */
  readonly path: readonly number[];
  readonly is_cycle: boolean;
  /** For each hop its rows, ascending. */
  readonly hops: readonly (readonly number[])[];
  readonly bits: number;
}

/** At least so many hops: two addresses that pass the same sum on are a payment through a friend. */
const MIN_HOPS = 3;

/** Who pays whom with which rows, ascending. */
type Hops = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

/** One amount of one asset that enough pairs pay. */
interface AmountClass {
  readonly asset: number;
  readonly first_row: number;
  readonly hops: Hops;
  /** Pairs. */
  readonly count: number;
}

/**
 * Ways over which exactly the same native amount of one asset goes: every address on the way takes it in and sends it
 * out. Services and addresses that pay or are paid that amount by several are no part of a way. Bits: −log2 of the
 * share of that amount among the relations of its asset, for each address passed, − log2(relations to begin with).
 * O(transfers · log transfers).
 */
export function sameAmountFlows(input: DetectionInput, settings: RareTiesSettings): AmountFlow[] {
  const { addresses } = input;
  const { classes, relations } = amountClasses(input);
  const flows: AmountFlow[] = [];
  for (const { asset, hops, count } of classes) {
    const total = relations[asset]!;
    if (count > settings.max_same_amount_share * total + MIN_HOPS) continue;
    const bitsPerStep = Math.log2(total / count);
    for (const way of waysOf(hops, (node) => addresses.is_service[node] === 1)) {
      const passed = way.is_cycle ? way.hops.length : way.hops.length - 1;
      const bits = passed * bitsPerStep - Math.log2(total);
      if (way.hops.length >= MIN_HOPS && bits >= settings.min_same_amount_bits) flows.push({ ...way, bits });
    }
  }
  return flows;
}

/**
 * The amounts that at least MIN_HOPS pairs pay, in the order of their first rows, and by asset the sum of pairs over
 * all its amounts. Sorted, not mapped: most amounts are paid once, and nobody asks by whom.
 */
function amountClasses({ transfers, assets }: DetectionInput): {
  readonly classes: readonly AmountClass[];
  readonly relations: Uint32Array;
} {
  const { length, from, to, amount, asset } = transfers;
  const own = rowsWhere(length, (row) => amount[row]! > 0 && from[row] !== to[row]);
  const sorted = Float64Array.from(own, (row) => amount[row]!).sort();
  const [offsets, places] = rowsByNode(
    own.map((row) => lowerBound(sorted, amount[row]!)),
    sorted.length,
  );
  const relations = new Uint32Array(assets.length);
  const classes: AmountClass[] = [];
  for (let begin = 0; begin < sorted.length;) {
    const end = offsets[begin + 1]!;
    if (end - begin === 1) relations[asset[own[places[begin]!]!]!]!++;
    else {
      const rows = places.subarray(begin, end).map((place) => own[place]!);
      for (const [one, ofAsset] of rowsByEnd(rows, asset)) {
        const { hops, count } = hopsOf(transfers, ofAsset);
        relations[one]! += count;
        if (count >= MIN_HOPS) classes.push({ asset: one, first_row: ofAsset[0]!, hops, count });
      }
    }
    begin = end;
  }
  return { classes: classes.sort((a, b) => a.first_row - b.first_row), relations };
}

function hopsOf(
  { from, to }: TransferColumns,
  rows: readonly number[],
): { readonly hops: Hops; readonly count: number } {
  const hops = new Map<number, Map<number, number[]>>();
  let count = 0;
  for (const [payer, sent] of rowsByEnd(rows, from)) {
    const payees = rowsByEnd(sent, to);
    hops.set(payer, payees);
    count += payees.size;
  }
  return { hops, count };
}

/** Maximal ways along which every address has one hop in and one hop out. */
function waysOf(hops: Hops, isService: (node: number) => boolean): Omit<AmountFlow, 'bits'>[] {
  const next = new Map<number, number>();
  const previous = new Map<number, number>();
  const paid = new Map<number, number>();
  for (const [, payees] of hops) for (const payee of payees.keys()) paid.set(payee, (paid.get(payee) ?? 0) + 1);
  for (const [payer, payees] of hops) {
    if (payees.size !== 1 || isService(payer)) continue;
    const [payee] = payees.keys();
    if (payee === undefined || paid.get(payee) !== 1 || isService(payee)) continue;
    next.set(payer, payee);
    previous.set(payee, payer);
  }
  const seen = new Set<number>();
  const ways: Omit<AmountFlow, 'bits'>[] = [];
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    let first = start;
    for (let back = previous.get(first); back !== undefined && back !== start; back = previous.get(first)) first = back;
    const path = [first];
    for (let at = next.get(first); at !== undefined && at !== first; at = next.get(at)) path.push(at);
    for (const node of path) seen.add(node);
    const is_cycle = next.get(path.at(-1)!) === first;
    const ends = is_cycle ? [...path, first] : path;
    const rowsOfHops = ends.slice(1).map((node, at) => hops.get(ends[at]!)!.get(node)!);
    ways.push({ path, is_cycle, hops: rowsOfHops });
  }
  return ways;
}
