/** The networks that have a database on an engine. */
import type { DatabaseName } from '@analytics/domain';
import type { Database } from './database.ts';
import { onCluster } from './cluster-ddl.ts';

/** Names as they were given, in order. Works from any database of the engine. */
export async function listNetworks(database: Database): Promise<string[]> {
  const databases = await database.rows<{ network_database: string }>(
    "SELECT database AS network_database FROM system.tables WHERE startsWith(database, 'analytics_') AND name = 'schema_network' ORDER BY database",
  );
  const networks: string[] = [];
  for (const { network_database } of databases) {
    const [owner] = await database.rows<{ network: string }>(
      'SELECT network FROM {owner_database:Identifier}.schema_network LIMIT 1',
      { owner_database: network_database },
    );
    if (owner !== undefined) networks.push(owner.network);
  }
  return networks.sort();
}

/**
 * Drops the database of a network with all that is in it: transfers, results, decisions. Works from any other database
 * of the engine.
 */
export async function removeNetwork(
  database: Database,
  name: DatabaseName,
  cluster: string | undefined,
): Promise<void> {
  await database.command(`DROP DATABASE IF EXISTS {database:Identifier}${onCluster(cluster)} SYNC`, { database: name });
}
