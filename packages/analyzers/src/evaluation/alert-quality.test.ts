import { describe, expect, it } from 'vitest';
import { alertQuality, areaUnderCurve, calibrationError } from './alert-quality.ts';
import { alertJudge, truthInstances } from './alert-truth.ts';

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
      confidence: 0.5,
    }));
    expect(alertQuality(instances, alerts)).toMatchObject({
      scheme_count: 2,
      found_half: 0.5,
      found_most: 0.5,
      precision: 2 / 3,
      false_ratio: 1 / 3,
      alerts_per_found: 3,
    });
  });
});

describe('areaUnderCurve', () => {
  it('is 1 where every true one is above every false one, and counts ties half', () => {
    expect(areaUnderCurve([3, 2, 1], [true, true, false])).toBe(1);
    expect(areaUnderCurve([1, 1], [true, false])).toBe(0.5);
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
