/** Which slice a reader means, and what is said where it was never computed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { requirePublished, requireStep } from '../src/slices/published-slice.ts';
import { listRuns } from '../src/slices/runs.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const network = TEST_NETWORK;
let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-published-'));
  database = await openMigrated(directory);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function putRun(date: string, status: string, steps: readonly string[], error_code = ''): Promise<void> {
  await database.command(
    `INSERT INTO analyzers_runs (window_days, processing_date, run_id, network, status, steps, error_code, error_message, settings_json, notices_json, started_at, updated_at, _version)
     SELECT 7, {date:Date}, {date:String}, {network:String}, {status:String}, {steps:Array(String)}, {error_code:String}, {error_code:String}, '{}', '[]', now64(3), now64(3), 1`,
    { date, network, status, steps: [...steps], error_code },
  );
}

describe('requirePublished', () => {
  it('says that nothing is published', async () => {
    await expect(requirePublished(database, {})).rejects.toMatchObject({
      code: 'SLICE_NOT_FOUND',
      message: expect.stringMatching(/found none published\.$/u) as string,
    });
  });

  it('says of a slice whose run failed or was cancelled how it ended, and which slices there are', async () => {
    await putRun('2025-01-08', 'failed', ['features', 'alerts'], 'EMPTY_WINDOW');
    await putRun('2025-01-09', 'cancelled', ['features', 'alerts'], 'RUN_CANCELLED');
    await putRun('2025-01-10', 'published', ['features', 'publish']);
    const named = (processing_date: string) => requirePublished(database, { processing_date, window_days: 7 });
    await expect(named('2025-01-08')).rejects.toThrow(
      'found 2025-01-10/7. The last run of 2025-01-08/7 ended as failed with EMPTY_WINDOW: EMPTY_WINDOW.',
    );
    await expect(named('2025-01-09')).rejects.toThrow('ended as cancelled with RUN_CANCELLED');
    await expect(named('2025-01-11')).rejects.toThrow('found 2025-01-10/7.');
    const newest = { processing_date: '2025-01-10', window_days: 7 };
    expect(await requirePublished(database, {})).toMatchObject(newest);
    expect(await requirePublished(database, { processing_date: '2025-01-10' })).toMatchObject(newest);
  });
});

describe('requireStep', () => {
  it('tells nothing found from nothing looked for', async () => {
    const window = windowOf(parseProcessingDate('2025-01-10'), 7);
    expect(() => {
      requireStep([], window, 'alerts');
    }).not.toThrow();
    const runs = await listRuns(database);
    requireStep(runs, window, 'features');
    expect(() => {
      requireStep(runs, window, 'alerts');
    }).toThrow('Expected the slice 2025-01-10/7 with its alerts, found that its runs only did: features, publish.');
  });
});
