/** Ties shuffled: payees change places between relations that are alike, so that who pays whom is chance. */
import { seededRandom, type SeededRandom } from '@analytics/graph';
import { moneyOf } from '../structural/money.ts';
import type { DetectionInput } from '../structural/detection.ts';
import type { Copy } from './copy.ts';
import { copiedInput } from './copied-input.ts';
import { pairCounts, type PairCounts } from './pair-counts.ts';
import type { ReferenceSettings } from './params.ts';
import { relationsOf, type Relations } from './relations.ts';

/**
 * What two relations must have in common to exchange payees, the finest first; a coarser one moves what the finer ones
 * left.
 */
const LEVELS: readonly (readonly (keyof Likeness)[])[] = [
  ['kind', 'asset', 'repeats', 'order'],
  ['kind', 'asset', 'repeats'],
  ['kind', 'repeats', 'order'],
  ['kind', 'asset'],
  ['kind'],
];

interface Likeness {
  /** What the payee is: a service, an address with a risk label, anybody. */
  readonly kind: number;
  readonly asset: number;
  /** log2 of the number of transfers. */
  readonly repeats: number;
  /** log10 of the total. */
  readonly order: number;
}

/**
 * Keeps what each payer sends and when, how many relations each address has as payer and as payee, and which pairs pay
 * each other both ways; nobody pays himself and no pair doubles. Breaks chains, cycles and meetings. Edge switching
 * (Maslov and Sneppen 2002, Science 296:910, for directed graphs with mutual pairs kept apart), `switches_per_relation`
 * attempts each. Deterministic in the seed. O(transfers + attempts).
 */
export function shuffleTies(input: DetectionInput, seed: number, settings: ReferenceSettings): Copy {
  const { transfers } = input;
  const relations = relationsOf(transfers, input.addresses.length);
  const switches = new Switches(relations, seededRandom(seed));
  const likeness = likenessOf(input, relations);
  for (const level of LEVELS) {
    const strata = new Map<string, number[]>();
    for (let relation = 0; relation < relations.count; relation++) {
      const side = switches.isMutual(relation) ? 'mutual' : 'single';
      const key = `${side}:${level.map((part) => likeness[relation]![part]).join(':')}`;
      const stratum = strata.get(key);
      if (stratum) stratum.push(relation);
      else strata.set(key, [relation]);
    }
    for (const members of strata.values()) switches.within(members, settings.switches_per_relation);
    if (switches.movedRatio() >= settings.min_moved_ratio) break;
  }
  const to = new Uint32Array(transfers.length);
  for (let relation = 0; relation < relations.count; relation++) {
    for (let at = relations.offsets[relation]!; at < relations.offsets[relation + 1]!; at++)
      to[relations.rows[at]!] = switches.payee[relation]!;
  }
  return { input: copiedInput(input, { to }), moved_ratio: switches.movedRatio() };
}

/** Exchanges payees one pair of relations at a time. */
class Switches {
  readonly payee: Uint32Array;
  private readonly relations: Relations;
  private readonly random: SeededRandom;
  /** How many relations (assets) each ordered pair has. */
  private readonly pairs: PairCounts;
  /** 1 + the relation that runs back in the same asset, 0 without one: both move together. */
  private readonly back: Uint32Array;
  private readonly mutual: Uint8Array;

  constructor(relations: Relations, random: SeededRandom) {
    this.relations = relations;
    this.random = random;
    this.payee = relations.payee.slice();
    this.back = new Uint32Array(relations.count);
    this.mutual = new Uint8Array(relations.count);
    this.pairs = pairCounts(relations.count);
    const byKey = new Map<string, number>();
    for (let relation = 0; relation < relations.count; relation++) {
      this.pairs.add(relations.payer[relation]!, relations.payee[relation]!, 1);
    }
    for (let relation = 0; relation < relations.count; relation++) {
      const [payer, payee] = [relations.payer[relation]!, relations.payee[relation]!];
      if (!this.has(payee, payer)) continue;
      this.mutual[relation] = 1;
      const asset = relations.asset[relation]!;
      byKey.set(`${payer}:${payee}:${asset}`, relation);
      const other = byKey.get(`${payee}:${payer}:${asset}`);
      if (other === undefined || other === relation) continue;
      this.back[relation] = other + 1;
      this.back[other] = relation + 1;
    }
  }

  isMutual(relation: number): boolean {
    return this.mutual[relation] === 1;
  }

  movedRatio(): number {
    const { count, payee } = this.relations;
    let moved = 0;
    for (let relation = 0; relation < count; relation++) if (this.payee[relation] !== payee[relation]) moved++;
    return count === 0 ? 0 : moved / count;
  }

  within(members: readonly number[], attempts: number): void {
    if (members.length < 2) return;
    for (let attempt = 0; attempt < attempts * members.length; attempt++) {
      const one = members[this.random.below(members.length)]!;
      const other = members[this.random.below(members.length)]!;
      if (one === other) continue;
      if (this.mutual[one] === 1) this.exchangeMutual(one, other);
      else this.exchange(one, other);
    }
  }

  /** a → b, c → d become a → d, c → b. */
  private exchange(one: number, other: number): void {
    const { payer } = this.relations;
    const [a, b, c, d] = [payer[one]!, this.payee[one]!, payer[other]!, this.payee[other]!];
    if (b === d || a === c || a === d || c === b) return;
    if (this.has(a, d) || this.has(d, a) || this.has(c, b) || this.has(b, c)) return;
    this.move(one, d);
    this.move(other, b);
  }

  /** a ⇄ b, c ⇄ d become a ⇄ d, c ⇄ b; pairs that are mutual through different assets stay. */
  private exchangeMutual(one: number, other: number): void {
    if (this.back[one] === 0 || this.back[other] === 0 || this.back[one] === other + 1) return;
    const { payer } = this.relations;
    const [a, b, c, d] = [payer[one]!, this.payee[one]!, payer[other]!, this.payee[other]!];
    if (a === b || c === d || a === c || a === d || b === c || b === d) return;
    if (this.has(a, d) || this.has(d, a) || this.has(c, b) || this.has(b, c)) return;
    // A pair that deals in several assets would stay one and become another too.
    const { pairs } = this;
    if (pairs.get(a, b) !== 1 || pairs.get(b, a) !== 1 || pairs.get(c, d) !== 1 || pairs.get(d, c) !== 1) return;
    const [backOne, backOther] = [this.back[one]! - 1, this.back[other]! - 1];
    this.move(one, d);
    this.move(other, b);
    this.move(backOne, c);
    this.move(backOther, a);
    this.pairUp(one, backOther);
    this.pairUp(other, backOne);
  }

  private pairUp(forth: number, back: number): void {
    this.back[forth] = back + 1;
    this.back[back] = forth + 1;
  }

  private move(relation: number, payee: number): void {
    const payer = this.relations.payer[relation]!;
    this.pairs.add(payer, this.payee[relation]!, -1);
    this.pairs.add(payer, payee, 1);
    this.payee[relation] = payee;
  }

  private has(payer: number, payee: number): boolean {
    return this.pairs.get(payer, payee) > 0;
  }
}

function likenessOf(input: DetectionInput, relations: Relations): Likeness[] {
  const { value } = moneyOf(input);
  const { is_service, risk_category } = input.addresses;
  return Array.from({ length: relations.count }, (_, relation) => {
    const rows = relations.rows.subarray(relations.offsets[relation], relations.offsets[relation + 1]);
    let total = 0;
    for (const row of rows) total += value[row]!;
    const payee = relations.payee[relation]!;
    return {
      kind: is_service[payee] === 1 ? 1 : risk_category[payee] !== 0 ? 2 : 0,
      asset: relations.asset[relation]!,
      repeats: Math.floor(Math.log2(rows.length)),
      order: total > 0 ? Math.floor(Math.log10(total)) : -99,
    };
  });
}
