import { describe, expect, it } from 'vitest';
import { alertQuality } from './alert-quality.ts';
import { alertJudge, truthInstances } from './alert-truth.ts';
import { areaUnderCurve, calibrationError, reliabilityOf } from './reliability.ts';

const member = (address: string, id: string, role = 'mule') => ({
  address,
  role,
  pattern_type: 'smurfing',
  pattern_instance_id: id,
});
const instances = truthInstances([
  ...['a', 'b', 'c', 'd', 'e'].map((one) => member(one, 'one')),
  member('v', 'one', 'victim'),
  ...['x', 'y'].map((one) => member(one, 'two')),
  member('w', 'decoy', 'benign'),
]);

describe('alertJudge', () => {
  const truthOf = (addresses: string): string => alertJudge(instances)(addresses.split('')).truth;
  it('is true where more than half is one scheme, its own victims left aside', () => {
    expect([truthOf('abc'), truthOf('abcpq'), truthOf('avp'), truthOf('avpq')]).toEqual([
      'true',
      'true',
      'mixed',
      'false',
    ]);
  });
  it('is a fragment below a quarter of the scheme', () => {
    expect([truthOf('a'), truthOf('ab')]).toEqual(['fragment', 'true']);
  });
  it('is mixed over several schemes, neutral over innocents', () => {
    expect(truthOf('vw')).toBe('neutral');
    expect(truthOf('axby')).toBe('mixed');
  });
});

describe('alertQuality', () => {
  it('counts schemes that one mostly true alert covers, and no decoy', () => {
    const alerts = ['abc', 'p', 'abcde'].map((addresses) => ({
      typology_type: 'smurfing',
      addresses: addresses.split(''),
      suspects: addresses.split('').slice(0, 2),
      confidence: 0.5,
    }));
    expect(alertQuality({ schemes: instances, look_alikes: [['p'], ['q', 'a']] }, alerts)).toMatchObject({
      scheme_count: 2,
      found_half: 0.5,
      found_most: 0.5,
      precision: 2 / 3,
      false_ratio: 1 / 3,
      alerts_per_found: 3,
      rightly_named: 0.5,
      // p is the one suspect of an alert; q is in none, and a is a scheme's.
      look_alike_flagged_ratio: 0.5,
      // Of the suspects a, b and p two are guilty, of seven.
      suspect_precision: 2 / 3,
      suspect_recall: 2 / 7,
    });
  });

  it('judges by accounts where no scheme is known', () => {
    const alert = (addresses: string) => ({
      typology_type: 'collection',
      addresses: addresses.split(''),
      suspects: addresses.split(''),
      confidence: 0.5,
    });
    const truth = { schemes: [], look_alikes: [], accounts: new Set(['a', 'b', 'c']) };
    expect(alertQuality(truth, [alert('abx'), alert('xy'), alert('cz')])).toMatchObject({
      found_half: null,
      precision: 1 / 3,
      suspect_precision: 3 / 6,
      suspect_recall: 1,
    });
  });

  it('has nothing to divide by without alerts', () => {
    expect(alertQuality({ schemes: instances, look_alikes: [] }, [])).toMatchObject({
      precision: null,
      look_alike_flagged_ratio: null,
      confidence: { area_under_curve: null, calibration_error: null, bins: [] },
    });
  });
});

describe('areaUnderCurve', () => {
  it('is 1 where every true one is above every false one, and counts ties half', () => {
    expect(areaUnderCurve([3, 2, 1], [true, true, false])).toBe(1);
    expect(areaUnderCurve([1, 1], [true, false])).toBe(0.5);
  });
});

describe('reliabilityOf', () => {
  it('gives bins of equal mass and an interval around the error', () => {
    const says = [...Array<number>(50).fill(0.2), ...Array<number>(50).fill(0.8)];
    const found = reliabilityOf(
      says,
      says.map((_, at) => (at < 50 ? at < 10 : at < 80)),
    );
    expect(found.bins).toEqual([
      { count: 50, mean_confidence: expect.closeTo(0.2, 9) as number, true_ratio: 0.2 },
      { count: 50, mean_confidence: expect.closeTo(0.8, 9) as number, true_ratio: 0.6 },
    ]);
    const [low, high] = found.calibration_error_interval!;
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(0.1);
  });
});

describe('calibrationError', () => {
  it('is the gap between what is said and what is so, bin by bin', () => {
    const says = [...Array<number>(50).fill(0.2), ...Array<number>(50).fill(0.8)];
    const isTrue = says.map((_, at) => (at < 50 ? at < 10 : at < 80));
    // The first bin is right (a fifth is true), the second says 0.8 where 0.6 is true.
    expect(calibrationError(says, isTrue)).toBeCloseTo(0.1, 9);
  });
});
