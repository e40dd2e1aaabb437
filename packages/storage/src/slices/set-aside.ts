/** Parts of tables that the engine could not read: it sets them aside, and answers as if their rows had never been. */
import type { Database } from '../engine/database.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

/**
 * `partition_id`: `202511` of transfers, `30-20251120` of results; `reason`: the engine's word, such as broken-on-start.
 */
export type PartSetAside = QueryRow<'contents/set_aside'>;

/** Those of this database. */
export async function partsSetAside(database: Database): Promise<PartSetAside[]> {
  return await readRows(database, 'contents/set_aside', { database_name: database.name });
}

/** Those of all networks and of the service's database. */
export async function allPartsSetAside(database: Database): Promise<PartSetAside[]> {
  return await readRows(database, 'contents/set_aside', { database_name: '' });
}

/**
 * Whether answers miss rows of the part until somebody acts. A result table's rows are counted with their slice;
 * staging and work are filled again by the next run.
 */
export function isMissed({ table_name }: PartSetAside): boolean {
  return !/^(analyzers_(features|patterns_\w+|typologies|alerts|alert_clusters|slice_contents)|staging_|work_|ingest_)/u.test(
    table_name,
  );
}

/** Removes the parts for good, once their rows were computed, ingested or restored again. */
export async function forgetPartsSetAside(database: Database, parts: readonly PartSetAside[]): Promise<void> {
  for (const { database_name, table_name, part_name } of parts) {
    await database.command(
      'ALTER TABLE {database_name:Identifier}.{table_name:Identifier} DROP DETACHED PART {part_name:String} SETTINGS allow_drop_detached = 1',
      { database_name, table_name, part_name },
    );
  }
}
