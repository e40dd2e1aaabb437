import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { clusterStatements, shippedStatements } from '../src/engine/cluster-ddl.ts';
import type { Database } from '../src/engine/database.ts';
import { migrate, migrateService } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { migrations } from '../src/engine/statements.ts';

const network = parseNetworkName('clustered');
const name = databaseOf(network);
const cluster = { name: 'main', database: name };
let root: string;
let database: Database;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-cluster-'));
  database = await openDatabase({ name, data_dir: root, threads: 1 });
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

/** What a migration sends to a server that is part of a cluster. */
function recorder(): Database & { readonly sent: string[] } {
  const sent: string[] = [];
  const record = (text: string): Promise<void> => {
    sent.push(text);
    return Promise.resolve();
  };
  return { name, cluster: 'main', kind: 'server', command: record, rows: () => Promise.resolve([]), sent } as never;
}

describe('clusterStatements', () => {
  it('spreads the transfers over shards, versions of one transfer on one', async () => {
    const [text = ''] = migrations()[0]?.statements ?? [];
    const [local = '', spread = ''] = clusterStatements(text, cluster);
    expect(await formatted(local)).toMatch(
      /^CREATE TABLE core_transfers_local ON CLUSTER main \(.*\) ENGINE = ReplicatedReplacingMergeTree\('\/clickhouse\/tables\/\{shard\}\/analytics_clustered\/core_transfers_local', '\{replica\}', _version\) PARTITION BY toYYYYMM\(.*\) ORDER BY \(block_height, tx_id, event_index, edge_index, asset_contract\)$/u,
    );
    expect(await formatted(spread)).toBe(
      `CREATE TABLE core_transfers ON CLUSTER main AS core_transfers_local ENGINE = Distributed('main', 'analytics_clustered', 'core_transfers_local', cityHash64(tx_id))`,
    );
  });

  it('alters a table on every node, and the spread one where its rows lie too', () => {
    const add = (table: string) => `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS memo String`;
    expect(clusterStatements(add('analyzers_features'), cluster)).toEqual([
      `ALTER TABLE analyzers_features ON CLUSTER 'main' ADD COLUMN IF NOT EXISTS memo String`,
    ]);
    expect(clusterStatements(add('core_transfers'), cluster)).toEqual([
      `ALTER TABLE core_transfers_local ON CLUSTER 'main' ADD COLUMN IF NOT EXISTS memo String`,
      `ALTER TABLE core_transfers ON CLUSTER 'main' ADD COLUMN IF NOT EXISTS memo String`,
    ]);
  });

  it('replicates a result table and its staging to every node, with the same keys, so that partitions can be swapped', async () => {
    const all = shippedStatements(name, 'main');
    const of = async (table: string): Promise<string> =>
      await formatted(all.find((text) => text.includes(`CREATE TABLE ${table} `)) ?? '');
    const end = `PARTITION BY (window_days, processing_date) ORDER BY alert_id`;
    const place = '/clickhouse/tables/all/analytics_clustered';
    expect(await of('analyzers_alerts')).toContain(
      `ENGINE = ReplicatedMergeTree('${place}/analyzers_alerts', '{shard}_{replica}') ${end}`,
    );
    expect(await of('staging_analyzers_alerts')).toBe(
      `CREATE TABLE staging_analyzers_alerts ON CLUSTER main AS analyzers_alerts ENGINE = ReplicatedMergeTree('${place}/staging_analyzers_alerts', '{shard}_{replica}') ${end}`,
    );
  });

  it('leaves work tables on the node that works', async () => {
    const text = shippedStatements(name, 'main').find((one) => one.includes('CREATE TABLE work_nodes')) ?? '';
    expect(await formatted(text)).toMatch(
      /^CREATE TABLE work_nodes ON CLUSTER main .* ENGINE = MergeTree PARTITION BY/u,
    );
  });

  it('refuses a kind of statement that it was not made for', () => {
    expect(() => clusterStatements('OPTIMIZE TABLE core_transfers', cluster)).toThrow('a statement that a cluster');
  });
});

describe('migrate on a cluster', () => {
  it('sends statements that the engine can parse, every one to all nodes, and the same as --print-ddl shows', async () => {
    const [of_network, of_service] = [recorder(), recorder()];
    await migrate(of_network, network);
    await migrateService(of_service);
    const ddl = [...of_network.sent, ...of_service.sent].filter((text) => /\b(CREATE|ALTER)\b/u.test(text));
    expect(ddl.length).toBeGreaterThan(40);
    for (const text of ddl) {
      const plain = await formatted(text);
      expect(plain).toContain(' ON CLUSTER main ');
      expect((await database.rows(`EXPLAIN AST ${text}`)).length).toBeGreaterThan(1);
      expect(plain.includes('MergeTree(') || /VIEW|work_|Distributed|ALTER/u.test(plain), plain).toBe(true);
    }
    const shown = shippedStatements(name, 'main').map((text) => text.replace(/IF NOT EXISTS\s+/u, ''));
    const sent = of_network.sent.filter((text) => /\b(CREATE|ALTER)\b/u.test(text));
    expect(sent.map((text) => text.replace(/IF NOT EXISTS\s+/u, '')).sort()).toEqual(shown.slice(1).sort());
  });
});
