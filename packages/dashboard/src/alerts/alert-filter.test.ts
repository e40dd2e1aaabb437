import { describe, expect, it } from 'vitest';
import { alertFilter } from './alert-filter.ts';

const read = (query: string) => alertFilter(new URLSearchParams(query));

describe('alertFilter', () => {
  it('is by rank where the URL says nothing', () => {
    expect(read('network=demo')).toEqual({ sort: 'rank' });
  });

  it('reads every filter', () => {
    const query =
      'q=5E+&severity=high&typology=layering&status=in_review&queue=mine&assignee=ana&min_usd=10.5&min_confidence_percent=60&suppressed=true&sort=volume&order=asc';
    expect(read(query)).toEqual({
      q: '5E',
      severity: ['high'],
      typology_type: ['layering'],
      status: ['in_review'],
      queue: 'mine',
      assignee: 'ana',
      min_volume_usd: 10.5,
      min_confidence: 0.6,
      include_suppressed: 'true',
      sort: 'volume',
      order: 'asc',
    });
  });

  it('leaves out what is no number, no share, no severity, no status and no order', () => {
    expect(read('min_usd=ten&min_confidence_percent=-1&status=guilty&sort=luck&order=up&q=++')).toEqual({
      sort: 'rank',
    });
    expect(read('severity=foo&queue=theirs&min_confidence_percent=101')).toEqual({ sort: 'rank' });
  });
});
