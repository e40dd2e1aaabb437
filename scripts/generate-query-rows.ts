/**
 * Writes the row types of every query: opens an embedded engine in a directory of its own, with every table and no row.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { migrate, migrateService, openDatabase } from '@analytics/storage';
import { STAND_IN_TABLES, describeQueries, queryRowsFile } from './query-rows.ts';

const PACKAGES = ['storage', 'ingestion'] as const;

export async function generateQueryRows(root: URL): Promise<void> {
  const data_dir = mkdtempSync(join(tmpdir(), 'analytics-generate-'));
  const network = parseNetworkName('generate');
  const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1 });
  try {
    await migrate(database, network);
    await migrateService(database);
    for (const table of STAND_IN_TABLES) await database.command(table);
    for (const name of PACKAGES) {
      const queries = `packages/${name}/queries`;
      const generated = new URL(`packages/${name}/src/generated/`, root);
      mkdirSync(generated, { recursive: true });
      const described = await describeQueries(database, new URL(`${queries}/`, root));
      writeFileSync(new URL('query-rows.ts', generated), queryRowsFile(described, queries));
    }
  } finally {
    await database.close();
    rmSync(data_dir, { recursive: true, force: true });
  }
}
