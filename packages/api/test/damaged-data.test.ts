import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { cut, dataFilesOf, flipEverywhere } from '../../storage/test/damaged-file.ts';
import { NETWORK } from './filled-slices.ts';
import { copyFilledSlices, startTestService, type TestService } from './test-service.ts';

let service: TestService;

/** Starts the service over slices of which a disk damaged the files of a table. */
async function startDamaged(
  how: (files: readonly string[]) => Promise<void>,
  table: string,
  partition: string,
): Promise<TestService> {
  const data_dir = await mkdtemp(join(tmpdir(), 'analytics-damaged-'));
  await copyFilledSlices(data_dir);
  const database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1, must_exist: true });
  const files = await dataFilesOf(database, table, partition);
  await database.close();
  await how(files);
  return await startTestService({ data_dir, log_level: 'silent' });
}

const ask = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> => {
  const response = await fetch(`${service.url}${path}`, { headers });
  return { status: response.status, body: await response.text() };
};

const SLICE_ROUTES = [
  '/api/v1/alerts',
  '/api/v1/cases',
  '/api/v1/overview',
  '/api/v1/patterns',
  '/api/v1/addresses/ring0',
  '/api/v1/addresses/ring0/counterparties',
  '/api/v1/addresses/ring0/explanation',
  '/api/v1/export/alerts',
  '/api/v1/export/features',
];

describe('a slice that lost its alerts', () => {
  beforeAll(async () => {
    service = await startDamaged(cut, 'analyzers_alerts', '7-20250302');
  });
  afterAll(async () => {
    await service.close();
  });

  it.each(SLICE_ROUTES)('answers SLICE_DAMAGED at %s, and no empty list', async (route) => {
    const { status, body } = await ask(`${route}?network=api-test&window_days=7`);
    expect(status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({
      code: 'SLICE_DAMAGED',
      detail: expect.stringContaining('0 of 2 rows') as string,
    });
    expect(body).not.toContain(service.data_dir);
  });

  it('answers SLICE_DAMAGED for an alert that it may have had, whether or not an older slice has it', async () => {
    for (const alert_id of ['ring', 'fan']) {
      const { body } = await ask(`/api/v1/alerts/${alert_id}?network=api-test`);
      expect(JSON.parse(body)).toMatchObject({ code: 'SLICE_DAMAGED' });
    }
    const older = await ask('/api/v1/alerts/ring?network=api-test&processing_date=2025-03-01');
    expect(older.status).toBe(200);
  });

  it('writes no file of it', async () => {
    const { body } = await ask('/api/v1/export/alerts?network=api-test&window_days=7', { accept: 'text/csv' });
    expect(JSON.parse(body)).toMatchObject({ code: 'SLICE_DAMAGED' });
  });

  it('leaves other slices and core tables alone', async () => {
    const other = await ask('/api/v1/alerts?network=api-test&processing_date=2025-03-01');
    expect(JSON.parse(other.body)).toMatchObject({ total_count: 2 });
    expect((await ask('/api/v1/export/transfers?network=api-test&limit=1')).status).toBe(200);
  });

  it('is listed with what it lost, and makes the service not ready', async () => {
    const { body } = await ask('/api/v1/slices?network=api-test');
    expect(JSON.parse(body)).toMatchObject({
      slices: [
        { processing_date: '2025-03-02', damage: 'analyzers_alerts with 0 of 2 rows' },
        { processing_date: '2025-03-01', damage: '' },
      ],
    });
    const ready = await ask('/ready');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.body)).toMatchObject({
      checks: expect.arrayContaining([{ name: 'data', is_ready: false, code: 'SLICE_DAMAGED' }]) as object,
    });
  });
});

describe('transfers that were lost', () => {
  beforeAll(async () => {
    service = await startDamaged(cut, 'core_transfers', '202503');
  });
  afterAll(async () => {
    await service.close();
  });

  it('are no shorter table and no smaller slice', async () => {
    for (const name of ['transfers', 'money-flows']) {
      const { body } = await ask(`/api/v1/export/${name}?network=api-test`);
      expect(JSON.parse(body)).toMatchObject({ code: 'DATA_DIR_DAMAGED' });
    }
    const { body } = await ask('/api/v1/addresses/ring0/timeline?network=api-test');
    expect(JSON.parse(body)).toMatchObject({
      code: 'SLICE_DAMAGED',
      detail: expect.stringContaining('core_transfers') as string,
    });
    expect((await ask('/ready')).status).toBe(503);
  });
});

describe('flipped bytes', () => {
  beforeAll(async () => {
    service = await startDamaged(flipEverywhere, 'analyzers_alerts', '7-20250302');
  });
  afterAll(async () => {
    await service.close();
  });

  it('are SLICE_DAMAGED within seconds, without a path, while other slices go on', async () => {
    const [damaged, other] = await Promise.all([
      ask('/api/v1/alerts?network=api-test&window_days=7'),
      ask('/api/v1/alerts?network=api-test&processing_date=2025-03-01'),
    ]);
    expect(JSON.parse(damaged.body)).toMatchObject({ code: 'SLICE_DAMAGED', retryable: false });
    expect(damaged.body).not.toContain(service.data_dir);
    expect(JSON.parse(other.body)).toMatchObject({ total_count: 2 });
  }, 15_000);
});
