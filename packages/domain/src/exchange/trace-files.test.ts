import { describe, expect, it } from 'vitest';
import { destinationLines, destinationsCsv, traceGraphml } from './trace-files.ts';
import { placeName, type TraceAnswer, type TraceDestination } from './trace.ts';

const exit: TraceDestination = {
  address: 'E',
  ending: 'exit',
  label: '=An "exchange", the first',
  role: 'exchange',
  other_chains: [],
  behaviour: 'received from 2 addresses, paid 0 addresses',
  usd: 60,
  least_usd: 50,
  most_usd: 100,
  share_ratio: 0.6,
  least_share_ratio: 0.5,
  most_share_ratio: 1,
  usd_by_method: { poison: 100, haircut: 60, fifo: 50, tiho: 70 },
  amounts: [{ asset_symbol: 'ETH', asset_contract: 'native', amount: '0.02' }],
  hops: 3,
  hops_usual: 4,
  first_time: 1000,
  last_time: 2000,
  transfer_count: 1,
  transfer_ids: ['t:0:0:native'],
  deposit_addresses: [],
};
const answer: TraceAnswer = {
  direction: 'forward',
  method: 'haircut',
  min_usd: 1,
  sources: ['A&B'],
  source_transfers: [],
  entered_usd: 100,
  is_priced: true,
  destinations: [exit],
  small: { count: 0, usd: 0 },
  ledger: [],
  paths: [],
  moves_followed: 1,
  assumed_changes: 0,
  is_complete: true,
  warnings: [],
};

describe('destinationLines', () => {
  it('writes a document a line', () => {
    expect(JSON.parse(destinationLines([exit]))).toEqual(exit);
  });
});

describe('placeName', () => {
  it('says which chains a bridge leads to, where its label does', () => {
    const bridge = { label: 'A bridge', role: 'bridge', other_chains: ['Base', 'Solana'] };
    expect(placeName(bridge)).toBe('A bridge (bridge, other side: Base or Solana)');
    expect(placeName({ ...bridge, label: '', other_chains: [] })).toBe('bridge');
  });
});

describe('destinationsCsv', () => {
  it('quotes texts and lets no label become a formula', () => {
    const [head = '', line = ''] = destinationsCsv([exit]).split('\n');
    expect(head.split(',').slice(0, 6)).toEqual(['address', 'ending', 'label', 'role', 'behaviour', 'usd']);
    expect(line).toMatch(
      /^E,exit,"'=An ""exchange"", the first",exchange,"received from 2 addresses, paid 0 addresses",60,/u,
    );
  });
});

describe('traceGraphml', () => {
  it('has a node an address and an edge a pair and asset, escaped', () => {
    const text = traceGraphml(answer, [
      { from_address: 'A&B', to_address: 'E', asset_symbol: 'ETH', usd: 60, transfer_count: 2 },
    ]);
    expect(text).toContain('<node id="A&amp;B"><data key="kind">source</data>');
    expect(text).toContain(
      '<edge source="A&amp;B" target="E"><data key="usd">60</data><data key="asset">ETH</data><data key="transfers">2</data></edge>',
    );
  });
});
