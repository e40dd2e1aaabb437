import { describe, expect, it } from 'vitest';
import { measuresBy, pairsOf, type Measure } from './measures-by.ts';

const MEASURES = [
  { scope: 'typology', name: 'layering', measure: 'recall_50', value: 0.5 },
  { scope: 'typology', name: 'layering', measure: 'recall_80', value: 0.25 },
  { scope: 'overall', name: 'all', measure: 'recall_50', value: 0.9 },
  { scope: 'given_name', name: 'peel_chain as layering', measure: 'count', value: 2 },
] as Measure[];

describe('measuresBy', () => {
  it('is name by measure, of one scope', () => {
    expect(measuresBy(MEASURES, 'typology')).toEqual(
      new Map([
        [
          'layering',
          new Map([
            ['recall_50', 0.5],
            ['recall_80', 0.25],
          ]),
        ],
      ]),
    );
  });
});

describe('pairsOf', () => {
  it('takes the planted and the given name apart', () => {
    expect(pairsOf(MEASURES, 'given_name')).toEqual([{ planted: 'peel_chain', given: 'layering', count: 2 }]);
  });
});
