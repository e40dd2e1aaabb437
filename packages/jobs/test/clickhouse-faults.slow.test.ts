import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '@analytics/analyzers';
import { databaseOf, parseNetworkName, parseProcessingDate, windowOf, type RunEvent } from '@analytics/domain';
import {
  countSlice,
  listRuns,
  migrate,
  openDatabase,
  saveRun,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import { startClickhouseTestServer, type TestServer } from '../../storage/test/clickhouse-test-server.ts';
import { runPipeline } from '../src/run/pipeline.ts';
import { createSliceAnalyses } from '../src/questions/slice-analyses.ts';
import { NO_USER_TYPOLOGIES } from '../src/window/user-typologies/read-user-typologies.ts';

const network = parseNetworkName('faulty');
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
const STEPS = ['initialize', 'features', 'publish', 'audit'] as const;
/** How long a slow server keeps each statement waiting. */
const DELAY_MS = 20;

let directory: string;
let clickhouse: TestServer;
/** Stands between the client and the server, and does what a bad network does. */
let proxy: Server;
let state: 'open' | 'slow' | 'refusing' = 'open';
let address: { url: string; username: string; password: string; first_database: string };
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-faults-'));
  clickhouse = await startClickhouseTestServer();
  const agent = new Agent({ keepAlive: false });
  proxy = createServer((asked, answer) => {
    const pass = (): void => {
      const onward = request(`${clickhouse.url}${asked.url ?? ''}`, {
        agent,
        method: asked.method,
        headers: asked.headers,
      });
      onward.on('response', (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      asked.pipe(onward);
    };
    if (state === 'refusing') asked.socket.destroy();
    else if (state === 'slow') setTimeout(pass, DELAY_MS);
    else pass();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  address = { url: `http://127.0.0.1:${port}`, username: 'default', password: '', first_database: 'default' };
  database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 1, server: address });
  await migrate(database, network);
  // 200 transfers among 20 addresses.
  await database.command(
    `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {start:UInt64} + number * 6000000,
       concat('a', toString(number % 20)), concat('a', toString((number * 7 + 1) % 20)), 'X', 'native', toDecimal128(number + 1, 18) AS amount, amount, 0, 1
     FROM numbers(200)`,
    { start: window.start_ms },
  );
});
afterAll(async () => {
  await database.close();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await clickhouse.close();
  await rm(directory, { recursive: true, force: true });
});

const run = (
  code_version: string,
  onEvent: (event: RunEvent) => void = () => undefined,
  over: Database = database,
): Promise<RunRecord> =>
  runPipeline(
    over,
    {
      network,
      window,
      settings: resolveSettings({}, network, 'test'),
      threads: 1,
      allow_empty: false,
      steps: STEPS,
      data_dir: directory,
      code_version,
    },
    { signal: new AbortController().signal, now_ms: () => Date.now(), onEvent },
  );

const published = async (): Promise<unknown> => (await countSlice(database, window, 'published'))[0];

describe('a run over a ClickHouse server', () => {
  it('fails as worth retrying when the server refuses, keeps the old slice, and is taken up when it is back', async () => {
    const old = await run('first');
    const before = { table: 'analyzers_features', row_count: 20, run_ids: [old.run_id] };
    expect(await published()).toEqual(before);
    const failing = run('second', (event) => {
      if (event.kind === 'step_started' && event.step === 'features') state = 'refusing';
    });
    await expect(failing).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      definition: { retryable: true },
    });
    await expect(
      openDatabase({ name: databaseOf(network), data_dir: directory, threads: 1, server: address }),
    ).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    state = 'open';
    expect(await published()).toEqual(before);
    const resumed: string[] = [];
    const record = await run('second', (event) => {
      if (event.kind === 'run_started') resumed.push(...event.resumed_steps);
    });
    expect(resumed).toEqual(['initialize']);
    expect(await published()).toEqual({ ...before, run_ids: [record.run_id] });
  });

  it('completes a publish during which the server went away', async () => {
    const failing = run('third', (event) => {
      if (event.kind === 'progress' && event.step === 'publish') state = 'refusing';
    });
    await expect(failing).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    state = 'open';
    const [cut] = await listRuns(database);
    expect(cut).toMatchObject({ status: 'publishing', code_version: 'third' });
    const record = await run('fourth');
    expect((await listRuns(database)).find(({ run_id }) => run_id === cut?.run_id)).toMatchObject({
      status: 'published',
    });
    expect(await published()).toMatchObject({ run_ids: [record.run_id] });
  });

  it('gives way where another process began the slice at the same moment', async () => {
    const rival: RunRecord = {
      ...(await run('sixth')),
      run_id: 'rival',
      status: 'running',
      process: 'another-host:1',
      updated_ms: Date.now(),
    };
    let isFirst = true;
    // Both looked before either wrote: the rival's record appears beside ours.
    const together = Object.create(database, {
      command: {
        value: async (...asked: Parameters<Database['command']>): Promise<void> => {
          await database.command(...asked);
          if (!asked[0].includes('INSERT INTO analyzers_runs') || !isFirst) return;
          isFirst = false;
          await saveRun(database, rival, Date.now());
        },
      },
    }) as Database;
    const before = await published();
    await expect(run('seventh', undefined, together)).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
    expect(await published()).toEqual(before);
    await saveRun(database, { ...rival, status: 'cancelled' }, Date.now() + 1);
  });

  it('answers no question about a slice that another host works on', async () => {
    const rival: RunRecord = {
      ...(await run('eighth')),
      run_id: 'elsewhere',
      status: 'running',
      process: 'another-host:1',
      updated_ms: Date.now(),
    };
    await saveRun(database, rival, Date.now());
    const analyses = createSliceAnalyses({
      openNetwork: () => openDatabase({ name: databaseOf(network), data_dir: directory, threads: 1, server: address }),
      configured: {},
      configured_origin: 'test',
      userTypologies: () => Promise.resolve(NO_USER_TYPOLOGIES),
      threads: 1,
      now_ms: Date.now,
    });
    const { signal } = new AbortController();
    await expect(analyses.preview(network, window, [], signal)).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
    await saveRun(database, { ...rival, status: 'cancelled' }, Date.now() + 1);
    expect(await analyses.preview(network, window, [], signal)).toMatchObject({ gained: [], lost: [] });
  });

  it('takes its time over a slow server and gives the same', async () => {
    state = 'slow';
    const record = await run('fifth');
    expect(await published()).toEqual({ table: 'analyzers_features', row_count: 20, run_ids: [record.run_id] });
  });
});
