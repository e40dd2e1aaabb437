/** The networks that have a database on an engine. */
import type { DatabaseName } from '@analytics/domain';
import type { Database } from './database.ts';
import { onCluster } from './cluster-ddl.ts';

/** Names as they were given, in order. Works from any database of the engine; two statements however many there are. */
export async function listNetworks(database: Database): Promise<string[]> {
  if (!(await hasNetworks(database))) return [];
  const owners = await database.rows<{ network: string }>(
    "SELECT network FROM merge(REGEXP('^analytics_'), '^schema_network$')",
  );
  return owners.map(({ network }) => network).sort();
}

/** Whether there is any: the engine refuses to read the tables of none. */
export async function hasNetworks(database: Database): Promise<boolean> {
  const made = await database.rows(
    "SELECT 1 FROM system.tables WHERE startsWith(database, 'analytics_') AND name = 'schema_network' LIMIT 1",
  );
  return made.length > 0;
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
