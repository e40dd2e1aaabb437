import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildGraph, type Graph } from '@analytics/graph';

/** The directory of the reference graphs; its README tells where they come from and what is true of them. */
export const BENCH_DIRECTORY = join(
  process.env['ANALYTICS_SHARED_DIR'] ?? resolve(import.meta.dirname, '../../shared'),
  'bench',
);

export type ReferenceName = 'S1' | 'S2';

export interface EdgeColumns {
  readonly nodeCount: number;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** Reads a reference graph; undefined where the shared directory is absent. */
export function readReference(name: ReferenceName): EdgeColumns | undefined {
  const directory = join(BENCH_DIRECTORY, name);
  if (!existsSync(directory)) return undefined;
  const read = (file: string): ArrayBuffer => new Uint8Array(readFileSync(join(directory, file))).buffer;
  return {
    nodeCount: name === 'S1' ? 20_000 : 200_000,
    sources: new Uint32Array(read('src.u32')),
    targets: new Uint32Array(read('dst.u32')),
    weights: new Float64Array(read('weight.f64')),
  };
}

/** Total weight through each node: the volumes that the pipeline sums over neighbourhoods. */
export function volumes(graph: Graph): Float64Array {
  const sums = new Float64Array(new SharedArrayBuffer(graph.nodeCount * Float64Array.BYTES_PER_ELEMENT));
  for (let node = 0; node < graph.nodeCount; node += 1) {
    for (let slot = graph.offsets[node]!; slot < graph.offsets[node + 1]!; slot += 1) {
      sums[node]! += graph.weights[slot]!;
      sums[graph.targets[slot]!]! += graph.weights[slot]!;
    }
  }
  return sums;
}

export function build({ nodeCount, sources, targets, weights }: EdgeColumns): Graph {
  return buildGraph(nodeCount, sources, targets, weights);
}
