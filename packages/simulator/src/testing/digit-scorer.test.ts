import { describe, expect, it } from 'vitest';
import { areaUnderCurve, trainScorer } from './digit-scorer.reference.ts';

describe('areaUnderCurve', () => {
  it('is 1 where every planted row scores higher, 0.5 where all tie', () => {
    expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(areaUnderCurve([7, 7, 7, 7], [false, true, false, true])).toBe(0.5);
  });
});

describe('trainScorer', () => {
  it('finds a digit that gives plants away', () => {
    const rows = ['1', '1', '1', '9', '9', '9'].map((digit) => [digit]);
    const planted = [false, false, false, true, true, true];
    const score = trainScorer(rows, planted);
    expect(areaUnderCurve(rows.map(score), planted)).toBe(1);
  });
});
