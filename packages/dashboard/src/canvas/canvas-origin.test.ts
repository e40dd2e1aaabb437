import { describe, expect, it } from 'vitest';
import type { ApiClient } from '@analytics/api-client';
import { askOrigin } from './canvas-origin.ts';

const slice = { network: 'demo', processing_date: '2025-06-30', window_days: 30 };
/** A service that gives the same answer to whatever is asked. */
const asking = (data: object) => {
  const GET = () => Promise.resolve({ data, response: new Response() });
  return { client: { GET } as unknown as ApiClient, slice, signal: new AbortController().signal };
};
const transfer = {
  from_address: 'a',
  to_address: 'b',
  asset_symbol: 'ETH',
  asset_contract: 'native',
  amount: '1',
  amount_usd: '2',
  block_timestamp: 3,
};
const path = (from: string, to: string) => ({
  address: to,
  usd: 5,
  hops: [{ from_address: from, to_address: to, asset_symbol: 'ETH', time: 1, transfer_ids: ['t'] }],
});

describe('askOrigin', () => {
  it.each(['alert', 'case'] as const)(
    'of an %s says how many transfers it draws, where those are not all',
    async (kind) => {
      const counts = { evidence_transfers: [], evidence_transaction_count: 7000, evidence_count: 7000 };
      const found = await askOrigin(asking({ transfers: [transfer], ...counts }), { kind, id: 'x' }, false);
      expect(found.addresses).toEqual(['a', 'b']);
      expect(found.left_out).toEqual(['Only 1 of 7,000 transfers of the evidence are drawn.']);
    },
  );

  it('of an alert that is shown whole leaves nothing out', async () => {
    const alert = { transfers: [transfer], evidence_transfers: ['t'], evidence_transaction_count: 1 };
    expect((await askOrigin(asking(alert), { kind: 'alert', id: 'x' }, false)).left_out).toEqual([]);
  });

  it('of a trace draws the kept paths and every destination', async () => {
    const trace = { paths: [path('thief', 'exit')], destinations: [{ address: 'exit' }, { address: 'other' }] };
    const found = await askOrigin(asking(trace), { kind: 'trace', id: 'x' }, false);
    expect(found.addresses).toEqual(['thief', 'exit', 'other']);
    expect(found.left_out).toEqual([
      '1 destination lies on none of the paths that were kept, and stands without an arrow: follow the money on to draw them.',
    ]);
  });
});
