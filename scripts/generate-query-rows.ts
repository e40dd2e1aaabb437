/** What the generator asks an engine that has every table and no row: the row types of every query, and the tables. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { migrate, migrateService, openDatabase, type Database } from '@analytics/storage';
import { STAND_IN_TABLES, describeQueries, queryRowsFile } from './query-rows.ts';
import { writeChanged } from './write-changed.ts';

const PACKAGES = ['storage', 'ingestion'] as const;

/** Opens an embedded engine in a directory of its own, with the schema of a network and that of the service. */
export async function inEmptySchema(work: (database: Database) => Promise<void>): Promise<void> {
  const data_dir = mkdtempSync(join(tmpdir(), 'analytics-generate-'));
  const network = parseNetworkName('generate');
  const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1 });
  try {
    await migrate(database, network);
    await migrateService(database);
    await work(database);
  } finally {
    await database.close();
    rmSync(data_dir, { recursive: true, force: true });
  }
}

export async function generateQueryRows(database: Database, root: URL): Promise<void> {
  for (const table of STAND_IN_TABLES) await database.command(table);
  for (const name of PACKAGES) {
    const queries = `packages/${name}/queries`;
    const generated = new URL(`packages/${name}/src/generated/`, root);
    mkdirSync(generated, { recursive: true });
    const described = await describeQueries(database, new URL(`${queries}/`, root));
    writeChanged(new URL('query-rows.ts', generated), queryRowsFile(described, queries));
  }
}
