import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type Parameters } from '@analytics/storage';
import { deleteMoved } from '../src/moved-transfers.ts';
import { statement } from '../src/statements.ts';
import { openMigrated } from '../../storage/test/made-once.ts';

let root: string;
let database: Database;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-moved-'));
  database = await openMigrated(root);
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

/** How the engine reads a statement, in one line; it throws where it cannot. */
const formatted = async (text: string): Promise<string> => {
  const [row] = await database.rows<{ text: string }>('SELECT formatQuerySingleLine({text:String}) AS text', { text });
  return row?.text ?? '';
};

describe('deleteMoved on a cluster', () => {
  it('tells the shards in pages which transfers must go, and no other goes', async () => {
    await database.command('CREATE TABLE core_transfers_local AS core_transfers');
    await database.command(
      `INSERT INTO core_transfers_local (tx_id, event_index, edge_index, block_height, block_timestamp, asset_contract)
       SELECT toString(number), '0', '0', 7, 1737000000000, 'native' FROM numbers(120)`,
    );
    await database.command(
      `CREATE TABLE ingest_moved_test ENGINE = MergeTree ORDER BY block_height AS
       SELECT block_height, block_timestamp, sipHash128(tx_id, event_index, edge_index, toString(asset_contract)) AS identity_hash
       FROM core_transfers_local WHERE toUInt32(tx_id) < 110`,
    );
    const pages: string[] = [];
    const clustered = Object.create(database, {
      cluster: { value: 'main' },
      command: {
        value: async (text: string, parameters: Parameters): Promise<void> => {
          pages.push(await formatted(text.replaceAll(/\{(\w+):Array\((\w+)\)\}/gu, "CAST([], 'Array($2)')")));
          // One node is the whole cluster here.
          await database.command(text.replace('ON CLUSTER main', ''), parameters);
        },
      },
    }) as Database;
    await deleteMoved(clustered, 'ingest_moved_test');
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('DELETE FROM core_transfers_local ON CLUSTER main');
    expect(await database.rows('SELECT count() AS n, min(toUInt32(tx_id)) AS first FROM core_transfers_local')).toEqual(
      [{ n: '10', first: 110 }],
    );
    expect(statement('ingest/delete_moved_on_cluster', { cluster: 'main' })).toContain('arrayZip');
  });
});
