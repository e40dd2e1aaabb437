import type { TraceAnswerPath } from '@analytics/domain';
import { expect, it } from 'vitest';
import { drawnPaths } from './drawn-paths.ts';

const hop = (from_address: string, to_address: string, time: number, ...transfer_ids: string[]) =>
  ({
    from_address,
    to_address,
    kind: 'transfer',
    given_asset: 'X',
    asset_symbol: 'X',
    amount: '5',
    time,
    transfer_ids,
  }) as const;

it('draws a hop of two paths once, worth the most that one of them carried, and leaves out who pays himself', () => {
  const paths: TraceAnswerPath[] = [
    { address: 'c', usd: 10, hops: [hop('a', 'b', 1, 't1'), hop('b', 'b', 2, 't2'), hop('b', 'c', 3, 't3')] },
    { address: 'd', usd: 40, hops: [hop('a', 'b', 1, 't1'), hop('b', 'd', 4)] },
  ];
  expect(drawnPaths(paths).map((one) => [one.from_address, one.to_address, one.tx_id, one.amount_usd])).toEqual([
    ['a', 'b', 't1', '40'],
    ['b', 'c', 't3', '10'],
    ['b', 'd', '', '40'],
  ]);
});
