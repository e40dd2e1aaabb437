/**
 * Amounts exchanged: what a relation pays, again and again where it does, changes places with amounts of the same
 * order.
 */
import { seededRandom } from '@analytics/graph';
import { moneyOf } from '../structural/money.ts';
import type { DetectionInput } from '../structural/detection.ts';
import type { Copy } from './copy.ts';
import { copiedInput } from './copied-input.ts';
import { relationsOf } from './relations.ts';

/**
 * Keeps who pays whom, when, and that a recurring amount recurs; breaks amounts just below a limit and amounts that go
 * on. The unit is an amount of a relation. Units change places within an asset and a decade whose edges lie at
 * 3.16·10^k, so that no reporting limit is an edge. Each row keeps its own price. Deterministic in the seed.
 * O(transfers · log(transfers)).
 */
export function exchangeAmounts(input: DetectionInput, seed: number): Copy {
  const { transfers } = input;
  const random = seededRandom(seed);
  const relations = relationsOf(transfers, input.addresses.length);
  const { value } = moneyOf(input);
  const unitOfRow = new Uint32Array(transfers.length);
  const amounts: number[] = [];
  const strata = new Map<string, number[]>();
  for (let relation = 0; relation < relations.count; relation++) {
    const units = new Map<number, number>();
    for (let at = relations.offsets[relation]!; at < relations.offsets[relation + 1]!; at++) {
      const row = relations.rows[at]!;
      const amount = transfers.amount[row]!;
      let unit = units.get(amount);
      if (unit === undefined) {
        unit = amounts.length;
        units.set(amount, unit);
        amounts.push(amount);
        const key = `${relations.asset[relation]!}:${decadeOf(value[row]!)}`;
        const stratum = strata.get(key);
        if (stratum) stratum.push(unit);
        else strata.set(key, [unit]);
      }
      unitOfRow[row] = unit;
    }
  }
  const exchanged = Float64Array.from(amounts);
  for (const units of strata.values()) {
    const shuffled = random.shuffle(Uint32Array.from(units));
    units.forEach((unit, at) => (exchanged[unit] = amounts[shuffled[at]!]!));
  }
  const amount = new Float64Array(transfers.length);
  const amount_usd = new Float64Array(transfers.length);
  for (let row = 0; row < transfers.length; row++) {
    amount[row] = exchanged[unitOfRow[row]!]!;
    const own = transfers.amount[row]!;
    amount_usd[row] = own > 0 ? (transfers.amount_usd[row]! / own) * amount[row]! : transfers.amount_usd[row]!;
  }
  const moved = amounts.filter((own, unit) => exchanged[unit] !== own).length;
  return {
    input: copiedInput(input, { amount, amount_usd }),
    moved_ratio: amounts.length === 0 ? 0 : moved / amounts.length,
  };
}

/** k where the value lies in [10^(k − ½), 10^(k + ½)). */
function decadeOf(value: number): number {
  return value > 0 ? Math.floor(Math.log10(value) + 0.5) : -99;
}
