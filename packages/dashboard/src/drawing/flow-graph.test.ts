import { describe, expect, it } from 'vitest';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { flowGraphOf } from './flow-graph.ts';

const participants = {
  roles: new Map([
    ['a', 'origin'],
    ['c', 'deposit_wallet'],
  ]),
  suspects: new Set(['a']),
  names: new Map<string, string>(),
};

describe('flowGraphOf', () => {
  it('sums transfers by sender and receiver, and by who they passed', () => {
    const { nodes, flows } = flowGraphOf(drawnTransfers('a>b:100 b>c:90 a>b:20'), participants);
    expect(flows.map(({ from, to, total_usd, transfers }) => [from, to, total_usd, transfers.length])).toEqual([
      ['a', 'b', 120, 2],
      ['b', 'c', 90, 1],
    ]);
    expect(nodes.map(({ address, part, moved_usd }) => [address, part, moved_usd])).toEqual([
      ['a', 'suspect', 120],
      ['b', 'other', 210],
      ['c', 'service', 90],
    ]);
  });

  it('puts transfers into the order of time, whatever order they came in', () => {
    const { transfers, nodes } = flowGraphOf(drawnTransfers('a>b:1 b>c:1').toReversed(), participants);
    expect(transfers.map(({ transfer_id }) => transfer_id)).toEqual(['t0', 't1']);
    expect(nodes[0]?.address).toBe('a');
  });
});
