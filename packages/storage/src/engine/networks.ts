/** The networks that have a database on an engine. */
import type { DatabaseName, NetworkName } from '@analytics/domain';
import type { Database } from './database.ts';
import { onCluster } from './cluster-ddl.ts';
import { migrate } from './migrate.ts';
import { migrations, type Migration } from './statements.ts';

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

/** What migrations and the record of a failed run leave, and what is there for the moment of a run. */
const NO_CONTENT = '^(schema_|staging_|work_)|^analyzers_(runs|computation_audit)$';

/**
 * Brings the database to the schema that `shipped` makes, then does `work`. A network that this made, and in which `work` left
 * nothing, is removed again: a first run whose source cannot be read makes no network. Throws what `work` and migrate
 * throw.
 */
export async function inNetwork<T>(
  database: Database,
  network: NetworkName,
  work: () => Promise<T>,
  shipped: readonly Migration[] = migrations(),
): Promise<T> {
  const isNew = (await migrate(database, network, shipped)).length === shipped.length;
  try {
    return await work();
  } finally {
    // Where it cannot be removed, as by an engine that is gone, an empty network stays: "networks remove" takes it.
    if (isNew) await removeIfEmpty(database).catch(() => undefined);
  }
}

/** On a cluster, whose rows one node cannot count, nothing is dropped. */
async function removeIfEmpty(database: Database): Promise<void> {
  if (database.cluster !== undefined) return;
  const filled = await database.rows(
    `SELECT 1 FROM system.tables
     WHERE database = {name:String} AND NOT match(name, {no_content:String}) AND total_rows > 0 LIMIT 1`,
    { name: database.name, no_content: NO_CONTENT },
  );
  if (filled.length === 0) await removeNetwork(database, database.name, undefined);
}
