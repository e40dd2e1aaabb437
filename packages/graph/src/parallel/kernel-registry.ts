/** The kernels by name, as a worker thread finds them. */
import { betweennessKernel } from '../betweenness.ts';
import { coreNumbers } from '../core-numbers.ts';
import { buildGraph } from '../graph.ts';
import { harmonicClosenessKernel } from '../harmonic-closeness.ts';
import { khopKernel } from '../khop.ts';
import { leiden } from '../leiden.ts';
import { localClusteringKernel } from '../local-clustering.ts';
import { neighborhoodSketchKernel } from '../neighborhood-sketch.ts';
import { pagerankKernel } from '../pagerank.ts';
import { stronglyConnectedComponents } from '../strongly-connected-components.ts';
import type { TeamKernel } from './team.ts';
import { toUndirected } from '../undirected-graph.ts';
import { weaklyConnectedComponents } from '../weakly-connected-components.ts';

/** Kernels that one thread runs alone; two of them can run side by side. */
export const SINGLE_KERNELS = {
  buildGraph,
  toUndirected,
  stronglyConnectedComponents,
  weaklyConnectedComponents,
  coreNumbers,
  leiden,
} as const;

export type SingleKernelName = keyof typeof SINGLE_KERNELS;

export type TeamKernelName =
  'localClustering' | 'pagerank' | 'betweenness' | 'harmonicCloseness' | 'khop' | 'neighborhoodSketch';

/** Kernels that all threads of a pool run together. Their inputs and states are checked where KernelPool calls them. */
export const TEAM_KERNELS: Readonly<Record<TeamKernelName, TeamKernel<readonly unknown[], unknown, unknown>>> = {
  localClustering: localClusteringKernel,
  pagerank: pagerankKernel,
  betweenness: betweennessKernel,
  harmonicCloseness: harmonicClosenessKernel,
  khop: khopKernel,
  neighborhoodSketch: neighborhoodSketchKernel,
};
