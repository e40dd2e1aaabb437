import { describe, expect, it } from 'vitest';
import { isNumericFeature } from './numeric-feature.ts';

describe('isNumericFeature', () => {
  it('leaves lists and texts out', () => {
    const columns = [
      { name: 'degree_in', is_numeric: true },
      { name: 'hourly_activity', is_numeric: false },
    ];
    expect(columns.filter(isNumericFeature).map(({ name }) => name)).toEqual(['degree_in']);
  });
});
