import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrate } from '../src/engine/migrate.ts';
import { openServer } from '../src/engine/server.ts';
import { findCalibration, saveCalibration } from '../src/slices/calibrations.ts';
import { startClickhouseTestServer, type TestServer } from './clickhouse-test-server.ts';

const network = parseNetworkName('calibrated');
const KEY = { settings_hash: 'settings', code_version: '1' };
const on = (date: string) => windowOf(parseProcessingDate(date), 30);

describe('calibrations', () => {
  let directory: string;
  let server: TestServer;
  let database: Database;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-calibrations-'));
    server = await startClickhouseTestServer();
    const address = { url: server.url, username: 'default', password: '', first_database: 'default' };
    database = await openServer({ name: databaseOf(network), data_dir: directory, threads: 1, server: address });
    await migrate(database, network);
  });
  afterAll(async () => {
    await database.close();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('keep what would not fit into the URL of a request, and are found by later dates that are near', async () => {
    const copies_json = JSON.stringify(Array<string>(50_000).fill('layering'));
    const calibration = {
      calibration_id: 'c1',
      processing_date: '2025-03-01',
      window_days: 30,
      transfer_count: 9,
      copies_json,
    };
    await saveCalibration(database, calibration, KEY, 1);
    expect(await findCalibration(database, on('2025-03-08'), KEY, 7)).toEqual(calibration);
    expect(await findCalibration(database, on('2025-03-01'), { ...KEY, code_version: '' }, 0)).toEqual(calibration);
    for (const [date, key] of [
      ['2025-03-09', KEY],
      ['2025-02-28', KEY],
      ['2025-03-02', { ...KEY, settings_hash: 'others' }],
      ['2025-03-02', { ...KEY, code_version: '2' }],
    ] as const)
      expect(await findCalibration(database, on(date), key, 7)).toBeUndefined();
  });
});
