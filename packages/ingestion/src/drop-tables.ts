/** Removes tables and views that an ingest made, in this order, and those that it did not make: in one statement. */
import type { Database } from '@analytics/storage';

export async function dropTables(database: Database, names: readonly string[]): Promise<void> {
  await database.command(`DROP TABLE IF EXISTS ${names.join(', ')}`);
}
