/** Reads labels: which there are, and whom they name. */
import type { LabelMatch, NetworkName } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';

/** How many labelled addresses of the network have a transfer. One scan of the ends of all transfers. */
export async function matchedLabels(database: Database, network: NetworkName): Promise<LabelMatch> {
  const [row] = await readRows(database, 'labels/matched', { network });
  return {
    labelled_count: Number(row?.labelled_count ?? 0),
    matched_count: Number(row?.matched_count ?? 0),
    where: 'of this network',
    labelled_example: row?.labelled_example ?? '',
    transfer_example: row?.transfer_example ?? '',
  };
}
