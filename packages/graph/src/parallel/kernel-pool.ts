/** A pool of threads that run graph kernels. */
import type { BetweennessOptions } from '../betweenness.ts';
import type { Components } from '../components.ts';
import type { Graph } from '../graph.ts';
import type { Khop, KhopOptions } from '../khop.ts';
import type { Communities, LeidenOptions } from '../leiden.ts';
import type { LocalClustering } from '../local-clustering.ts';
import type { NeighborhoodSketch, NeighborhoodSketchOptions } from '../neighborhood-sketch.ts';
import type { PageRank, PageRankOptions } from '../pagerank.ts';
import type { UndirectedGraph } from '../undirected-graph.ts';
import { TEAM_KERNELS, type SingleKernelName, type TeamKernelName } from './kernel-registry.ts';
import { CONTROL_WORDS } from './team.ts';
import { WorkerCrew } from './worker-crew.ts';

export interface KernelPoolOptions {
  /** Worker threads, at least 1. */
  readonly threads: number;
}

export interface CallOptions {
  /**
   * Aborting rejects the call with the signal's reason at once and ends the threads that ran it; new ones replace them.
   */
  readonly signal?: AbortSignal;
}

/**
 * Worker threads that run the kernels of this package off the caller's thread, with the same names, arguments and
 * results, to the bit, on any number of threads.
 *
 * PageRank, clustering, betweenness, closeness, k-hop and sketch use all threads together. Building, components, cores
 * and Leiden use one each: start several without awaiting and they run side by side. Calls that cannot start yet wait
 * in order, but one that needs a single thread overtakes one that waits for all. A call whose kernel throws is rejected
 * with its error. Graphs from `buildGraph` are shared with the workers, not copied; do not change them while calls run.
 */
export class KernelPool {
  private readonly crew: WorkerCrew;

  private constructor(crew: WorkerCrew) {
    this.crew = crew;
  }

  /** Starts the threads. @throws RangeError unless threads is a positive integer */
  static async open({ threads }: KernelPoolOptions): Promise<KernelPool> {
    if (!Number.isInteger(threads) || threads < 1)
      throw new RangeError(`Expected at least 1 thread, found ${threads}.`);
    return new KernelPool(await WorkerCrew.start(threads));
  }

  get threads(): number {
    return this.crew.size;
  }

  buildGraph(
    nodeCount: number,
    sources: Uint32Array,
    targets: Uint32Array,
    weights: Float64Array,
    call?: CallOptions,
  ): Promise<Graph> {
    return this.single('buildGraph', [nodeCount, sources, targets, weights], call);
  }

  toUndirected(graph: Graph, call?: CallOptions): Promise<UndirectedGraph> {
    return this.single('toUndirected', [graph], call);
  }

  stronglyConnectedComponents(graph: Graph, call?: CallOptions): Promise<Components> {
    return this.single('stronglyConnectedComponents', [graph], call);
  }

  weaklyConnectedComponents(graph: Graph, call?: CallOptions): Promise<Components> {
    return this.single('weaklyConnectedComponents', [graph], call);
  }

  coreNumbers(graph: UndirectedGraph, call?: CallOptions): Promise<Uint32Array> {
    return this.single('coreNumbers', [graph], call);
  }

  leiden(graph: UndirectedGraph, options: LeidenOptions, call?: CallOptions): Promise<Communities> {
    return this.single('leiden', [graph, options], call);
  }

  localClustering(graph: UndirectedGraph, call?: CallOptions): Promise<LocalClustering> {
    return this.team('localClustering', [graph], call);
  }

  pagerank(graph: Graph, options: PageRankOptions, call?: CallOptions): Promise<PageRank> {
    return this.team('pagerank', [graph, options], call);
  }

  betweenness(graph: Graph, options: BetweennessOptions, call?: CallOptions): Promise<Float64Array> {
    return this.team('betweenness', [graph, options], call);
  }

  harmonicCloseness(graph: Graph, call?: CallOptions): Promise<Float64Array> {
    return this.team('harmonicCloseness', [graph], call);
  }

  khop(graph: Graph, options: KhopOptions, call?: CallOptions): Promise<Khop> {
    return this.team('khop', [graph, options], call);
  }

  neighborhoodSketch(
    graph: Graph,
    options: NeighborhoodSketchOptions,
    call?: CallOptions,
  ): Promise<NeighborhoodSketch> {
    return this.team('neighborhoodSketch', [graph, options], call);
  }

  /** Ends all threads; calls that still run or wait are rejected. Closing twice is allowed. */
  close(): Promise<void> {
    return this.crew.close();
  }

  private async single<Output>(
    kernel: SingleKernelName,
    input: readonly unknown[],
    call?: CallOptions,
  ): Promise<Output> {
    const order = { kind: 'single', kernel, input } as const;
    const [output] = await this.crew.submit(1, () => [order], call?.signal);
    return output as Output;
  }

  private async team<Output>(kernel: TeamKernelName, input: readonly unknown[], call?: CallOptions): Promise<Output> {
    const program = TEAM_KERNELS[kernel];
    const size = this.crew.size;
    let state: unknown;
    // Allocated when its turn has come, so that waiting calls hold no memory.
    const orders = () => {
      state = program.prepare(size, ...input);
      const control = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * Int32Array.BYTES_PER_ELEMENT));
      return Array.from({ length: size }, (_, rank) => ({ kind: 'team', kernel, state, rank, size, control }) as const);
    };
    await this.crew.submit(size, orders, call?.signal);
    return program.finish(state) as Output;
  }
}
