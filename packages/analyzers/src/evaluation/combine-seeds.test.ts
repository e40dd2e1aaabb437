import { describe, expect, it } from 'vitest';
import { combineSeeds } from './combine-seeds.ts';
import { evaluateAlerts } from './evaluate-alerts.ts';
import { measuresOf, type Measure } from './measures.ts';

const recall = (value: number | null): Measure => ({
  scope: 'typology',
  name: 'layering',
  measure: 'recall_50',
  value,
});
const named = (value: number): Measure => ({
  scope: 'given_name',
  name: 'layering as collection',
  measure: 'count',
  value,
});

describe('combineSeeds', () => {
  it('gives mean, sample standard deviation, least and most', () => {
    // (0.5 + 0.7 + 0.9) / 3 = 0.7; squares 0.04 + 0 + 0.04, over 2.
    const [row] = combineSeeds([[recall(0.5)], [recall(0.7)], [recall(0.9)]]);
    expect(row).toMatchObject({ seed_count: 3, least: 0.5, most: 0.9 });
    expect(row?.mean).toBeCloseTo(0.7, 12);
    expect(row?.standard_deviation).toBeCloseTo(0.2, 12);
  });

  it('leaves undefined ratios out, and has no spread of one seed', () => {
    expect(combineSeeds([[recall(null)], [recall(0.25)]])).toMatchObject([
      { seed_count: 1, mean: 0.25, standard_deviation: null },
    ]);
    expect(combineSeeds([[recall(null)]])).toMatchObject([{ seed_count: 0, mean: null, least: null }]);
  });

  it('takes a name that was not given in a seed as given no times', () => {
    expect(combineSeeds([[named(3)], []])).toMatchObject([{ seed_count: 2, mean: 1.5, least: 0 }]);
  });
});

describe('measuresOf', () => {
  it('names every number once', () => {
    const members = [
      { address: 'a', role: 'source' },
      { address: 'b', role: 'destination' },
    ];
    const evaluation = evaluateAlerts({
      schemes: [{ pattern_type: 'layering', pattern_instance_id: 'layering-1', members }],
      twins: [{ pattern_type: 'saver', pattern_instance_id: 'saver-1', members: [{ address: 's', role: 'saver' }] }],
      alerts: [],
      address_count: 10,
    });
    const measures = measuresOf(evaluation);
    const keys = measures.map(({ scope, name, measure }) => `${scope} ${name} ${measure}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(measures).toContainEqual({ scope: 'typology', name: 'layering', measure: 'recall_50', value: 0 });
    expect(measures).toContainEqual({
      scope: 'overall',
      name: 'all',
      measure: 'alerts_per_scheme_for_90',
      value: null,
    });
    expect(measures).toContainEqual({ scope: 'twin', name: 'saver', measure: 'flagged_ratio', value: 0 });
  });
});
