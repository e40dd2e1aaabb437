import type { TraceAnswerPath } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { flowKey, foundByTrace, foundInEvidence, heaviestEdges, sumOf } from './found-links.ts';

const transfer = (from_address: string, to_address: string, block_timestamp: number, amount: string) => ({
  from_address,
  to_address,
  asset_symbol: 'ETH',
  asset_contract: 'native',
  amount,
  amount_usd: `${amount}0`,
  block_timestamp,
});

describe('foundInEvidence', () => {
  it('sums transfers of a pair exactly, and leaves out what an address sent itself', () => {
    const found = foundInEvidence([
      transfer('a', 'b', 20, '0.1'),
      transfer('a', 'b', 10, '0.2'),
      transfer('b', 'b', 15, '9'),
      transfer('b', 'c', 30, '123456789012345678.000000000000000001'),
    ]);
    expect(found.addresses).toEqual(['a', 'b', 'c']);
    expect(found.links).toMatchObject([
      { transfer_count: 2, amount: '0.3', total_usd: '0.3', first_time: 10, last_time: 20, basis: 'evidence' },
      { transfer_count: 1, amount: '123456789012345678.000000000000000001' },
    ]);
  });
});

describe('sumOf', () => {
  it('is exact to the last digit', () => {
    expect(sumOf('0.000000000000000001', '99999999999999999999.999999999999999999')).toBe('100000000000000000000');
    expect(sumOf('0', '0')).toBe('0');
    expect(sumOf('1.50', '1.5')).toBe('3');
  });
});

describe('foundByTrace', () => {
  const hop = (from_address: string, to_address: string, time: number, transfer_ids: string[]) => ({
    from_address,
    to_address,
    kind: 'transfer' as const,
    given_asset: 'ETH',
    asset_symbol: 'ETH',
    amount: '1',
    time,
    transfer_ids,
  });
  const paths: TraceAnswerPath[] = [
    { address: 'c', usd: 50, hops: [hop('a', 'b', 1, ['t1']), hop('b', 'c', 2, ['t2'])] },
    { address: 'd', usd: 80.129, hops: [hop('a', 'b', 3, ['t3']), hop('b', 'd', 4, ['t4', 't5'])] },
  ];

  it('has each hop once, with what the trace carried over it in all', () => {
    const edges = [{ from_address: 'a', to_address: 'b', asset_symbol: 'ETH', usd: 130.129, transfer_count: 4 }];
    const { addresses, links } = foundByTrace(paths, edges);
    expect(addresses).toEqual(['a', 'b', 'c', 'd']);
    expect(links).toMatchObject([
      { from_address: 'a', total_usd: '130.13', transfer_count: 4, first_time: 1, last_time: 3, basis: 'trace' },
      { to_address: 'c', total_usd: '50.00', transfer_count: 1 },
      { to_address: 'd', total_usd: '80.13', transfer_count: 2 },
    ]);
  });

  it('has arrows of no path too, at the times that are known of them', () => {
    const edge = (from_address: string, to_address: string) => ({
      from_address,
      to_address,
      asset_symbol: 'ETH',
      usd: 9,
      transfer_count: 1,
    });
    const times = new Map([[flowKey(edge('d', 'e')), { first_time: 7, last_time: 8 }]]);
    const { links } = foundByTrace([], [edge('d', 'e'), edge('e', 'f'), edge('e', 'e')], times);
    expect(links.map(({ to_address, first_time, last_time }) => [to_address, first_time, last_time])).toEqual([
      ['e', 7, 8],
      ['f', 0, 0],
    ]);
  });

  it('takes the most that a path carried where the whole is not known', () => {
    expect(foundByTrace(paths, []).links[0]).toMatchObject({ total_usd: '80.13', transfer_count: 2 });
  });
});

describe('heaviestEdges', () => {
  const edge = (drawn: string, usd: number) => {
    const [from_address = '', to_address = ''] = drawn.split('>');
    return { from_address, to_address, asset_symbol: 'ETH', usd, transfer_count: 1 };
  };
  const edges = [edge('a>b', 10), edge('b>c', 9), edge('x>y', 8), edge('c>d', 7), edge('b>e', 1)];
  const shown = (direction: 'forward' | 'backward', source: string, limit: number) =>
    heaviestEdges(edges, [source], direction, limit).map((one) => `${one.from_address}>${one.to_address}`);

  it('are the largest that hang together with where the trace begins', () => {
    expect(shown('forward', 'a', 4)).toEqual(['a>b', 'b>c', 'c>d']);
    expect(shown('forward', 'a', 5)).toEqual(['a>b', 'b>c', 'c>d', 'b>e']);
    expect(shown('forward', 'a', 1)).toEqual(['a>b']);
  });

  it('are followed against the money where the trace was', () => {
    expect(shown('backward', 'd', 5)).toEqual(['a>b', 'b>c', 'c>d']);
  });
});
