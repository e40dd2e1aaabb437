import { FEATURE_COLUMNS, type FeatureType } from '@analytics/domain';
import { KernelPool } from '@analytics/graph';
import { describe, expect, it } from 'vitest';
import { addressFeatures } from './address-features.ts';
import { ANOMALY_COLUMNS } from './anomaly/anomaly-columns.ts';
import { anomalyScores } from './anomaly/anomaly-scores.ts';
import type { AnomalyInput } from './anomaly/numeric-columns.ts';
import { riskExposureRange } from './exposure/risk-exposure-range.ts';
import { riskExposure } from './exposure/risk-exposure.ts';
import { noTracedRisk, tracedRiskColumns } from '../tracing/exits/traced-risk.ts';
import { graphFeatures } from './graph/graph-features.ts';
import { holdingFeatures } from './holding/holding-features.ts';
import { featureInput } from './random-input.reference.ts';

/** The array and the entries per address that hold a column of each type. */
const HELD_IN: Partial<Record<FeatureType, [string, number]>> = {
  UInt8: ['Uint8Array', 1],
  UInt32: ['Uint32Array', 1],
  UInt64: ['BigUint64Array', 1],
  Float32: ['Float32Array', 1],
  Float64: ['Float64Array', 1],
  'Decimal128(18)': ['BigUint64Array', 2],
};

describe('feature kernels', () => {
  it('give every kernel column of the dictionary in its type, and no other', async () => {
    const input = featureInput({ nodeCount: 3, transfers: [{ from: 0, to: 2, at_ms: 0, usd: 1 }] });
    const inputs = ANOMALY_COLUMNS.global_anomaly_score.map((name) => [name, new Uint8Array(3)]);
    const pool = await KernelPool.open({ threads: 1 });
    const { columns: graphColumns } = await graphFeatures(input, pool);
    await pool.close();
    const columns = {
      ...addressFeatures(input, 0, 3),
      ...holdingFeatures(input, 0, 3),
      ...riskExposure(input),
      ...riskExposureRange(input).columns,
      ...tracedRiskColumns(noTracedRisk(3), noTracedRisk(3)),
      ...graphColumns,
      ...anomalyScores(Object.fromEntries(inputs) as AnomalyInput, 3, input.settings),
    };
    const given = Object.entries(columns).map(([name, column]) => [name, column.constructor.name, column.length / 3]);
    const due = FEATURE_COLUMNS.filter(({ origin }) => origin === 'kernel').map(({ name, type }) => [
      name,
      ...HELD_IN[type]!,
    ]);
    expect(given.sort()).toEqual(due.sort());
  });
});

describe('ANOMALY_COLUMNS', () => {
  const groupsOf = (names: readonly string[]) =>
    new Set(FEATURE_COLUMNS.filter(({ name }) => names.includes(name)).map(({ group }) => group));

  it('takes numbers of its groups, each once', () => {
    const { behavioral_anomaly_score, graph_anomaly_score, neighborhood_anomaly_score } = ANOMALY_COLUMNS;
    expect(groupsOf(behavioral_anomaly_score)).toEqual(new Set(['volume', 'amount', 'temporal', 'flow', 'pair']));
    expect(groupsOf(graph_anomaly_score)).toEqual(new Set(['degree', 'graph']));
    expect(groupsOf(neighborhood_anomaly_score)).toEqual(new Set(['neighborhood']));
    const numbers: readonly string[] = FEATURE_COLUMNS.filter(
      ({ type }) => type !== 'String' && type !== 'Array(UInt32)',
    ).map(({ name }) => name);
    const named: readonly string[] = ANOMALY_COLUMNS.global_anomaly_score;
    expect(named.filter((name) => !numbers.includes(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
});
