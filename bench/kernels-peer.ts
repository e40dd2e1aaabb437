import { createRequire } from 'node:module';
import type { EdgeColumns } from './kernels-graphs.ts';

/**
 * What graphology, the usual graph library of this language, needs for the same work; it has no other of our kernels.
 */
export interface PeerTimes {
  readonly pagerank: number;
  readonly pagerankWeighted: number;
  /** Its Louvain beside our Leiden. */
  readonly louvain: number;
  readonly louvainModularity: number;
}

interface PeerGraph {
  addNode(node: number): void;
  addEdge(source: number, target: number, attributes: { weight: number }): void;
}

interface PagerankOptions {
  readonly getEdgeWeight: string | null;
  readonly tolerance: number;
  readonly maxIterations: number;
}

type LouvainDetailed = (
  graph: PeerGraph,
  options: { readonly getEdgeWeight: string; readonly rng: () => number },
) => { readonly modularity: number };

// Its type declarations assume default exports that NodeNext does not see; the three shapes used are written above.
const load = createRequire(import.meta.url);
const { DirectedGraph, UndirectedGraph } = load('graphology') as Record<
  'DirectedGraph' | 'UndirectedGraph',
  new (options: { allowSelfLoops: boolean }) => PeerGraph
>;
const pagerank = load('graphology-metrics/centrality/pagerank') as (
  graph: PeerGraph,
  options: PagerankOptions,
) => unknown;
const louvain = load('graphology-communities-louvain') as { readonly detailed: LouvainDetailed };

/** Runs each once on the same graph, building excluded; PageRank stops where ours does. */
export function peerTimes(columns: EdgeColumns, random: () => number): PeerTimes {
  const { nodeCount } = columns;
  const directed = new DirectedGraph({ allowSelfLoops: false });
  for (let node = 0; node < nodeCount; node += 1) directed.addNode(node);
  for (const [edge, source] of columns.sources.entries()) {
    directed.addEdge(source, columns.targets[edge]!, { weight: columns.weights[edge]! });
  }
  // It stops at N · tolerance.
  const options = { tolerance: 1e-6 / nodeCount, maxIterations: 200 };
  const plain = seconds(() => pagerank(directed, { ...options, getEdgeWeight: null }));
  const weighted = seconds(() => pagerank(directed, { ...options, getEdgeWeight: 'weight' }));

  const undirected = new UndirectedGraph({ allowSelfLoops: false });
  for (let node = 0; node < nodeCount; node += 1) undirected.addNode(node);
  for (const [pair, weight] of pairWeights(columns)) {
    undirected.addEdge(Math.floor(pair / nodeCount), pair % nodeCount, { weight });
  }
  let modularity = 0;
  const communities = seconds(() => {
    modularity = louvain.detailed(undirected, { getEdgeWeight: 'weight', rng: random }).modularity;
  });
  return { pagerank: plain, pagerankWeighted: weighted, louvain: communities, louvainModularity: modularity };
}

function pairWeights({ nodeCount, sources, targets, weights }: EdgeColumns): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const [edge, source] of sources.entries()) {
    const target = targets[edge]!;
    const pair = Math.min(source, target) * nodeCount + Math.max(source, target);
    pairs.set(pair, (pairs.get(pair) ?? 0) + weights[edge]!);
  }
  return pairs;
}

function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
