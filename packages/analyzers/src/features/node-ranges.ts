/** Work for several threads: ranges of addresses with about equally many transfers, and their results joined again. */
import type { TransferIndex } from '../transfer-index.ts';

/**
 * Cuts the nodes into `parts` ranges that follow one another, [bounds[i], bounds[i + 1]), of about equal transfers.
 * A hub stays in one range. O(nodes).
 */
export function nodeRanges(index: TransferIndex, parts: number): Uint32Array {
  const { nodeCount, outOffsets, inOffsets } = index;
  const bounds = new Uint32Array(parts + 1).fill(nodeCount);
  bounds[0] = 0;
  // A node costs something without transfers too: hence the one more per node.
  const total = outOffsets[nodeCount]! + inOffsets[nodeCount]! + nodeCount;
  let part = 1;
  for (let node = 0; node < nodeCount && part < parts; node++) {
    const before = outOffsets[node]! + inOffsets[node]! + node;
    while (part < parts && before >= (total * part) / parts) bounds[part++] = node;
  }
  return bounds;
}

type Column = Float32Array | Float64Array | Uint32Array | Uint8Array;

/** Joins the columns of ranges that follow one another. Every part has the same names and types. O(entries). */
export function joinColumns<Columns extends object>(parts: readonly Columns[]): Columns {
  const [first] = parts;
  if (!first) throw new RangeError('Expected the columns of at least one range, found none.');
  const joined = Object.keys(first).map((name) => {
    const pieces = parts.map((part) => (part as Record<string, Column>)[name]!);
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const column = new (pieces[0]!.constructor as new (length: number) => Column)(length);
    let at = 0;
    for (const piece of pieces) {
      column.set(piece, at);
      at += piece.length;
    }
    return [name, column];
  });
  return Object.fromEntries(joined) as Columns;
}
