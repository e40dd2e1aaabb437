/** What the database that all networks share keeps of one of them. */
import type { NetworkName } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';

/** Deletes the rows of a network that is removed. */
export async function deleteOfNetwork(
  service: Database,
  network: NetworkName,
  tables: readonly `service_${string}`[],
): Promise<void> {
  for (const table of tables) await service.command(statement('retention/delete_of_network', { table }), { network });
}
