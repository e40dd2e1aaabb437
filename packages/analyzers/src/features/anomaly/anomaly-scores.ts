/** The four anomaly columns: forests grown once, then scored for ranges of addresses. */
import { seededRandom } from '@analytics/graph';
import type { FeatureSettings } from '../params.ts';
import { ANOMALY_COLUMNS, type AnomalyScore } from './anomaly-columns.ts';
import { growIsolationForest, type IsolationForest } from './isolation-forest.ts';
import { scoreBlock } from './isolation-score.ts';
import { numericMatrix, type AnomalyInput } from './numeric-columns.ts';

export type AnomalyForests = Readonly<Record<AnomalyScore, IsolationForest>>;
export type AnomalyScoreColumns = Readonly<Record<AnomalyScore, Float32Array>>;
export type AnomalySettings = Pick<FeatureSettings, 'isolation_trees' | 'isolation_sample_size' | 'seed'>;

const SCORES = Object.keys(ANOMALY_COLUMNS) as AnomalyScore[];
/** Rows that are scored together: with all columns of each they fit into a core's own cache. */
const BLOCK_ROWS = 64;

/**
 * Grows the four forests over `nodeCount` rows: typed arrays, to be posted to the threads that score. Deterministic in
 * the seed. Throws a RangeError if a column is missing entries or holds what is not a finite number.
 */
export function growAnomalyForests(
  columns: AnomalyInput,
  nodeCount: number,
  settings: AnomalySettings,
): AnomalyForests {
  const matrix = numericMatrix(columns, nodeCount);
  const names: readonly string[] = ANOMALY_COLUMNS.global_anomaly_score;
  const seeds = seededRandom(settings.seed);
  const forests = SCORES.map((score) => {
    const features = Uint32Array.from(ANOMALY_COLUMNS[score], (name) => names.indexOf(name));
    const forest = growIsolationForest(
      nodeCount,
      matrix.width,
      features,
      (row, into) => {
        matrix.read(row, row + 1, into);
      },
      { trees: settings.isolation_trees, sampleSize: settings.isolation_sample_size, seed: seeds.uint32() },
    );
    return [score, forest];
  });
  return Object.fromEntries(forests) as AnomalyForests;
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
  return scoreAnomalies(growAnomalyForests(columns, nodeCount, settings), columns, nodeCount, 0, nodeCount);
}
