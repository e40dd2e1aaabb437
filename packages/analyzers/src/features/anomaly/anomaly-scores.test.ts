import { seededRandom } from '@analytics/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinColumns } from '../node-ranges.ts';
import { ANOMALY_COLUMNS, type AnomalyScore } from './anomaly-columns.ts';
import {
  anomalySample,
  anomalyScores,
  fillAnomalySample,
  growAnomalyForests,
  scoreAnomalies,
} from './anomaly-scores.ts';
import { growIsolationForest } from './isolation-forest.ts';
import { isolationScoresReference } from './isolation-forest.reference.ts';
import { scoreBlock } from './isolation-score.ts';
import { numericMatrix, type AnomalyInput } from './numeric-columns.ts';
import { expectedPathLength } from './path-length.ts';

const SETTINGS = { isolation_trees: 100, isolation_sample_size: 256, seed: 7 };
const NAMES = ANOMALY_COLUMNS.global_anomaly_score;

/** Every column drawn from a normal-like bell around 10. */
function bells(nodeCount: number): Record<string, Float64Array> {
  const random = seededRandom(3);
  const bell = () => 10 + random.float() + random.float() + random.float();
  return Object.fromEntries(NAMES.map((name) => [name, Float64Array.from({ length: nodeCount }, bell)]));
}

function scoresOf(rows: readonly (readonly number[])[], columns: readonly number[], seed: number): Float32Array {
  const width = rows[0]?.length ?? 0;
  const options = { trees: 20, sampleSize: 16, seed };
  const features = Uint32Array.from(columns);
  const sampled = { numbers: Uint32Array.from(rows.keys()), values: Float64Array.from(rows.flat()), width };
  const forest = growIsolationForest(rows.length, sampled, features, options);
  const scores = new Float32Array(rows.length);
  const depths = new Float64Array(rows.length);
  scoreBlock(forest, Float64Array.from(rows.flat()), width, rows.length, scores, 0, depths);
  return scores;
}

describe('growIsolationForest', () => {
  it('agrees with nested trees, scored by recursion', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
    const rows = fc.array(fc.tuple(value, value, value), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.subarray([0, 1, 2]), fc.nat(), (table, columns, seed) => {
        const expected = isolationScoresReference(table, columns, { trees: 20, sampleSize: 16, seed });
        const found = scoresOf(table, columns, seed);
        expected.forEach((score, row) => {
          expect(found[row]).toBeCloseTo(score, 6);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('does not see the scale of a column', () => {
    const random = seededRandom(5);
    const rows = Array.from({ length: 40 }, () => [random.float(), random.float()]);
    const scaled = rows.map(([x, y]) => [x! * 1024, y!]);
    expect(scoresOf(scaled, [0, 1], 1)).toEqual(scoresOf(rows, [0, 1], 1));
  });
});

describe('expectedPathLength', () => {
  it('is the mean depth of a failed search', () => {
    // Liu, Ting, Zhou 2008, equation 1: c(2) = 2·1 − 1; c(3) = 2·1.5 − 4/3; c(256) is about 10.24.
    expect([0, 1, 2].map(expectedPathLength)).toEqual([0, 0, 1]);
    expect(expectedPathLength(3)).toBeCloseTo(5 / 3, 12);
    expect(expectedPathLength(256)).toBeCloseTo(10.245, 2);
  });
});

describe('anomalyScores', () => {
  it('ranks the one address that stands out first, in the scores of its columns only', () => {
    const columns = bells(500);
    for (const name of ANOMALY_COLUMNS.graph_anomaly_score) columns[name]![123] = 1e6;
    const scores = anomalyScores(columns as AnomalyInput, 500, SETTINGS);
    const first = (name: AnomalyScore) => scores[name].indexOf(Math.max(...scores[name]));
    expect([first('graph_anomaly_score'), first('global_anomaly_score')]).toEqual([123, 123]);
    expect(scores.graph_anomaly_score[123]).toBeGreaterThan(0.5);
    expect(scores.behavioral_anomaly_score[123]).toBeLessThan(0.2);
  });

  it('gives the same bytes in ranges as in one, and others with another seed', () => {
    const columns = bells(300) as AnomalyInput;
    const whole = anomalyScores(columns, 300, SETTINGS);
    // Neither the sample nor the scores see more than one part at a time.
    const partOf = (first: number, last: number) =>
      Object.fromEntries(
        NAMES.map((name) => [name, (columns[name] as Float64Array).slice(first, last)]),
      ) as AnomalyInput;
    const parts = [partOf(0, 131), partOf(131, 300)] as const;
    const full = anomalySample(300, SETTINGS);
    fillAnomalySample(full, parts[0], 0, 131);
    fillAnomalySample(full, parts[1], 131, 300);
    const forests = growAnomalyForests(full, 300, SETTINGS);
    const scores = [scoreAnomalies(forests, parts[0], 131, 0, 131), scoreAnomalies(forests, parts[1], 169, 0, 169)];
    expect(joinColumns(scores)).toEqual(whole);
    expect(anomalyScores(columns, 300, { ...SETTINGS, seed: 8 })).not.toEqual(whole);
  });

  it('reads a sample of the rows and no other', () => {
    const settings = { isolation_trees: 5, isolation_sample_size: 16, seed: 7 };
    const columns = bells(10_000) as AnomalyInput;
    const { nodes } = anomalySample(10_000, settings);
    // Four forests of five trees of sixteen rows.
    expect(nodes.length).toBeGreaterThan(16);
    expect(nodes.length).toBeLessThanOrEqual(320);
    const sampled = new Set(nodes);
    const others = Object.fromEntries(
      NAMES.map((name) => [name, (columns[name] as Float64Array).map((value, row) => (sampled.has(row) ? value : 0))]),
    ) as AnomalyInput;
    const forestsOf = (input: AnomalyInput) => {
      const sample = anomalySample(10_000, settings);
      fillAnomalySample(sample, input, 0, 10_000);
      return growAnomalyForests(sample, 10_000, settings);
    };
    expect(forestsOf(others)).toEqual(forestsOf(columns));
  });

  it('scores alike addresses and lone ones 0', () => {
    const columns = Object.fromEntries(NAMES.map((name) => [name, new Float32Array(5).fill(3)]));
    expect([...anomalyScores(columns as AnomalyInput, 5, SETTINGS).global_anomaly_score]).toEqual([0, 0, 0, 0, 0]);
    expect([...anomalyScores(bells(1) as AnomalyInput, 1, SETTINGS).global_anomaly_score]).toEqual([0]);
    expect(anomalyScores(bells(0) as AnomalyInput, 0, SETTINGS).global_anomaly_score).toHaveLength(0);
  });

  it('lists each column once', () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });
});

describe('numericMatrix', () => {
  /** What the first column reads as, with zeros in all others. */
  function read(column: AnomalyInput['total_in_usd'], rowCount: number): number[] {
    const zeros = Object.fromEntries(NAMES.map((name) => [name, new Uint8Array(rowCount)])) as AnomalyInput;
    const matrix = numericMatrix({ ...zeros, total_in_usd: column }, rowCount);
    const into = new Float64Array(rowCount * matrix.width);
    matrix.read(0, rowCount, into);
    return Array.from({ length: rowCount }, (_, row) => into[row * matrix.width]!);
  }

  it('reads decimals of both signs', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 126n), max: 2n ** 126n }), (value) => {
        const words = BigUint64Array.of(BigInt.asUintN(64, value), BigInt.asUintN(64, value >> 64n));
        const [found] = read(words, 1);
        const expected = Number(value) / 1e18;
        expect(Math.abs(found! - expected)).toBeLessThanOrEqual(1e-15 * Math.abs(expected));
      }),
    );
  });

  it('reads 64-bit counts', () => {
    expect(read(BigUint64Array.of(3n, 2n ** 40n), 2)).toEqual([3, 2 ** 40]);
  });

  it('names the column that is not finite or too short', () => {
    expect(() => read(Float64Array.of(1, Number.NaN), 2)).toThrow(/total_in_usd.*NaN at row 1/);
    expect(() => read(new Float64Array(1), 2)).toThrow('Expected 2 values in total_in_usd, found 1.');
    expect(() => read(new BigUint64Array(3), 2)).toThrow('Expected 2 or 4 words in total_in_usd, found 3.');
  });
});
