import { expect, it } from 'vitest';
import { transferFilter } from './transfer-filter.ts';

const read = (query: string) => transferFilter(new URLSearchParams(query));

it('transferFilter reads every field, and days of UTC with the last one included', () => {
  expect(read('direction=in&asset=ETH&with=b&min=5&max=10&from=2025-06-01&to=2025-06-01&tx=0xab&order=usd')).toEqual({
    direction: 'in',
    asset: 'ETH',
    counterparty: 'b',
    min_usd: 5,
    max_usd: 10,
    from_ms: Date.UTC(2025, 5, 1),
    to_ms: Date.UTC(2025, 5, 2),
    tx_id: '0xab',
    sort: 'usd',
  });
});

it('transferFilter leaves out what is no direction, no number and no day', () => {
  expect(read('direction=up&min=x&max=-1&from=June&to=2025-13-40&order=luck')).toEqual({ sort: 'time' });
});
