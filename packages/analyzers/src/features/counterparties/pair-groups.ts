/** One address's transfers grouped by counterparty. */
import type { AddressRows } from '../address-rows.ts';

/**
 * The pairs of one address, numbered by their first transfer. `order[offsets[p] … offsets[p + 1])` are the positions in
 * its AddressRows of the transfers with counterparty `counterparty[p]`, ascending.
 */
export interface PairGroups {
  count: number;
  readonly counterparty: Uint32Array;
  readonly offsets: Uint32Array;
  readonly order: Uint32Array;
  /** The pair of each position of AddressRows. */
  readonly pairOfPosition: Uint32Array;
  /** One entry per address of the window, −1 between two calls. */
  readonly pairOfNode: Int32Array;
}

export function allocatePairGroups(nodeCount: number, capacity: number): PairGroups {
  return {
    count: 0,
    counterparty: new Uint32Array(capacity),
    offsets: new Uint32Array(capacity + 2),
    order: new Uint32Array(capacity),
    pairOfPosition: new Uint32Array(capacity),
    pairOfNode: new Int32Array(nodeCount).fill(-1),
  };
}

/**
 * Groups `rows` into `groups` by counting sort, stable. O(transfers of the address), whatever the number of addresses.
 */
export function groupByCounterparty(rows: AddressRows, groups: PairGroups): void {
  const { counterparty, offsets, order, pairOfPosition, pairOfNode } = groups;
  let count = 0;
  for (let i = 0; i < rows.count; i++) {
    const other = rows.counterparty[i]!;
    let pair = pairOfNode[other]!;
    if (pair < 0) {
      pair = count++;
      pairOfNode[other] = pair;
      counterparty[pair] = other;
      offsets[pair + 2] = 0;
    }
    pairOfPosition[i] = pair;
    offsets[pair + 2]!++;
  }
  offsets[0] = 0;
  offsets[1] = 0;
  for (let pair = 0; pair < count; pair++) {
    offsets[pair + 2]! += offsets[pair + 1]!;
    pairOfNode[counterparty[pair]!] = -1;
  }
  // Filling moves offsets[p + 1] from the start of pair p to its end, which is where pair p + 1 starts.
  for (let i = 0; i < rows.count; i++) order[offsets[pairOfPosition[i]! + 1]!++] = i;
  groups.count = count;
}
