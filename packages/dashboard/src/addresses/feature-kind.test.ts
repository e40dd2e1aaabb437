import { describe, expect, it } from 'vitest';
import { featureKind, hasRank, weekdayName } from './feature-kind.ts';

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
