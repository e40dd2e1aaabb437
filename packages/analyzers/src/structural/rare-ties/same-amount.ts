/** The same unusual amount going on from address to address, or round, in whatever order of time. */
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

/** The rows of one amount of one asset, ascending. */
interface AmountClass {
  readonly asset: number;
  readonly rows: number[];
}

/** Who pays whom with which rows. */
type Hops = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

/**
 * Ways over which exactly the same native amount of one asset goes: every address on the way takes it in and sends it
 * out. Services and addresses that pay or are paid that amount by several are no part of a way. Bits: −log2 of the
 * share of that amount among the relations of its asset, for each address passed, − log2(relations to begin with).
 * O(transfers).
 */
export function sameAmountFlows(input: DetectionInput, settings: RareTiesSettings): AmountFlow[] {
  const { addresses } = input;
  const classes = amountClasses(input).map(({ asset, rows }) => ({ asset, ...hopsOf(input, rows) }));
  const relations = new Map<number, number>();
  for (const { asset, count } of classes) relations.set(asset, (relations.get(asset) ?? 0) + count);
  const flows: AmountFlow[] = [];
  for (const { asset, hops, count } of classes) {
    const total = relations.get(asset)!;
    if (count < MIN_HOPS || count > settings.max_same_amount_share * total + MIN_HOPS) continue;
    const bitsPerStep = Math.log2(total / count);
    for (const way of waysOf(hops, (node) => addresses.is_service[node] === 1)) {
      const passed = way.is_cycle ? way.hops.length : way.hops.length - 1;
      const bits = passed * bitsPerStep - Math.log2(total);
      if (way.hops.length >= MIN_HOPS && bits >= settings.min_same_amount_bits) flows.push({ ...way, bits });
    }
  }
  return flows;
}

/** In the order of their first rows. */
function amountClasses({ transfers, assets }: DetectionInput): AmountClass[] {
  const { length, from, to, amount, asset } = transfers;
  const byAsset = assets.map(() => new Map<number, AmountClass>());
  const classes: AmountClass[] = [];
  for (let row = 0; row < length; row++) {
    if (!(amount[row]! > 0) || from[row] === to[row]) continue;
    const ofAsset = byAsset[asset[row]!]!;
    const known = ofAsset.get(amount[row]!);
    if (known !== undefined) {
      known.rows.push(row);
      continue;
    }
    const one = { asset: asset[row]!, rows: [row] };
    ofAsset.set(amount[row]!, one);
    classes.push(one);
  }
  return classes;
}

/** `count` pairs. Most amounts are paid once, and nobody asks by whom. */
function hopsOf(
  { transfers }: DetectionInput,
  rows: readonly number[],
): { readonly hops: Hops; readonly count: number } {
  const { from, to } = transfers;
  const hops = new Map<number, Map<number, number[]>>();
  if (rows.length === 1) return { hops, count: 1 };
  let count = 0;
  for (const row of rows) {
    let ofPayer = hops.get(from[row]!);
    if (ofPayer === undefined) hops.set(from[row]!, (ofPayer = new Map<number, number[]>()));
    const known = ofPayer.get(to[row]!);
    if (known !== undefined) known.push(row);
    else {
      ofPayer.set(to[row]!, [row]);
      count++;
    }
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
