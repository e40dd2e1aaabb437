/** How the USD amounts of an address's single transfers are distributed. */
import type { AddressRows } from '../address-rows.ts';
import { giniOfSorted, sortAscending } from '../spread.ts';

export interface AmountColumns {
  readonly amount_variance: Float64Array;
  readonly amount_skewness: Float64Array;
  readonly amount_kurtosis: Float64Array;
  readonly volume_std: Float64Array;
  readonly volume_cv: Float64Array;
  readonly flow_concentration: Float64Array;
  readonly amount_predictability: Float32Array;
}

export function allocateAmountColumns(length: number): AmountColumns {
  return {
    amount_variance: new Float64Array(length),
    amount_skewness: new Float64Array(length),
    amount_kurtosis: new Float64Array(length),
    volume_std: new Float64Array(length),
    volume_cv: new Float64Array(length),
    flow_concentration: new Float64Array(length),
    amount_predictability: new Float32Array(length),
  };
}

/**
 * Writes the amount columns of one address at position `at`; `sorted` is scratch of at least `rows.count` entries.
 *
 * Central moments mₖ = Σ(x − mean)ᵏ / n in two passes, by ascending row: varSamp = m₂·n/(n − 1), skewPop = m₃ / m₂^1.5,
 * kurtPop = m₄ / m₂² (ClickHouse's aggregate functions of these names; their 0/0 is 0 here). O(n log n) for the Gini
 * coefficient's order.
 */
export function writeAmountColumns(rows: AddressRows, columns: AmountColumns, at: number, sorted: Float64Array): void {
  const { count, amount_usd } = rows;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += amount_usd[i]!;
    sorted[i] = amount_usd[i]!;
  }
  sortAscending(sorted, count);
  columns.flow_concentration[at] = giniOfSorted(sorted, count);
  columns.amount_predictability[at] = 1;
  // Equal amounts have no spread; without this the rounding of their mean would look like one.
  if (count < 2 || sorted[0] === sorted[count - 1]) return;

  const mean = sum / count;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let i = 0; i < count; i++) {
    const distance = amount_usd[i]! - mean;
    const square = distance * distance;
    squares += square;
    cubes += square * distance;
    fourths += square * square;
  }
  const second = squares / count;
  const variance = squares / (count - 1);
  const deviation = Math.sqrt(variance);
  columns.amount_variance[at] = variance;
  columns.amount_skewness[at] = second > 0 ? cubes / count / (second * Math.sqrt(second)) : 0;
  columns.amount_kurtosis[at] = second > 0 ? fourths / count / (second * second) : 0;
  columns.volume_std[at] = deviation;
  columns.volume_cv[at] = deviation / mean;
  columns.amount_predictability[at] = 1 / (1 + deviation / mean);
}
