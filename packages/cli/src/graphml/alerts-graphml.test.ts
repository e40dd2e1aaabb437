import type { AlertRow, TransferRow } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { alertsGraphml } from './alerts-graphml.ts';

const transfer = (transfer_id: string, from_address: string, to_address: string, block_timestamp: number) =>
  ({
    transfer_id,
    from_address,
    to_address,
    block_timestamp,
    amount: '0.1',
    asset_symbol: 'ETH',
    asset_contract: 'native',
    amount_usd: '250.5',
  }) as TransferRow;

const reading = (
  alert_rank: number,
  addresses: readonly string[],
  roles: readonly string[],
  transfers: TransferRow[],
) => ({
  alert: {
    alert_rank,
    addresses_involved: addresses,
    address_roles: roles,
    suspect_addresses: addresses.slice(0, 1),
  } as unknown as AlertRow,
  labels: [{ address: 'B', label: 'A "bank" <&> \u0001' }],
  entities: [{ entity_id: 'entity_1', entity_kind: 'owner', label: '', member_count: 2, addresses: ['C'] }],
  decisions: [],
  transfers,
});

describe('alertsGraphml', () => {
  const first = transfer('t1', 'A', 'B', 1_737_000_000_000);
  const text = alertsGraphml('case_1', [
    reading(2, ['B', 'C'], ['sender', 'collector'], [first, transfer('t2', 'B', 'C', 1_737_000_060_000)]),
    reading(1, ['A', 'B'], ['source', 'mule'], [first]),
  ]);

  const lines = text.split('\n').map((line) => line.trim());

  it('is XML whatever a label holds', () => {
    expect(text).toContain('<data key="label">A &quot;bank&quot; &lt;&amp;&gt; \u{fffd}</data>');
    expect(text).not.toMatch(/&(?!(amp|lt|gt|quot);)/u);
  });

  it('has each address once under its role in the highest-ranked alert', () => {
    expect(
      lines
        .filter((line) => line.startsWith('<node '))
        .map((line) => line.replaceAll(/<data key="label">.*?<.data>/gu, '')),
    ).toEqual([
      '<node id="A"><data key="role">source</data><data key="is_suspect">true</data><data key="entity"></data></node>',
      '<node id="B"><data key="role">mule</data><data key="is_suspect">true</data><data key="entity"></data></node>',
      '<node id="C"><data key="role">collector</data><data key="is_suspect">false</data><data key="entity">entity_1</data></node>',
    ]);
  });

  it('has each transfer once, in order of time', () => {
    const edges = lines.filter((line) => line.startsWith('<edge '));
    expect(edges).toHaveLength(2);
    expect(edges[0]).toBe(
      '<edge source="A" target="B"><data key="time">2025-01-16T04:00:00.000Z</data><data key="amount">0.1</data><data key="asset">ETH</data><data key="contract">native</data><data key="usd">250.5</data><data key="transfer_id">t1</data></edge>',
    );
    expect(edges[1]).toContain('<data key="transfer_id">t2</data>');
  });
});
