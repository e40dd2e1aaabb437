/** What other packages use of the graph kernels. */
export { betweenness, type BetweennessOptions } from './betweenness.ts';
export type { Components } from './components.ts';
export { coreNumbers } from './core-numbers.ts';
export { buildGraph, type Graph } from './graph.ts';
export { harmonicCloseness } from './harmonic-closeness.ts';
export { khop, type Khop, type KhopOptions } from './khop.ts';
export { leiden, type Communities, type LeidenOptions } from './leiden.ts';
export { modularity } from './leiden/modularity.ts';
export { localClustering, type LocalClustering } from './local-clustering.ts';
export {
  neighborhoodSketch,
  type NeighborhoodSketch,
  type NeighborhoodSketchOptions,
  type SketchError,
} from './neighborhood-sketch.ts';
export { pagerank, type PageRank, type PageRankOptions } from './pagerank.ts';
export { KernelPool, type CallOptions, type KernelPoolOptions } from './parallel/kernel-pool.ts';
export { seededRandom, type SeededRandom } from './seeded-random.ts';
export { stronglyConnectedComponents } from './strongly-connected-components.ts';
export { toUndirected, type UndirectedGraph } from './undirected-graph.ts';
export { weaklyConnectedComponents } from './weakly-connected-components.ts';
