import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { latestEvaluation, saveEvaluation } from '../src/service/evaluations.ts';
import { saveSettings, savedSettings, savedSettingsLog } from '../src/service/saved-settings.ts';
import { openMigrated } from './made-once.ts';

const window = windowOf(parseProcessingDate('2025-03-02'), 7);
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-settings-'));
  database = await openMigrated(directory);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('savedSettings', () => {
  it('is the newest change of each path, and what is given back is left out', async () => {
    expect(await savedSettings(database)).toEqual([]);
    const said = { reason: 'too many', saved_by: 'ana' };
    const first = [
      { path: 'typologies.structuring.min_transfers', value: 6 },
      { path: 'typologies.smurfing.min_confidence', value: 0.5 },
    ];
    await saveSettings(database, first, said, 1000);
    // The same millisecond: the later call is the newer change.
    await saveSettings(database, [{ path: 'typologies.structuring.min_transfers', value: 7 }], said, 1000);
    await saveSettings(database, [{ path: 'typologies.smurfing.min_confidence', value: null }], said, 1000);
    expect(await savedSettings(database)).toEqual([{ path: 'typologies.structuring.min_transfers', value: 7 }]);
    const log = await savedSettingsLog(database, 10);
    expect(log.map(({ path, value_json, saved_by, saved_at_ms }) => [path, value_json, saved_by, saved_at_ms])).toEqual(
      [
        ['typologies.smurfing.min_confidence', '', 'ana', 1002],
        ['typologies.structuring.min_transfers', '7', 'ana', 1001],
        ['typologies.smurfing.min_confidence', '0.5', 'ana', 1000],
        ['typologies.structuring.min_transfers', '6', 'ana', 1000],
      ],
    );
  });
});

describe('latestEvaluation', () => {
  it('is the newest of the slice, and old once another run has published', async () => {
    expect(await latestEvaluation(database, window)).toEqual([]);
    const publish = (run_id: string): Promise<void> =>
      database.command(
        "INSERT INTO analyzers_alerts (window_days, processing_date, run_id, alert_id) SELECT 7, toDate('2025-03-02'), {run_id:String}, 'a'",
        { run_id },
      );
    await publish('run-1');
    const recall = { scope: 'overall', name: 'all', measure: 'recall_50', value: 0.5 };
    await saveEvaluation(database, window, [{ ...recall, value: 0.25 }], { truth: 'worlds', now_ms: 1000 });
    await saveEvaluation(database, window, [recall], { truth: 'worlds', now_ms: 2000 });
    const kept = { ...recall, evaluated_at_ms: 2000, truth: 'worlds', is_current: true };
    expect(await latestEvaluation(database, window)).toEqual([kept]);
    await publish('run-2');
    expect(await latestEvaluation(database, window)).toEqual([{ ...kept, is_current: false }]);
  });
});
