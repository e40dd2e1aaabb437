import { describe, expect, it } from 'vitest';
import { caseFilter, orderBy } from './case-filter.ts';

const of = (search: string) => caseFilter(new URLSearchParams(search));

describe('caseFilter', () => {
  it('reads what the URL says', () => {
    const search = 'q=+mixer+&severity=high&typology=peel_chain&min_usd=1000&undecided=true&sort=volume&order=asc';
    expect(of(search)).toEqual({
      q: 'mixer',
      severity: ['high'],
      typology_type: ['peel_chain'],
      min_volume_usd: 1000,
      min_open_alerts: 1,
      sort: 'volume',
      order: 'asc',
    });
  });

  it('leaves out what no case can have', () => {
    expect(of('severity=foo&typology=A+B&min_usd=many&sort=colour&order=up')).toEqual({ sort: 'rank', order: 'asc' });
  });
});

describe('orderBy', () => {
  it('begins with the largest, rank with the first, and turns round what already orders', () => {
    expect(orderBy(of(''), 'volume')).toEqual({ sort: 'volume', order: 'desc' });
    expect(orderBy(of('sort=volume'), 'volume')).toEqual({ sort: 'volume', order: 'asc' });
    expect(orderBy(of('sort=volume'), 'rank')).toEqual({ sort: 'rank', order: 'asc' });
  });
});
