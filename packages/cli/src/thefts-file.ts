/** thefts.json: the thefts of a simulated world and the truth of where their money left. */
import { transferId, type KnownThefts } from '@analytics/domain';
import type { SimulatedWorld } from '@analytics/simulator';

export function theftsFile({ thefts, addresses, assets, labels, transfers }: SimulatedWorld): string {
  const labelOf = new Map(labels.map(({ address, label }) => [address, label]));
  const idOf = (row: number): string =>
    transferId({
      tx_id: transfers.txId(row),
      event_index: String(transfers.event_index[row]),
      edge_index: '0',
      asset_contract: assets[transfers.asset[row] ?? -1]?.asset_contract ?? '',
    });
  const file: KnownThefts = {
    thefts: thefts.map(({ theft_id, victim, thief, rows, stolen_usd, held_usd, exits }) => ({
      theft_id,
      victim: addresses[victim] ?? '',
      thief: addresses[thief] ?? '',
      transfer_ids: rows.map(idOf),
      stolen_usd,
      held_usd,
      exits: exits.map((exit) => ({
        address: addresses[exit.address] ?? '',
        label: labelOf.get(exit.address) ?? '',
        stolen_usd: exit.stolen_usd,
        hops: exit.hops,
      })),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
