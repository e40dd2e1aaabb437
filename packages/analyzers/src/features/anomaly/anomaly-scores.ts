/** The four anomaly columns: forests grown once, then scored for ranges of addresses. */
import { seededRandom } from '@analytics/graph';
import { lowerBound } from '../../lower-bound.ts';
import type { FeatureSettings } from '../params.ts';
import { ANOMALY_COLUMNS, type AnomalyScore } from './anomaly-columns.ts';
import { growIsolationForest, rowsOfForest, type ForestOptions, type IsolationForest } from './isolation-forest.ts';
import { scoreBlock } from './isolation-score.ts';
import { numericMatrix, type AnomalyInput } from './numeric-columns.ts';

export type AnomalyForests = Readonly<Record<AnomalyScore, IsolationForest>>;
export type AnomalyScoreColumns = Readonly<Record<AnomalyScore, Float32Array>>;
export type AnomalySettings = Pick<FeatureSettings, 'isolation_trees' | 'isolation_sample_size' | 'seed'>;

const SCORES = Object.keys(ANOMALY_COLUMNS) as AnomalyScore[];
/** Rows that are scored together: with all columns of each they fit into a core's own cache. */
const BLOCK_ROWS = 64;

/** The rows that the forests are grown on: a few thousand of all, so that no column need be held whole. */
export interface AnomalySample {
  /** Ascending. */
  readonly nodes: Uint32Array;
  /** A row of all columns for each of them. */
  readonly rows: Float64Array;
}

const WIDTH = ANOMALY_COLUMNS.global_anomaly_score.length;

/** Which nodes the sample has; `fillAnomalySample` gives it their rows. Deterministic in the seed. */
export function anomalySample(nodeCount: number, settings: AnomalySettings): AnomalySample {
  const seen = optionsOf(settings).map(([, options]) => rowsOfForest(nodeCount, options));
  const nodes = Uint32Array.from(new Set(seen.flatMap((rows) => [...rows]))).sort();
  return { nodes, rows: new Float64Array(nodes.length * WIDTH) };
}

/**
 * Reads the sampled rows of nodes firstNode … lastNode − 1 from their columns, lastNode − firstNode entries each. Throws
 * a RangeError if a column is missing entries or holds what is not a finite number.
 */
export function fillAnomalySample(
  { nodes, rows }: AnomalySample,
  columns: AnomalyInput,
  firstNode: number,
  lastNode: number,
): void {
  const matrix = numericMatrix(columns, lastNode - firstNode);
  for (let at = lowerBound(nodes, firstNode); at < nodes.length && nodes[at]! < lastNode; at++) {
    const row = nodes[at]! - firstNode;
    matrix.read(row, row + 1, rows.subarray(at * WIDTH, (at + 1) * WIDTH));
  }
}

/**
 * Grows the four forests on a filled sample of `nodeCount` nodes: typed arrays, to be posted to the threads that score.
 * Deterministic in the seed.
 */
export function growAnomalyForests(
  { nodes, rows }: AnomalySample,
  nodeCount: number,
  settings: AnomalySettings,
): AnomalyForests {
  const names: readonly string[] = ANOMALY_COLUMNS.global_anomaly_score;
  const sampled = { numbers: nodes, values: rows, width: WIDTH };
  const forests = optionsOf(settings).map(([score, options]) => {
    const features = Uint32Array.from(ANOMALY_COLUMNS[score], (name) => names.indexOf(name));
    return [score, growIsolationForest(nodeCount, sampled, features, options)] as const;
  });
  return Object.fromEntries(forests) as AnomalyForests;
}

/** Each forest has a seed of its own. */
function optionsOf(settings: AnomalySettings): (readonly [AnomalyScore, ForestOptions])[] {
  const seeds = seededRandom(settings.seed);
  const { isolation_trees: trees, isolation_sample_size: sampleSize } = settings;
  return SCORES.map((score) => [score, { trees, sampleSize, seed: seeds.uint32() }]);
}

/**
 * Gives the four scores of nodes firstNode … lastNode − 1, each in [0, 1], lastNode − firstNode entries. A row's scores
 * depend on nothing but the forests and the row: adjoining ranges join to the same bits. O(nodes · trees · log ψ).
 */
export function scoreAnomalies(
  forests: AnomalyForests,
  columns: AnomalyInput,
  nodeCount: number,
  firstNode: number,
  lastNode: number,
): AnomalyScoreColumns {
  const matrix = numericMatrix(columns, nodeCount);
  const length = lastNode - firstNode;
  const scores = Object.fromEntries(SCORES.map((score) => [score, new Float32Array(length)])) as AnomalyScoreColumns;
  const block = new Float64Array(BLOCK_ROWS * matrix.width);
  const depths = new Float64Array(BLOCK_ROWS);
  for (let first = firstNode; first < lastNode; first += BLOCK_ROWS) {
    const last = Math.min(lastNode, first + BLOCK_ROWS);
    matrix.read(first, last, block);
    for (const score of SCORES) {
      scoreBlock(forests[score], block, matrix.width, last - first, scores[score], first - firstNode, depths);
    }
  }
  return scores;
}

/** Grows and scores on one thread: the same bits as growAnomalyForests and scoreAnomalies over ranges. */
export function anomalyScores(
  columns: AnomalyInput,
  nodeCount: number,
  settings: AnomalySettings,
): AnomalyScoreColumns {
  const sample = anomalySample(nodeCount, settings);
  fillAnomalySample(sample, columns, 0, nodeCount);
  return scoreAnomalies(growAnomalyForests(sample, nodeCount, settings), columns, nodeCount, 0, nodeCount);
}
