import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrate } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { migrations } from '../src/engine/statements.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-migrate-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/**
 * A database as a version left it that knew the first `count` migrations, with a transfer and a published feature in
 * it.
 */
async function earlier(name: string, count: number): Promise<Database> {
  const network = parseNetworkName(name);
  const database = await openDatabase({ name: databaseOf(network), data_dir: root, threads: 1 });
  await migrate(database, network, migrations().slice(0, count));
  await database.command(`INSERT INTO core_transfers (tx_id, amount) SELECT 't1', 2`);
  await database.command(
    `INSERT INTO analyzers_features (window_days, processing_date, address) SELECT 30, '2025-01-31', 'a'`,
  );
  return database;
}

const kept = (database: Database): Promise<unknown[]> =>
  database.rows(
    'SELECT (SELECT any(tx_id) FROM core_transfers) AS tx_id, (SELECT any(address) FROM analyzers_features) AS address',
  );

describe('migrate', () => {
  it('brings a database of an earlier version forward, keeps what is in it, and does so once', async () => {
    const database = await earlier('older', 2);
    const later = migrations()
      .slice(2)
      .map(({ name }) => name);
    expect(later.length).toBeGreaterThan(0);
    expect(await migrate(database, parseNetworkName('older'))).toEqual(later);
    expect(await kept(database)).toEqual([{ tx_id: 't1', address: 'a' }]);
    expect(await database.rows('SELECT count() AS n FROM analyzers_alerts')).toEqual([{ n: '0' }]);
    expect(await migrate(database, parseNetworkName('older'))).toEqual([]);
    await database.close();
  });

  it('completes a migration that was cut off half-way', async () => {
    const database = await earlier('halfway', 3);
    const [next] = migrations().slice(3);
    await database.command(next?.statements[0] ?? '');
    expect(await migrate(database, parseNetworkName('halfway'), migrations().slice(0, 4))).toEqual([next?.name]);
    expect(await kept(database)).toEqual([{ tx_id: 't1', address: 'a' }]);
    await database.close();
  });

  it('refuses a database whose migration was another, and leaves it as it is', async () => {
    const database = await earlier('edited', 2);
    await database.command(
      `ALTER TABLE schema_migrations UPDATE checksum = 'other' WHERE name = '0002_results' SETTINGS mutations_sync = 1`,
    );
    await expect(migrate(database, parseNetworkName('edited'))).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
    expect(await database.rows(`EXISTS TABLE work_nodes`)).toEqual([{ result: 0 }]);
    await database.close();
  });
});
