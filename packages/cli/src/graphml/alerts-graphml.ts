/** The scheme of an alert, or those of a case together, as a graph: addresses, and the transfers of the evidence. */
import type { AlertReading } from '../reading/reading-source.ts';
import { graphml } from '@analytics/domain';

/**
 * Who takes part with role and label, and an edge for each transfer. Of an address that has several roles the
 * highest-ranked alert's is written. O(alerts + transfers).
 */
export function alertsGraphml(id: string, readings: readonly AlertReading[]): string {
  const roles = new Map<string, string>();
  const names = new Map<string, string>();
  const suspects = new Set<string>();
  const owners = new Map<string, string>();
  for (const { alert, labels, entities } of [...readings].sort((a, b) => a.alert.alert_rank - b.alert.alert_rank)) {
    for (const [at, address] of alert.addresses_involved.entries())
      if (!roles.has(address)) roles.set(address, alert.address_roles[at] ?? '');
    for (const { address, label } of labels) names.set(address, label);
    for (const address of alert.suspect_addresses) suspects.add(address);
    for (const { entity_id, addresses } of entities) for (const address of addresses) owners.set(address, entity_id);
  }
  const transfers = new Map(readings.flatMap((one) => one.transfers.map((row) => [row.transfer_id, row] as const)));
  const ends = [...transfers.values()].flatMap((row) => [row.from_address, row.to_address]);
  return graphml({
    id,
    node_attributes: { role: 'string', label: 'string', is_suspect: 'boolean', entity: 'string' },
    edge_attributes: {
      time: 'string',
      amount: 'string',
      asset: 'string',
      contract: 'string',
      usd: 'double',
      transfer_id: 'string',
    },
    nodes: [...new Set([...roles.keys(), ...ends])].map((address) => ({
      id: address,
      data: {
        role: roles.get(address) ?? '',
        label: names.get(address) ?? '',
        is_suspect: String(suspects.has(address)),
        entity: owners.get(address) ?? '',
      },
    })),
    edges: [...transfers.values()]
      .sort((a, b) => a.block_timestamp - b.block_timestamp || (a.transfer_id < b.transfer_id ? -1 : 1))
      .map((row) => ({
        source: row.from_address,
        target: row.to_address,
        data: {
          time: new Date(row.block_timestamp).toISOString(),
          amount: row.amount,
          asset: row.asset_symbol,
          contract: row.asset_contract,
          usd: row.amount_usd,
          transfer_id: row.transfer_id,
        },
      })),
  });
}
