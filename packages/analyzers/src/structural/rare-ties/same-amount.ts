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

interface AmountClass {
  readonly hops: Map<number, Map<number, number[]>>;
  count: number;
}

/**
 * Ways over which exactly the same native amount of one asset goes: every address on the way takes it in and sends it
 * out. Services and addresses that pay or are paid that amount by several are no part of a way. Bits: −log2 of the
 * share of that amount among the relations of its asset, for each address passed, − log2(relations to begin with).
 * O(transfers).
 */
export function sameAmountFlows(input: DetectionInput, settings: RareTiesSettings): AmountFlow[] {
  const { transfers, addresses } = input;
  const { length, from, to, amount, asset } = transfers;
  const classes = new Map<string, AmountClass>();
  const relations = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const [payer, payee] = [from[row]!, to[row]!];
    if (!(amount[row]! > 0) || payer === payee) continue;
    const key = `${asset[row]!}:${amount[row]!}`;
    let one = classes.get(key);
    if (one === undefined) classes.set(key, (one = { hops: new Map(), count: 0 }));
    const ofPayer = one.hops.get(payer) ?? new Map<number, number[]>();
    one.hops.set(payer, ofPayer);
    const rows = ofPayer.get(payee);
    if (rows) rows.push(row);
    else {
      ofPayer.set(payee, [row]);
      one.count++;
      relations.set(asset[row]!, (relations.get(asset[row]!) ?? 0) + 1);
    }
  }
  const flows: AmountFlow[] = [];
  for (const [key, { hops, count }] of classes) {
    const total = relations.get(Number(key.slice(0, key.indexOf(':'))))!;
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

/** Maximal ways along which every address has one hop in and one hop out. */
function waysOf(
  hops: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>,
  isService: (node: number) => boolean,
): Omit<AmountFlow, 'bits'>[] {
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
