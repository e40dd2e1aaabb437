/** Local clustering by trying every pair of neighbours: slow and obvious. */
import type { LocalClustering } from './local-clustering.ts';
import type { UndirectedGraph } from './undirected-graph.ts';

/** Triangles and clustering by asking for each pair of neighbours whether they are joined. */
export function localClusteringReference({ nodeCount, offsets, neighbors }: UndirectedGraph): LocalClustering {
  const rows = Array.from({ length: nodeCount }, (_, node) => [
    ...neighbors.subarray(offsets[node], offsets[node + 1]),
  ]);
  const triangles = Float64Array.from(rows, (row) => {
    const joined = row.flatMap((a) => row.filter((b) => a < b && rows[a]!.includes(b)));
    return joined.length;
  });
  const coefficients = Float64Array.from(rows, (row, node) =>
    row.length < 2 ? 0 : (2 * triangles[node]!) / (row.length * (row.length - 1)),
  );
  return { coefficients, triangles };
}
