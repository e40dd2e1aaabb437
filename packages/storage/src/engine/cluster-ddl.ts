/**
 * The migrations' statements for a ClickHouse cluster, derived from the same files. Transfers, of which there are many,
 * are spread over the shards: `core_transfers` is a Distributed table over `core_transfers_local`. All else is small
 * beside them and replicated whole to every node, so that joins and the swap of a slice's partition happen on one node,
 * and atomically. `work_*` tables stay on the node that works.
 */
import { AnalyticsError, type DatabaseName } from '@analytics/domain';
import { migrations } from './statements.ts';

export interface Cluster {
  /** As `remote_servers` of the server's configuration names it. */
  readonly name: string;
  readonly database: DatabaseName;
}

/**
 * The table that is spread over shards, and what decides where a row goes: versions of one transfer must meet to
 * replace each other.
 */
const SPREAD_TABLE = 'core_transfers';
const SHARDING_KEY = 'cityHash64(tx_id)';

const CREATE_TABLE = /\bCREATE TABLE (IF NOT EXISTS )?(\w+)(?: AS (\w+))?/u;
const ENGINE = /\bENGINE = (\w*MergeTree)(?:\(([^)]*)\))?([\s\S]*)$/u;

/**
 * One statement of a migration as the statements that do the same on a cluster. Throws INTERNAL for a kind that it does
 * not know.
 */
export function clusterStatements(text: string, cluster: Cluster): string[] {
  if (/\bCREATE VIEW /u.test(text)) return [text.replace(/\bCREATE VIEW (IF NOT EXISTS )?(\w+)/u, `$& ${on(cluster)}`)];
  const altered = /\bALTER TABLE (\w+)/u.exec(text);
  if (altered !== null) {
    const [alter, table = ''] = altered;
    // Settings of parts concern the table that has them.
    const spread = /\bMODIFY SETTING\b/u.test(text) ? [`${table}_local`] : [`${table}_local`, table];
    const tables = table === SPREAD_TABLE ? spread : [table];
    return tables.map((one) => text.replace(alter, `ALTER TABLE ${one} ${on(cluster)}`));
  }
  const [head, exists = '', table = '', original] = CREATE_TABLE.exec(text) ?? [];
  const engine = ENGINE.exec(original === undefined ? text : textOf(original));
  if (head === undefined || engine === null) {
    throw new AnalyticsError(
      'INTERNAL',
      `Expected a statement that a cluster's is derived from, found: ${text.slice(0, 80)}`,
    );
  }
  if (table.startsWith('work_')) return [text.replace(head, `${head} ${on(cluster)}`)];
  const isSpread = table === SPREAD_TABLE;
  const name = isSpread ? `${table}_local` : table;
  const columns = original === undefined ? '' : ` AS ${original}`;
  const [clause, kind = '', version = '', order = ''] = engine;
  const place = replicaOf(name, isSpread, cluster);
  const replicated = `ENGINE = Replicated${kind}(${[...place, version].filter((part) => part !== '').join(', ')})${order}`;
  const local = `CREATE TABLE ${exists}${name} ${on(cluster)}${columns}`;
  const made =
    original === undefined
      ? text.replace(head, local).replace(clause, replicated)
      : text.replace(head, `${local}\n${replicated}`);
  return isSpread ? [made, distributedOver(name, exists, cluster)] : [made];
}

/**
 * `CREATE DATABASE`, then every migration; for an operator to look at. Without a cluster the statements are those of the files.
 */
export function shippedStatements(database: DatabaseName, cluster: string | undefined): string[] {
  const texts = [...BOOKKEEPING, ...migrations().flatMap(({ statements }) => statements)];
  if (cluster === undefined) return [`CREATE DATABASE IF NOT EXISTS ${database}`, ...texts];
  const of = { name: cluster, database };
  return [createDatabase(database, cluster), ...texts.flatMap((text) => clusterStatements(text, of))];
}

export function createDatabase(database: DatabaseName, cluster: string | undefined): string {
  return `CREATE DATABASE IF NOT EXISTS ${database}${onCluster(cluster)}`;
}

/** Which network owns the database, and what was applied to it. */
export const BOOKKEEPING = [
  'CREATE TABLE IF NOT EXISTS schema_network (network String) ENGINE = MergeTree ORDER BY network',
  'CREATE TABLE IF NOT EXISTS schema_migrations (name String, checksum String, applied_at DateTime64(3)) ENGINE = MergeTree ORDER BY name',
] as const;

function on({ name }: Pick<Cluster, 'name'>): string {
  return `ON CLUSTER '${name}'`;
}

/** What a statement on a database says where there is a cluster, else nothing. */
export function onCluster(name: string | undefined): string {
  return name === undefined ? '' : ` ${on({ name })}`;
}

/** The replicas of a table share a path in Keeper: those of a shard for what is spread, all nodes for the rest. */
function replicaOf(table: string, isSpread: boolean, { database }: Cluster): string[] {
  return isSpread
    ? [`'/clickhouse/tables/{shard}/${database}/${table}'`, `'{replica}'`]
    : [`'/clickhouse/tables/all/${database}/${table}'`, `'{shard}_{replica}'`];
}

function distributedOver(local: string, exists: string, cluster: Cluster): string {
  const place = `'${cluster.name}', '${cluster.database}', '${local}', ${SHARDING_KEY}`;
  return `CREATE TABLE ${exists}${SPREAD_TABLE} ${on(cluster)} AS ${local}\nENGINE = Distributed(${place})`;
}

function textOf(table: string): string {
  const texts = migrations().flatMap(({ statements }) => statements);
  return texts.find((text) => CREATE_TABLE.exec(text)?.[2] === table) ?? '';
}
