import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SERVICE_DATABASE, parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrateService } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { applyRetention, planRetention, pruneTasks, type RetentionPolicy } from '../src/slices/retention.ts';
import { listSlices } from '../src/slices/runs.ts';
import { openMigrated } from './made-once.ts';

const network = parseNetworkName('retention');
let root: string;
let database: Database;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-retention-'));
  database = await openMigrated(root, { network });
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

/** A published slice: two features, one pattern, one alert, its run and one row of audit. */
async function publish(date: string, window_days: number, status = 'published'): Promise<void> {
  const slice = { date, window_days, run: `run-${date}-${window_days}`, status };
  const head = `SELECT {window_days:UInt16}, {date:Date}, {run:String}`;
  for (const [table, column, values] of [
    ['analyzers_features', 'address', `arrayJoin(['a', 'b'])`],
    ['analyzers_patterns_cycle', 'pattern_id', `'p'`],
    ['analyzers_alerts', 'alert_id', `'alert'`],
    ['analyzers_computation_audit', 'step', `'audit'`],
  ] as const) {
    await database.command(
      `INSERT INTO ${table} (window_days, processing_date, run_id, ${column}) ${head}, ${values}`,
      slice,
    );
  }
  await database.command(
    `INSERT INTO analyzers_runs (window_days, processing_date, run_id, status, notices_json) ${head}, {status:String}, '[]'`,
    slice,
  );
}

const slices = async (): Promise<string[]> =>
  (await listSlices(database)).map(({ processing_date, window_days }) => `${processing_date}/${window_days}`);

const rowsOf = async (table: string): Promise<number> => {
  const [row] = await database.rows<{ n: string }>(`SELECT count() AS n FROM ${table}`);
  return Number(row?.n);
};

const policy = (more: Partial<RetentionPolicy>): RetentionPolicy => ({
  keep: { newest: 2 },
  today: '2025-06-30',
  core: false,
  ...more,
});

describe('retention', () => {
  beforeEach(async () => {
    for (const table of ['features', 'patterns_cycle', 'alerts', 'computation_audit', 'runs', 'alert_dispositions']) {
      await database.command(`TRUNCATE TABLE analyzers_${table}`);
    }
    await database.command('TRUNCATE TABLE core_transfers');
    await database.command('TRUNCATE TABLE core_zero_value_transfers');
    await database.command('TRUNCATE TABLE core_asset_prices');
    for (const date of ['2025-06-10', '2025-06-20', '2025-06-29']) await publish(date, 7);
    await publish('2025-03-01', 30);
  });

  it('keeps the newest dates of each window length, and says what went in rows and bytes', async () => {
    const plan = await planRetention(database, policy({ keep: { newest: 2 } }));
    expect(plan.slices).toEqual(['2025-06-10/7']);
    expect(await slices()).toHaveLength(4);
    const known = database.changeCount('results');
    const removed = await applyRetention(database, plan);
    expect(database.changeCount('results')).toBeGreaterThan(known);
    expect(removed.map(({ table, row_count }) => [table, row_count])).toEqual([
      ['analyzers_alerts', 1],
      ['analyzers_features', 2],
      ['analyzers_patterns_cycle', 1],
      ['analyzers_runs', 1],
      ['analyzers_computation_audit', 1],
    ]);
    for (const { bytes } of removed) expect(bytes).toBeGreaterThan(0);
    expect(await slices()).toEqual(['2025-06-29/7', '2025-06-20/7', '2025-03-01/30']);
    expect(await rowsOf('analyzers_features')).toBe(6);
    expect(await rowsOf('analyzers_runs')).toBe(3);
    expect((await planRetention(database, policy({}))).removals).toEqual([]);
  });

  it('keeps the last days, and the newest slice of each window length however old it is', async () => {
    const plan = await planRetention(database, policy({ keep: { days: 10 } }));
    expect(plan.slices).toEqual(['2025-06-10/7']);
    await applyRetention(database, plan);
    expect(await slices()).toEqual(['2025-06-29/7', '2025-06-20/7', '2025-03-01/30']);
    await applyRetention(database, await planRetention(database, policy({ keep: { days: 1 } })));
    expect(await slices()).toEqual(['2025-06-29/7', '2025-03-01/30']);
  });

  it('leaves a slice that a run works on, and what people decided', async () => {
    await publish('2025-06-10', 7, 'running');
    await database.command(`INSERT INTO analyzers_alert_dispositions (alert_id, status) SELECT 'alert', 'closed'`);
    await database.command(`INSERT INTO analyzers_suppression_rules (rule_id) SELECT 'rule'`);
    await applyRetention(database, await planRetention(database, policy({ keep: { newest: 1 } })));
    expect(await slices()).toEqual(['2025-06-29/7', '2025-06-10/7', '2025-03-01/30']);
    expect([await rowsOf('analyzers_alert_dispositions'), await rowsOf('analyzers_suppression_rules')]).toEqual([1, 1]);
  });

  it('removes transfers only when told to: whole months that no kept window reads', async () => {
    await database.command(
      `INSERT INTO core_transfers (tx_id, block_timestamp, asset_symbol) SELECT toString(day), toUnixTimestamp(toDateTime(day, 'UTC')) * 1000, 'X'
       FROM (SELECT arrayJoin([toDate('2024-11-30'), toDate('2024-12-31'), toDate('2025-01-01'), toDate('2025-02-01')]) AS day)`,
    );
    await database.command(
      `INSERT INTO core_asset_prices (asset_symbol, price_date) SELECT 'X', arrayJoin([toDate('2024-12-31'), toDate('2025-01-01')])`,
    );
    await database.command(
      `INSERT INTO core_zero_value_transfers (tx_id, block_timestamp, asset_symbol) SELECT tx_id, block_timestamp, 'X' FROM core_transfers WHERE tx_id != '2024-11-30'`,
    );
    await applyRetention(database, await planRetention(database, policy({})));
    expect(await rowsOf('core_transfers')).toBe(4);
    // The window of 2025-03-01/30 begins on 2025-01-30: January stays.
    const removed = await applyRetention(database, await planRetention(database, policy({ core: true })));
    expect(removed).toMatchObject([
      { table: 'core_transfers', row_count: 2 },
      { table: 'core_zero_value_transfers', row_count: 1 },
      { table: 'core_asset_prices', row_count: 1 },
    ]);
    expect(await database.rows('SELECT tx_id FROM core_transfers ORDER BY tx_id')).toEqual([
      { tx_id: '2025-01-01' },
      { tx_id: '2025-02-01' },
    ]);
    expect(await database.rows('SELECT price_date FROM core_asset_prices')).toEqual([{ price_date: '2025-01-01' }]);
  });

  it('removes the ended tasks of what goes, and no other', async () => {
    const service = await openDatabase({ name: SERVICE_DATABASE, data_dir: root, threads: 1 });
    await migrateService(service);
    await service.command(
      `INSERT INTO service_tasks (task_id, network, end_date, window_days, status, _version)
       SELECT * FROM VALUES('a String, b String, c String, d UInt16, e String, f UInt64',
         ('old', 'retention', '2025-06-10', 7, 'SUCCESS', 1), ('waits', 'retention', '2025-06-10', 7, 'PENDING', 1),
         ('new', 'retention', '2025-06-29', 7, 'SUCCESS', 1), ('other', 'elsewhere', '2025-06-10', 7, 'SUCCESS', 1))`,
    );
    await service.command(`INSERT INTO service_task_events (task_id, event_id) SELECT 'old', arrayJoin([1, 2])`);
    const plan = await planRetention(database, policy({}));
    expect(await pruneTasks(service, network, plan, false)).toMatchObject([{ row_count: 2 }, { row_count: 1 }]);
    expect(await pruneTasks(service, network, plan, true)).toMatchObject([
      { table: 'service_task_events', row_count: 2 },
      { table: 'service_tasks', row_count: 1 },
    ]);
    expect(await service.rows('SELECT task_id FROM service_tasks ORDER BY task_id')).toEqual(
      ['new', 'other', 'waits'].map((task_id) => ({ task_id })),
    );
    await service.close();
  });
});
