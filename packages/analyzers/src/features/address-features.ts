/** The columns that need one address's transfers only, for a range of addresses. */
import { allocateAddressRows, largestDegree, loadAddressRows } from './address-rows.ts';
import { allocateStabilityScratch, counterpartyStability } from './counterparties/counterparty-stability.ts';
import { allocatePairColumns, writePairColumns, type PairColumns } from './counterparties/pair-columns.ts';
import { allocatePairGroups, groupByCounterparty } from './counterparties/pair-groups.ts';
import { assetLimit, isPriced, type FeatureInput } from './feature-input.ts';
import { allocateAmountColumns, writeAmountColumns, type AmountColumns } from './transactions/amount-moments.ts';
import {
  allocateAssetScratch,
  allocateFlowBalanceColumns,
  writeFlowBalanceColumns,
  type FlowBalanceColumns,
} from './transactions/flow-balance.ts';
import { allocateGapColumns, writeGapColumns, type GapColumns } from './transactions/interevent-gaps.ts';
import {
  allocateClockScratch,
  allocateTimeOfDayColumns,
  writeTimeOfDayColumns,
  type TimeOfDayColumns,
} from './transactions/time-of-day.ts';

export interface AddressFeatureColumns
  extends AmountColumns, TimeOfDayColumns, GapColumns, FlowBalanceColumns, PairColumns {
  readonly counterparty_stability: Float32Array;
}

/**
 * Gives the amount, time, gap, balance and counterparty columns of nodes firstNode … lastNode − 1.
 *
 * Every column has lastNode − firstNode entries; the columns of adjoining ranges, joined, are those of the whole, bit
 * for bit. Sums are in float64 by ascending row and rounded once, at the end. An address without transfers has zeros.
 * Nothing is NaN or infinite while amounts are what Decimal128(18) holds. O(t log t) for t transfers of the range, plus
 * O(nodes) for scratch.
 */
export function addressFeatures(input: FeatureInput, firstNode: number, lastNode: number): AddressFeatureColumns {
  const { window, transfers, index } = input;
  const length = lastNode - firstNode;
  const columns: AddressFeatureColumns = {
    ...allocateAmountColumns(length),
    ...allocateTimeOfDayColumns(length),
    ...allocateGapColumns(length),
    ...allocateFlowBalanceColumns(length),
    ...allocatePairColumns(length),
    counterparty_stability: new Float32Array(length),
  };
  const priced = isPriced(transfers);
  const capacity = largestDegree(index, firstNode, lastNode);
  const rows = allocateAddressRows(capacity);
  const groups = allocatePairGroups(index.nodeCount, capacity);
  const stability = allocateStabilityScratch(capacity);
  const assets = allocateAssetScratch(assetLimit(transfers));
  const clock = allocateClockScratch();
  const numbers = new Float64Array(capacity);
  const sorted = new Float64Array(capacity);
  for (let node = firstNode; node < lastNode; node++) {
    const at = node - firstNode;
    loadAddressRows(transfers, index, node, rows);
    if (rows.count === 0) continue;
    writeAmountColumns(rows, columns, at, sorted);
    writeTimeOfDayColumns(rows, columns, at, clock, numbers);
    writeGapColumns(rows, columns, at, numbers);
    writeFlowBalanceColumns(rows, columns, at, assets);
    groupByCounterparty(rows, groups);
    writePairColumns(rows, groups, priced, columns, at, clock, numbers, sorted);
    columns.counterparty_stability[at] = counterpartyStability(rows, groups, window, priced, stability);
  }
  return columns;
}
