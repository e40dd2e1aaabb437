import { NO_CANVAS_FILTERS } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { dayOf, filtersOf, hasFilters, lastDayOf } from './filter-fields.ts';

function fields(given: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(given)) data.set(name, value);
  return data;
}

describe('filtersOf', () => {
  it('takes days with the last one included, several assets, a sum and a role', () => {
    const filters = filtersOf(
      fields({ from: '2025-03-01', to: '2025-03-02', assets: ' ETH, USDC,,ETH ', min: '1e3', role: 'exchange' }),
    );
    expect(filters).toEqual({
      from_time: Date.parse('2025-03-01T00:00:00Z'),
      to_time: Date.parse('2025-03-03T00:00:00Z'),
      assets: ['ETH', 'USDC'],
      min_usd: 1000,
      roles: ['exchange'],
    });
    expect([dayOf(filters.from_time), lastDayOf(filters.to_time)]).toEqual(['2025-03-01', '2025-03-02']);
    expect(hasFilters(filters)).toBe(true);
  });

  it('filters nothing by what says nothing or cannot be read', () => {
    const filters = filtersOf(fields({ from: 'yesterday', to: '2025-02-31', assets: ' , ', min: '-5', role: '' }));
    expect(filters).toEqual({ ...NO_CANVAS_FILTERS, to_time: filters.to_time });
    expect(hasFilters(filtersOf(fields({})))).toBe(false);
    expect(dayOf(0) + lastDayOf(0)).toBe('');
  });
});
