import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, parseProcessingDate, windowOf, type Window } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { ResidentSlices } from '../src/readers/resident-slices.ts';
import { exportToFile } from '../src/readers/exports.ts';
import { listAlerts } from '../src/readers/alerts/published-alerts.ts';
import { completePublish, publishSlice } from '../src/slices/publish-slice.ts';
import { appendAudit, listSlices, saveRun } from '../src/slices/runs.ts';
import { forgetPartsSetAside, partsSetAside } from '../src/slices/set-aside.ts';
import { recordContents, tableContents } from '../src/slices/slice-contents.ts';
import { RESULT_TABLES, clearStaging } from '../src/slices/slice.ts';
import { compareSlice, damagedSlices, requireWholeSlice, requireWholeTransfers } from '../src/slices/slice-damage.ts';
import { cut, dataFilesOf, flip, flipEverywhere } from './damaged-file.ts';
import { TEST_NETWORK, copyFiles, openMigrated } from './made-once.ts';

const NETWORK = TEST_NETWORK;
const FIRST = windowOf(parseProcessingDate('2025-03-01'), 7);
const SECOND = windowOf(parseProcessingDate('2025-03-08'), 7);

/** Of the second slice: reading and publishing all of them takes most of the time, and the first shows that all are. */
const FEW_TABLES = ['analyzers_features', 'analyzers_alerts'] as const;

let template: string;
/** Of the template: they lie at the same places in its copies. */
let files: Readonly<Record<'alerts' | 'transfers', readonly string[]>>;
let data_dir: string;
let database: Database;

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'analytics-damage-'));
  data_dir = template;
  database = await openMigrated(data_dir);
  await database.command(
    `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {start_ms:UInt64} + number * 3600000,
       'a', 'b', 'X', 'native', 1, 1, 0, 1 FROM numbers(336)`,
    { start_ms: FIRST.start_ms },
  );
  for (const [window, tables] of [
    [FIRST, RESULT_TABLES],
    [SECOND, FEW_TABLES],
  ] as const) {
    await stageAlerts(window);
    await publishSlice(database, tables, window);
    // As a run does: until then both names lead to the same files.
    await clearStaging(database, tables, window);
  }
  files = {
    alerts: await dataFilesOf(database, 'analyzers_alerts', '7-20250308'),
    transfers: await dataFilesOf(database, 'core_transfers', '202503'),
  };
  expect(Object.values(files)).not.toContainEqual([]);
  await database.close();
});
beforeEach(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-damage-'));
  copyFiles(template, data_dir);
});
afterEach(async () => {
  await database.close();
  await rm(data_dir, { recursive: true, force: true });
});
afterAll(async () => {
  await rm(template, { recursive: true, force: true });
});

async function stageAlerts(window: Window): Promise<void> {
  await database.command(
    `INSERT INTO staging_analyzers_alerts (window_days, processing_date, run_id, alert_id, alert_rank, address, severity, description)
     SELECT {window_days:UInt16}, {processing_date:Date}, 'run', concat('alert_', toString(number)), number + 1, 'a', 'low', 'Money went around'
     FROM numbers(61)`,
    { window_days: window.window_days, processing_date: window.processing_date },
  );
}

async function start(): Promise<void> {
  database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1, must_exist: true });
}

/** What a bad disk did before the start, to the second slice or its transfers. */
async function startDamaged(how: (files: readonly string[]) => Promise<void>, what: keyof typeof files): Promise<void> {
  await how(files[what].map((file) => file.replace(template, data_dir)));
  await start();
}

/** What a stop, a bad disk and a start do. */
async function damaged(how: (files: readonly string[]) => Promise<void>, table: string, partition = ''): Promise<void> {
  const found = await dataFilesOf(database, table, partition);
  expect(found).not.toEqual([]);
  await database.close();
  await how(found);
  await start();
}

describe('damagedSlices', () => {
  it('finds nothing in slices as they were published, nor does the whole comparison', async () => {
    await start();
    expect(await damagedSlices(database)).toEqual(new Map());
    expect(await compareSlice(database, FIRST)).toEqual({ differences: [], notes: [] });
  });

  it('finds the slice that lost its alerts to a torn file, and no other', async () => {
    await startDamaged(cut, 'alerts');
    expect(await listAlerts(database, SECOND, 100)).toEqual([]);
    expect([...(await damagedSlices(database))]).toEqual([['2025-03-08/7', 'analyzers_alerts with 0 of 61 rows']]);
    const refusal = { code: 'SLICE_DAMAGED', message: expect.stringContaining('0 of 61 rows') as string };
    await expect(requireWholeSlice(database, SECOND)).rejects.toMatchObject(refusal);
    await expect(exportToFile(database, 'alerts', SECOND, 'csv', join(data_dir, 'x'))).rejects.toMatchObject(refusal);
    await exportToFile(database, 'alerts', FIRST, 'csv', join(data_dir, 'x'));
    const resident = new ResidentSlices(database, () => 0);
    await expect(resident.requireWhole(SECOND)).rejects.toMatchObject(refusal);
    await resident.requireWhole(FIRST);
  });

  it('is over once the slice is published again', async () => {
    await startDamaged(cut, 'alerts');
    await stageAlerts(SECOND);
    await publishSlice(database, FEW_TABLES, SECOND);
    expect(await damagedSlices(database)).toEqual(new Map());
    expect(await listAlerts(database, SECOND, 100)).toHaveLength(61);
  });

  it('finds a slice whose part vanished without a trace, and still lists it', async () => {
    await start();
    await database.command("ALTER TABLE analyzers_alerts DROP PARTITION (7,'2025-03-08')");
    expect((await listSlices(database)).map(({ processing_date }) => processing_date)).toEqual([
      '2025-03-08',
      '2025-03-01',
    ]);
    await expect(requireWholeSlice(database, SECOND)).rejects.toMatchObject({ code: 'SLICE_DAMAGED' });
  });

  it('finds transfers that were lost, in the slices of their window only, until they are ingested again', async () => {
    await start();
    const lost =
      "SELECT count() AS n FROM core_transfers WHERE block_timestamp >= toUnixTimestamp('2025-03-01 00:00:00', 'UTC') * 1000";
    const [before] = await database.rows<{ n: string }>(lost);
    await database.command('CREATE TABLE kept AS core_transfers ENGINE = MergeTree ORDER BY tuple()');
    await database.command('INSERT INTO kept SELECT * FROM core_transfers');
    await damaged(cut, 'core_transfers', '202503');
    expect(await database.rows(lost)).toEqual([{ n: '0' }]);
    expect([...(await damagedSlices(database))]).toEqual([
      ['2025-03-08/7', `core_transfers with 0 of ${before?.n} rows`],
    ]);
    await requireWholeTransfers(database, windowOf(parseProcessingDate('2025-02-28'), 7));
    await expect(requireWholeTransfers(database, SECOND)).rejects.toMatchObject({ code: 'DATA_DIR_DAMAGED' });
    await database.command('INSERT INTO core_transfers SELECT * FROM kept');
    expect(await damagedSlices(database)).toEqual(new Map());
    expect(await compareSlice(database, SECOND)).toEqual({ differences: [], notes: [] });
    await forgetPartsSetAside(database, await partsSetAside(database));
    await requireWholeTransfers(database, SECOND);
  });

  it('goes by the audit, and by what the engine set aside, for slices of versions that left no record', async () => {
    await start();
    await database.command('TRUNCATE TABLE analyzers_slice_contents');
    await publishedRun(FIRST, 'with an audit');
    await publishedRun(SECOND, 'without one');
    await appendAudit(database, auditOf(FIRST, 'with an audit', { analyzers_alerts: 61, analyzers_features: 0 }));
    expect(await damagedSlices(database)).toEqual(new Map());
    const { differences, notes } = await compareSlice(database, SECOND);
    expect(differences).toEqual([]);
    expect(notes.join()).toContain('without a record');
    await damaged(cut, 'analyzers_alerts');
    expect(Object.fromEntries(await damagedSlices(database))).toEqual({
      '2025-03-01/7': 'analyzers_alerts with 0 of 61 rows',
      '2025-03-08/7': 'a part of analyzers_alerts set aside (broken-on-start)',
    });
  });

  it('leaves a slice alone that is being swapped in', async () => {
    await start();
    await publishedRun(SECOND, 'run', 'publishing');
    await database.command("ALTER TABLE analyzers_alerts DROP PARTITION (7,'2025-03-08')");
    expect(await damagedSlices(database)).toEqual(new Map());
  });
});

describe('compareSlice', () => {
  it('finds content that was changed where every count holds', async () => {
    await start();
    await database.command(
      "ALTER TABLE analyzers_alerts UPDATE description = 'x' WHERE alert_id = 'alert_7' SETTINGS mutations_sync = 1",
    );
    expect(await damagedSlices(database)).toEqual(new Map());
    expect((await compareSlice(database, SECOND)).differences).toEqual([
      'analyzers_alerts with other content than was published',
    ]);
  });

  it('notes transfers that were ingested since', async () => {
    await start();
    await database.command(
      "INSERT INTO core_transfers SELECT 'late', '0', '0', 1, {at:UInt64}, 'a', 'b', 'X', 'native', 1, 1, 0, 2",
      { at: SECOND.start_ms },
    );
    const { differences, notes } = await compareSlice(database, SECOND);
    expect(differences).toEqual([]);
    expect(notes).toEqual(['transfers of the window were ingested since 2025-03-08/7 was published']);
  });
});

describe('a flipped byte', () => {
  it('is SLICE_DAMAGED within seconds where a result holds it, and other slices go on', async () => {
    await startDamaged(flipEverywhere, 'alerts');
    const from = performance.now();
    const refusal = {
      code: 'SLICE_DAMAGED',
      message: expect.stringMatching(/2025-03-08\/7 .* of analyzers_alerts damaged/u) as string,
    };
    await expect(listAlerts(database, SECOND, 100)).rejects.toMatchObject(refusal);
    await expect(compareSlice(database, SECOND)).rejects.toMatchObject(refusal);
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(await listAlerts(database, FIRST, 100)).toHaveLength(61);
  });

  it('is DATA_DIR_DAMAGED where transfers hold it', async () => {
    await startDamaged(flip, 'transfers');
    const refusal = { code: 'DATA_DIR_DAMAGED', message: expect.not.stringContaining(data_dir) as string };
    await expect(compareSlice(database, SECOND)).rejects.toMatchObject(refusal);
  });

  it('is found within seconds in a block of text that does not compress', async () => {
    await start();
    await database.command(
      `INSERT INTO staging_analyzers_alerts (window_days, processing_date, run_id, alert_id, evidence_json)
       SELECT 7, '2025-03-08', 'run', toString(number), randomPrintableASCII(2000) FROM numbers(4000)`,
    );
    await publishSlice(database, ['analyzers_alerts'], SECOND);
    await damaged(flip, 'analyzers_alerts', '7-20250308');
    const from = performance.now();
    await expect(compareSlice(database, SECOND)).rejects.toMatchObject({ code: 'SLICE_DAMAGED' });
    expect(performance.now() - from).toBeLessThan(15_000);
  });
});

describe('completePublish', () => {
  it('swaps nothing in where the staging lost rows since the publish began', async () => {
    await start();
    for (const window of [FIRST, SECOND]) {
      await stageAlerts(window);
      const table = 'analyzers_alerts';
      await recordContents(database, window, 'staged', [await tableContents(database, table, window, 'staged')]);
    }
    await damaged(cut, 'staging_analyzers_alerts', '7-20250308');
    const refusal = { code: 'SLICE_DAMAGED', message: expect.stringContaining('0 of 61 rows') as string };
    await expect(completePublish(database, ['analyzers_alerts'], SECOND)).rejects.toMatchObject(refusal);
    expect(await listAlerts(database, SECOND, 100)).toHaveLength(61);
    await completePublish(database, ['analyzers_alerts'], FIRST);
    expect(await damagedSlices(database)).toEqual(new Map());
  });
});

async function publishedRun(
  window: Window,
  run_id: string,
  status: 'published' | 'publishing' = 'published',
): Promise<void> {
  const { window_days, processing_date } = window;
  const texts = {
    settings_hash: '',
    code_version: '',
    current_step: '',
    error_code: '',
    error_message: '',
    source: '',
  };
  const times = { started_ms: 1, updated_ms: 2, ended_ms: 2 };
  await saveRun(
    database,
    {
      ...texts,
      ...times,
      window_days,
      processing_date,
      run_id,
      network: NETWORK,
      status,
      steps: [],
      steps_done: [],
      progress: 1,
      input_fingerprint: '',
      settings_json: '{}',
      notices: [],
      ingested: null,
      process: 'here:1',
    },
    2,
  );
}

function auditOf(window: Window, run_id: string, details: object) {
  const times = { started_ms: 1, ended_ms: 2 };
  const counts = { row_count: 0, peak_rss_bytes: 0, threads: 1 };
  return {
    ...times,
    ...counts,
    window,
    run_id,
    network: NETWORK,
    step: 'audit',
    status: 'done' as const,
    settings_hash: '',
    code_version: '',
    warnings: [],
    details,
  };
}
