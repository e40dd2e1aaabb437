import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '@analytics/analyzers';
import {
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type RunEvent,
  type RunStep,
  type Window,
} from '@analytics/domain';
import {
  countSlice,
  listAudit,
  listRuns,
  listSlices,
  migrate,
  openDatabase,
  saveRun,
  verifyPatterns,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import type { SourceLocation } from '@analytics/ingestion';
import { runPipeline } from '../src/run/pipeline.ts';
import { recoverRuns } from '../src/run/run-recovery.ts';

const network = parseNetworkName('pipeline-test');
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
const ALL: readonly RunStep[] = ['initialize', 'features', 'patterns', 'publish', 'audit'];
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-pipeline-'));
  database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 2 });
  await migrate(database, network);
  // 700 transfers among 100 addresses over 14 days, some of them in both directions and in rings.
  await database.command(
    `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {start:UInt64} + number * 1700000,
       concat('a', toString(cityHash64(number, 'from') % 100)), concat('a', toString(cityHash64(number, 'to') % 100)),
       'X', 'native', toDecimal128(1 + cityHash64(number, 'amount') % 5000, 18) AS amount, amount * 2, 0, 1
     FROM numbers(700)`,
    { start: window.start_ms },
  );
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

interface Attempt {
  readonly window?: Window;
  readonly steps?: readonly RunStep[];
  readonly threads?: number;
  readonly allow_empty?: boolean;
  readonly code_version?: string;
  readonly source?: SourceLocation;
  readonly onEvent?: (event: RunEvent, abort: () => void) => void;
}

let last: RunRecord | undefined;

async function run(attempt: Attempt = {}): Promise<RunRecord> {
  const controller = new AbortController();
  last = await runPipeline(
    database,
    {
      network,
      window: attempt.window ?? window,
      settings: resolveSettings({}, network, 'test'),
      source: attempt.source,
      threads: attempt.threads ?? 1,
      allow_empty: attempt.allow_empty ?? false,
      steps: attempt.steps ?? ALL,
      data_dir: directory,
      code_version: attempt.code_version ?? 'test',
    },
    {
      signal: controller.signal,
      now_ms: () => Date.now(),
      onEvent: (event) =>
        attempt.onEvent?.(event, () => {
          controller.abort();
        }),
    },
  );
  return last;
}

/** The run that the window is published by: the last one where it is, else a new one. */
async function published(): Promise<RunRecord> {
  const ids = await runIdsOf(window);
  return last !== undefined && ids.length === 1 && ids[0] === last.run_id ? last : await run();
}

const runIdsOf = async (slice: Window): Promise<string[]> => [
  ...new Set((await countSlice(database, slice, 'published')).flatMap(({ run_ids }) => run_ids)),
];

const fingerprint = async (): Promise<unknown> => [
  await database.rows(
    'SELECT count() AS n, groupBitXor(cityHash64(* EXCEPT (run_id, _version))) AS hash FROM analyzers_features',
  ),
  await database.rows(
    'SELECT count() AS n, groupBitXor(cityHash64(* EXCEPT (run_id, _version))) AS hash FROM analyzers_pattern_detections',
  ),
];

describe('runPipeline', () => {
  it('publishes features and patterns and records every step with its times', async () => {
    const events: RunEvent[] = [];
    const record = await run({ onEvent: (event) => events.push(event) });
    expect(record).toMatchObject({ status: 'published', progress: 1, steps_done: ALL });
    expect(await runIdsOf(window)).toEqual([record.run_id]);
    const audit = (await listAudit(database, 100)).filter(({ run_id }) => run_id === record.run_id);
    expect(audit.map(({ step, status }) => `${step} ${status}`).sort()).toEqual(
      ALL.map((step) => `${step} done`).sort(),
    );
    for (const entry of audit) {
      const seconds = (Date.parse(`${entry.ended_at}Z`) - Date.parse(`${entry.started_at}Z`)) / 1000;
      expect(entry.duration_seconds).toBeCloseTo(seconds, 3);
      expect(Number(entry.peak_rss_bytes)).toBeGreaterThan(50e6);
    }
    const fractions = events.flatMap((event) => (event.kind === 'progress' ? [event.progress] : []));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('gives the same bytes on one thread and on two', async () => {
    await run({ threads: 2 });
    const two = await fingerprint();
    await run({ threads: 1 });
    expect(await fingerprint()).toEqual(two);
    expect(two).toMatchObject([[{ n: '100' }], [{ n: expect.stringMatching(/^[1-9]/u) as string }]]);
  });

  it('lists only transfers of the window as evidence', async () => {
    await published();
    const [row] = await database.rows<{ listed: string; found: string; sums: string }>(
      `WITH evidence AS (SELECT pattern_id, evidence_volume_usd, evidence_is_complete, arrayJoin(evidence_transfers) AS id FROM analyzers_pattern_detections),
            source AS (SELECT concat(tx_id, ':', event_index, ':', edge_index, ':', asset_contract) AS id, amount_usd FROM core_transfers FINAL)
       SELECT count() AS listed, countIf(source.id != '') AS found,
         (SELECT countIf(total != volume) FROM (SELECT sum(amount_usd) AS total, any(evidence_volume_usd) AS volume
            FROM evidence INNER JOIN source ON source.id = evidence.id WHERE evidence_is_complete GROUP BY pattern_id)) AS sums
       FROM evidence LEFT JOIN source ON source.id = evidence.id`,
    );
    expect(Number(row?.listed)).toBeGreaterThan(0);
    expect(row).toEqual({ listed: row?.listed, found: row?.listed, sums: '0' });
  });

  it('replaces its own slice and leaves others alone', async () => {
    const other = windowOf(parseProcessingDate('2025-02-25'), 5);
    const untouched = await run({ window: other });
    const second = await run();
    expect(await runIdsOf(window)).toEqual([second.run_id]);
    expect(await runIdsOf(other)).toEqual([untouched.run_id]);
  });

  it('publishes nothing when it is cancelled, and is taken up at the step that was cut off', async () => {
    const { run_id } = await published();
    const cancelled = run({
      code_version: 'next',
      onEvent: (event, abort) => {
        if (event.kind === 'step_started' && event.step === 'patterns') abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    expect(await runIdsOf(window)).toEqual([run_id]);
    expect((await listRuns(database))[0]).toMatchObject({
      status: 'cancelled',
      steps_done: ['initialize', 'features'],
    });
    const steps: string[] = [];
    const resumed = await run({
      code_version: 'next',
      onEvent: (event) => {
        if (event.kind === 'run_started') steps.push(...event.resumed_steps);
      },
    });
    expect(steps).toEqual(['initialize', 'features']);
    expect(await runIdsOf(window)).toEqual([resumed.run_id]);
    expect((await countSlice(database, window, 'published'))[0]?.row_count).toBe(100);
  });

  it('goes on to the end when it is cancelled while it publishes', async () => {
    const record = await run({
      onEvent: (event, abort) => {
        if (event.kind === 'progress' && event.step === 'publish') abort();
      },
    });
    expect(record).toMatchObject({ status: 'published' });
    expect(await runIdsOf(window)).toEqual([record.run_id]);
    expect((await listRuns(database))[0]).toMatchObject({ status: 'published', run_id: record.run_id });
  });

  it('starts afresh where the transfers changed since the attempt that was cut off', async () => {
    const attempt = (onEvent: Attempt['onEvent']): Promise<RunRecord> =>
      run({ code_version: 'changed', ...(onEvent && { onEvent }) });
    const cancelled = attempt((event, abort) => {
      if (event.kind === 'step_started' && event.step === 'patterns') abort();
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    await database.command(
      `INSERT INTO core_transfers SELECT 'one more', '0', '0', 1, {start:UInt64}, 'a1', 'newcomer', 'X', 'native', 1, 1, 0, 1`,
      { start: window.start_ms },
    );
    const steps: string[] = [];
    await attempt((event) => event.kind === 'step_started' && steps.push(event.step));
    expect(steps).toEqual(ALL);
    expect(await database.rows(`SELECT degree_in FROM analyzers_features WHERE address = 'newcomer'`)).toEqual([
      { degree_in: 1 },
    ]);
  });

  it('takes a run over a remote source up, and starts it afresh where that source changed', async () => {
    const path = join(directory, 'remote.parquet');
    await database.exportToFile('SELECT * EXCEPT _version FROM core_transfers FINAL', {}, 'parquet', path);
    const bytes = await readFile(path);
    let etag = '"first"';
    // Another instance as far as this test needs one: its transfers, and their tag alone where only that is asked for.
    const server = createServer(({ url, headers }, response) => {
      if (url?.includes('/transfers') !== true) response.writeHead(404).end();
      else if (headers['if-none-match'] === '*') response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag }).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const source = {
      kind: 'http',
      url: `http://127.0.0.1:${port}`,
      api_key: undefined,
      allow_link_local: false,
    } as const;
    const steps: readonly RunStep[] = ['initialize', 'ingest', 'patterns'];
    const attempt = async (isCut: boolean): Promise<readonly string[]> => {
      const resumed: string[] = [];
      const going = run({
        source,
        steps,
        code_version: 'remote',
        onEvent: (event, abort) => {
          if (event.kind === 'run_started') resumed.push(...event.resumed_steps);
          if (isCut && event.kind === 'step_started' && event.step === 'patterns') abort();
        },
      });
      if (isCut) await expect(going).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
      else await going;
      return resumed;
    };
    try {
      expect(await attempt(true)).toEqual([]);
      expect(await attempt(true)).toEqual(['initialize', 'ingest']);
      etag = '"second"';
      expect(await attempt(true)).toEqual([]);
      expect(await attempt(false)).toEqual(['initialize', 'ingest']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('records a failure, keeps the old slice, and starts afresh for other code', async () => {
    const { run_id } = await published();
    await database.command('RENAME TABLE staging_analyzers_patterns_cycle TO hidden');
    await expect(run({ code_version: 'broken' })).rejects.toMatchObject({ code: 'DATABASE_ERROR' });
    await database.command('RENAME TABLE hidden TO staging_analyzers_patterns_cycle');
    expect((await listRuns(database))[0]).toMatchObject({
      status: 'failed',
      error_code: 'DATABASE_ERROR',
      current_step: 'patterns',
    });
    expect(await runIdsOf(window)).toEqual([run_id]);
    const steps: string[] = [];
    await run({ code_version: 'mended', onEvent: (event) => event.kind === 'step_started' && steps.push(event.step) });
    expect(steps).toEqual(ALL);
  });

  it('refuses an empty window, or publishes an empty slice where that is allowed', async () => {
    const empty = windowOf(parseProcessingDate('2020-01-01'), 1);
    await expect(run({ window: empty })).rejects.toMatchObject({ code: 'EMPTY_WINDOW' });
    expect(await run({ window: empty, allow_empty: true })).toMatchObject({ status: 'published' });
    expect(await listSlices(database)).toContainEqual({
      window_days: 1,
      processing_date: '2020-01-01',
      feature_count: 0,
      pattern_count: 0,
      alert_count: 0,
    });
  });

  it('leaves nothing in staging and work tables', async () => {
    await published();
    const tables = await database.rows<{ name: string; total_rows: string }>(
      `SELECT name, toString(total_rows) AS total_rows FROM system.tables WHERE database = currentDatabase() AND (name LIKE 'staging%' OR name LIKE 'work%')`,
    );
    expect(tables.filter(({ total_rows }) => total_rows !== '0')).toEqual([]);
    expect(tables.length).toBeGreaterThan(10);
  });
});

describe('verifyPatterns', () => {
  const slice = `PARTITION (14, '2025-03-01')`;
  beforeAll(async () => {
    await published();
    await database.command('CREATE TABLE whole_cycles AS analyzers_patterns_cycle');
    await database.command(`ALTER TABLE whole_cycles REPLACE ${slice} FROM analyzers_patterns_cycle`);
  });
  afterEach(async () => {
    await database.command(`ALTER TABLE analyzers_patterns_cycle REPLACE ${slice} FROM whole_cycles`);
  });
  afterAll(async () => {
    await database.command('DROP TABLE whole_cycles');
  });

  it('passes what a run has published', async () => {
    const { pattern_count, transfer_count, failures } = await verifyPatterns(database, window);
    expect(failures).toEqual([]);
    expect(pattern_count).toBeGreaterThan(0);
    expect(transfer_count).toBeGreaterThan(pattern_count);
  });

  it.each([
    ['its volume is', 'evidence_volume_usd = evidence_volume_usd + toDecimal128(0.000000000000000001, 18)'],
    ['transfers and lists', 'evidence_transaction_count = evidence_transaction_count + 1'],
    ['begins or ends at another time', 'pattern_end_time = pattern_end_time + 1'],
    [
      'are not among the ingested ones, the first no:such:trans:fer',
      `evidence_transfers = arrayPushBack(evidence_transfers, 'no:such:trans:fer')`,
    ],
    ['a hop of its path has no transfer', `cycle_path = arrayReverse(cycle_path)`],
    ['an address that it does not name', `addresses_involved = ['somebody else']`],
  ])('tells a pattern of which %s', async (failure, change) => {
    const [victim] = await database.rows<{ pattern_id: string }>(
      `SELECT pattern_id FROM analyzers_patterns_cycle WHERE cycle_length > 2 AND evidence_transaction_count = cycle_length AND window_days = 14 ORDER BY pattern_id LIMIT 1`,
    );
    const pattern_id = victim?.pattern_id ?? 'none';
    await database.command(
      `ALTER TABLE analyzers_patterns_cycle UPDATE ${change} WHERE pattern_id = {pattern_id:String} SETTINGS mutations_sync = 1`,
      { pattern_id },
    );
    const { failures } = await verifyPatterns(database, window);
    expect(failures).toEqual([
      { pattern_id, pattern_type: 'cycle', failure: expect.stringContaining(failure) as string },
    ]);
  });

  it('refuses a pattern that is not there', async () => {
    await expect(verifyPatterns(database, window, 'cycle_none')).rejects.toMatchObject({ code: 'PATTERN_NOT_FOUND' });
  });
});

describe('recoverRuns', () => {
  it('completes a publish that was cut off half-way', async () => {
    const old = await published();
    const crashed: RunRecord = {
      ...old,
      run_id: 'crashed',
      status: 'publishing',
      process: 'elsewhere:1',
      ended_ms: 0,
      started_ms: Date.now(),
    };
    for (const table of ['features', 'patterns_motif']) {
      await database.command(
        `INSERT INTO staging_analyzers_${table} SELECT * REPLACE ('crashed' AS run_id) FROM analyzers_${table} WHERE window_days = 14 AND processing_date = '2025-03-01'`,
      );
    }
    await database.command(
      `ALTER TABLE analyzers_features REPLACE PARTITION (14, '2025-03-01') FROM staging_analyzers_features`,
    );
    await saveRun(database, crashed, Date.now());
    await recoverRuns(database, network, Date.now());
    expect(await runIdsOf(window)).toEqual(['crashed']);
    expect((await listRuns(database)).find(({ run_id }) => run_id === 'crashed')).toMatchObject({
      status: 'published',
      progress: 1,
    });
    expect((await countSlice(database, window, 'staged')).every(({ row_count }) => row_count === 0)).toBe(true);
  });

  it('marks a run whose process is gone as interrupted', async () => {
    const old = await published();
    await saveRun(
      database,
      { ...old, run_id: 'lost', status: 'running', steps_done: ['initialize'], process: 'elsewhere:1' },
      Date.now(),
    );
    await recoverRuns(database, network, Date.now());
    expect((await listRuns(database)).find(({ run_id }) => run_id === 'lost')).toMatchObject({ status: 'interrupted' });
    expect(await runIdsOf(window)).toEqual([old.run_id]);
  });
});
