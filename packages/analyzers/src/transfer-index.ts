/** Who sent and who received which transfers: row lists per address, in time order, over a window's columns. */
import { addToList, type TransferColumns } from '@analytics/domain';

/**
 * `outRows.subarray(outOffsets[v], outOffsets[v + 1])` are the rows that `v` sent, ascending (and so in time order);
 * likewise in.
 */
export interface TransferIndex {
  readonly nodeCount: number;
  /** nodeCount + 1. */
  readonly outOffsets: Uint32Array;
  /** transfers.length. */
  readonly outRows: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inRows: Uint32Array;
}

/** The rows that a node sent, ascending: a view, nothing is copied. */
export function rowsOut({ outRows, outOffsets }: TransferIndex, node: number): Uint32Array {
  return outRows.subarray(outOffsets[node], outOffsets[node + 1]);
}

/** The rows that a node received, ascending: a view, nothing is copied. */
export function rowsIn({ inRows, inOffsets }: TransferIndex, node: number): Uint32Array {
  return inRows.subarray(inOffsets[node], inOffsets[node + 1]);
}

/** The rows below `length` that are kept, ascending. O(length). */
export function rowsWhere(length: number, keep: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (keep(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** The rows of each address at one end of them, in the order of its first row. O(rows). */
export function rowsByEnd(rows: Iterable<number>, ends: Uint32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const row of rows) {
    addToList(found, ends[row]!, row);
  }
  return found;
}

/** How many addresses are at one end of the rows. O(rows). */
export function countEnds(rows: Iterable<number>, ends: Uint32Array): number {
  const seen = new Set<number>();
  for (const row of rows) seen.add(ends[row]!);
  return seen.size;
}

/** Builds the index by counting sort: O(nodes + transfers), stable, backed by SharedArrayBuffer. */
export function indexTransfers(transfers: TransferColumns, nodeCount: number): TransferIndex {
  const [outOffsets, outRows] = rowsByNode(transfers.from, nodeCount, sharedNumbers);
  const [inOffsets, inRows] = rowsByNode(transfers.to, nodeCount, sharedNumbers);
  return { nodeCount, outOffsets, outRows, inOffsets, inRows };
}

const sharedNumbers = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * length));

/**
 * The rows of node `v` are `rows.subarray(offsets[v], offsets[v + 1])`, ascending. A counting sort: O(nodes + rows),
 * stable. Shared memory is for what threads read: the collector leaves it longer than it should.
 */
export function rowsByNode(
  nodeOfRow: Uint32Array,
  nodeCount: number,
  numbers: (length: number) => Uint32Array = (length) => new Uint32Array(length),
): [offsets: Uint32Array, rows: Uint32Array] {
  const offsets = numbers(nodeCount + 1);
  const rows = numbers(nodeOfRow.length);
  for (const node of nodeOfRow) offsets[node + 1]!++;
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, nodeCount);
  for (let row = 0; row < nodeOfRow.length; row++) rows[next[nodeOfRow[row]!]!++] = row;
  return [offsets, rows];
}
