/** The graph columns straight from their sentences, with distance matrices and repeated sums: slow and obvious. */
import type { FeatureInput } from '../feature-input.ts';
import { plainRows } from '../random-input.reference.ts';

export function graphFeaturesReference(input: FeatureInput) {
  const n = input.index.nodeCount;
  const nodes = Array.from({ length: n }, (_, node) => node);
  const rows = plainRows(input);
  const priced = rows.some(({ usd }) => usd > 0);
  const weight = nodes.map(() => nodes.map(() => 0));
  const linked = nodes.map(() => nodes.map(() => false));
  for (const { from, to, usd } of rows) {
    weight[from]![to]! += priced ? usd : 1;
    linked[from]![to] = true;
  }
  const near = (u: number, v: number) => linked[u]![v]! || linked[v]![u]!;
  const { distance, paths } = shortestPaths(linked);
  const undirected = shortestPaths(nodes.map((u) => nodes.map((v) => near(u, v))));
  const others = (node: number) => nodes.filter((other) => other !== node);

  const betweenness = nodes.map((v) => {
    let sum = 0;
    for (const s of others(v)) {
      for (const t of others(v)) {
        if (s === t || distance[s]![t] === Infinity) continue;
        if (distance[s]![v]! + distance[v]![t]! === distance[s]![t])
          sum += (paths[s]![v]! * paths[v]![t]!) / paths[s]![t]!;
      }
    }
    return n < 3 ? 0 : sum / ((n - 1) * (n - 2));
  });
  const closeness = nodes.map((v) => others(v).reduce((sum, u) => sum + 1 / distance[u]![v]!, 0) / Math.max(1, n - 1));
  const triangles = nodes.map((v) => {
    const neighbours = nodes.filter((u) => near(u, v));
    return neighbours.flatMap((a) => neighbours.filter((b) => a < b && near(a, b))).length;
  });
  const within = (v: number, hops: number) => others(v).filter((u) => distance[v]![u]! <= hops);
  const volume = (v: number, hops: number) =>
    within(v, hops).reduce(
      (sum, u) => sum + input.total_volume_usd[2 * u]! + (input.total_volume_usd[2 * u + 1]! << 64n),
      0n,
    );
  return {
    pagerank: pagerankReference(weight),
    betweenness,
    closeness,
    triangle_count: triangles,
    clustering_coefficient: nodes.map((v) => {
      const degree = nodes.filter((u) => near(u, v)).length;
      return degree < 2 ? 0 : triangles[v]! / ((degree * (degree - 1)) / 2);
    }),
    kcore: nodes.map((v) => coreNumber(nodes, near, v)),
    scc_size: nodes.map((v) => nodes.filter((u) => distance[u]![v]! < Infinity && distance[v]![u]! < Infinity).length),
    component_size: nodes.map((v) => nodes.filter((u) => undirected.distance[v]![u]! < Infinity).length),
    khop_count: [1, 2, 3].map((hops) => nodes.map((v) => within(v, hops).length)),
    khop_volume: [1, 2, 3].map((hops) => nodes.map((v) => volume(v, hops))),
    degree_total: nodes.map(
      (v) => nodes.filter((u) => linked[u]![v]).length + nodes.filter((u) => linked[v]![u]).length,
    ),
  };
}

/** Average rank of each value among all, from the count of smaller and of equal ones. */
export function percentileReference(values: readonly number[]): number[] {
  return values.map((value) => {
    const smaller = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return values.length < 2 ? 0 : (smaller + (equal + 1) / 2 - 1) / (values.length - 1);
  });
}

/** Distances (Infinity without a path) and numbers of shortest paths, by growing one step at a time from each node. */
function shortestPaths(linked: readonly (readonly boolean[])[]) {
  const distance = linked.map((_, s) => linked.map((__, t) => (s === t ? 0 : Infinity)));
  const paths: number[][] = linked.map((_, s) => linked.map((__, t) => (s === t ? 1 : 0)));
  for (let s = 0; s < linked.length; s++) {
    for (let step = 1; step < linked.length; step++) {
      for (let t = 0; t < linked.length; t++) {
        if (distance[s]![t]! < step) continue;
        const before = linked.flatMap((row, u) => (row[t] && distance[s]![u] === step - 1 ? [u] : []));
        if (before.length === 0) continue;
        distance[s]![t] = step;
        paths[s]![t] = before.reduce((sum, u) => sum + paths[s]![u]!, 0);
      }
    }
  }
  return { distance, paths };
}

function pagerankReference(weight: readonly (readonly number[])[]): number[] {
  const n = weight.length;
  const given = weight.map((row) => row.reduce((sum, one) => sum + one, 0));
  let scores = weight.map(() => 1 / n);
  for (let round = 0; round < 300; round++) {
    const dangling = scores.reduce((sum, score, v) => sum + (given[v] === 0 ? score : 0), 0);
    scores = scores.map((_, v) => {
      const pulled = scores.reduce(
        (sum, score, u) => sum + (given[u]! > 0 ? (score * weight[u]![v]!) / given[u]! : 0),
        0,
      );
      return 0.15 / n + 0.85 * (pulled + dangling / n);
    });
  }
  return scores;
}

/** The largest k for which `v` survives the removal of all nodes with fewer than k neighbours, again and again. */
function coreNumber(nodes: readonly number[], near: (u: number, v: number) => boolean, v: number): number {
  for (let k = 1; ; k++) {
    let left = nodes;
    for (;;) {
      const kept = left.filter((u) => left.filter((other) => near(u, other)).length >= k);
      if (kept.length === left.length) break;
      left = kept;
    }
    if (!left.includes(v)) return k - 1;
  }
}
