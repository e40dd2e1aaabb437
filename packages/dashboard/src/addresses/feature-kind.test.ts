import { describe, expect, it } from 'vitest';
import { featureUnit, unusualness, featureKind, hasRank, weekdayName } from './feature-kind.ts';

describe('featureKind', () => {
  it('tells times, hours, weekdays, categories, money and yes or no from numbers', () => {
    expect(featureKind('first_activity_timestamp', 1_749_000_000_000)).toBe('time');
    expect(featureKind('peak_hour', 22)).toBe('hour');
    expect(featureKind('peak_activity_day', 0)).toBe('weekday');
    expect(featureKind('community_id', 52)).toBe('category');
    expect(featureKind('is_new_address', true)).toBe('yes_no');
    expect(featureKind('total_in_usd', '12.5')).toBe('usd');
    expect(featureKind('degree_in', 3)).toBe('number');
  });
});

describe('hasRank', () => {
  it('is so for what can be more or less', () => {
    expect((['usd', 'number'] as const).every(hasRank)).toBe(true);
    expect((['time', 'hour', 'weekday', 'category', 'yes_no'] as const).some(hasRank)).toBe(false);
  });
});

describe('weekdayName', () => {
  it('counts from Monday', () => {
    expect([weekdayName(0), weekdayName(6)]).toEqual(['Monday', 'Sunday']);
  });
});

describe('unusualness', () => {
  it('is the distance from the middle, whatever many share', () => {
    const at = (share_below: number | null, share_equal: number) =>
      unusualness({ name: 'pagerank', value: 1, share_below, share_equal });
    expect(at(0.99, 0.01)).toBeCloseTo(0.99);
    expect(at(0, 0.02)).toBeCloseTo(0.98);
    // A value that nearly all share is not unusual, however few are below.
    expect(at(0, 0.9)).toBeCloseTo(0.1);
    expect(at(null, 0)).toBe(-1);
  });
});

describe('featureUnit', () => {
  it('is what the name ends in', () => {
    const names = ['median_holding_seconds', 'activity_span_days', 'tx_in_count', 'nearest_risk_distance'];
    expect(names.map(featureUnit)).toEqual(['seconds', 'days', '', 'hops']);
  });
});
