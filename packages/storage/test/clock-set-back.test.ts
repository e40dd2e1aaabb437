/** What is written by a clock that was set back since: it counts as the newer, as whoever wrote it was answered. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLabelSchema } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { listLabels } from '../src/readers/labels.ts';
import { decideAlerts, lastDecisions } from '../src/service/dispositions.ts';
import { storeLabels } from '../src/service/labels.ts';
import { savedSettings, saveSettings } from '../src/service/saved-settings.ts';
import { newestTaskVersion } from '../src/service/tasks.ts';
import { getRun, saveRun, type RunRecord } from '../src/slices/runs.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const NOW = Date.UTC(2025, 2, 2);
const AHEAD = NOW + 24 * 3_600_000;
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-clock-'));
  database = await openMigrated(directory);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('after a clock that was a day ahead', () => {
  it('the later decision stands', async () => {
    await database.command(
      `INSERT INTO analyzers_alerts (window_days, processing_date, run_id, alert_id, address, typology_type, severity, proof_grade)
       VALUES (7, '2025-03-02', 'run', 'a', 'payer', 'layering', 'high', 'shape')`,
    );
    // As another process wrote it.
    await database.command(
      `INSERT INTO analyzers_alert_dispositions (disposition_id, alert_id, typology_type, status, decided_by, decided_at)
       VALUES (generateUUIDv4(), 'a', 'layering', 'closed', 'ana', fromUnixTimestamp64Milli({AHEAD:Int64}, 'UTC'))`,
      { AHEAD },
    );
    await decideAlerts(database, ['a'], { status: 'true_positive', reason: '', note: '', decided_by: 'ben' }, NOW);
    expect((await lastDecisions(database)).get('a')).toMatchObject({ status: 'true_positive' });
  });

  it('the later label stands', async () => {
    const store = async (address_type: string, now_ms: number): Promise<void> => {
      const label = newLabelSchema.parse({ address: 'payer', label: 'one', address_type, source: 's' });
      await storeLabels(database, TEST_NETWORK, [label], { changed_by: 'ana', reason: '' }, now_ms);
    };
    await store('exchange', AHEAD);
    await store('mixer', NOW);
    const asked = { address: 'payer', source: '', categories: [], row_limit: 9, row_offset: 0 };
    expect(await listLabels(database, TEST_NETWORK, asked)).toMatchObject([{ address_type: 'mixer' }]);
  });

  it('the later setting stands', async () => {
    const path = 'typologies.structuring.min_transfers';
    await database.command(
      `INSERT INTO analyzers_saved_settings (change_id, path, value_json, reason, saved_by, saved_at)
       VALUES (generateUUIDv4(), {path:String}, '6', '', 'ana', fromUnixTimestamp64Milli({AHEAD:Int64}, 'UTC'))`,
      { path, AHEAD },
    );
    await saveSettings(database, [{ path, value: 7 }], { reason: '', saved_by: 'ben' }, NOW);
    expect(await savedSettings(database)).toEqual([{ path, value: 7 }]);
  });

  it('a run whose process died is failed by the one that comes next', async () => {
    const run: RunRecord = {
      window_days: 7,
      processing_date: '2025-03-02',
      run_id: 'r1',
      network: TEST_NETWORK,
      settings_hash: '',
      code_version: '',
      status: 'running',
      steps: [],
      steps_done: [],
      current_step: '',
      progress: 0,
      error_code: '',
      error_message: '',
      source: '',
      input_fingerprint: '',
      settings_json: '{}',
      notices: [],
      ingested: null,
      process: 'host:1',
      started_ms: AHEAD,
      updated_ms: AHEAD,
      ended_ms: 0,
    };
    await saveRun(database, run, AHEAD);
    await saveRun(database, { ...run, status: 'failed', ended_ms: NOW }, NOW);
    expect(await getRun(database, 'r1')).toMatchObject({ status: 'failed' });
  });

  it('a task is written with a later version', async () => {
    await database.command('CREATE TABLE service_tasks (_version UInt64) ENGINE = Memory');
    expect(await newestTaskVersion(database)).toBe(0);
    await database.command('INSERT INTO service_tasks VALUES ({AHEAD:UInt64})', { AHEAD });
    expect(await newestTaskVersion(database)).toBe(AHEAD);
  });
});
