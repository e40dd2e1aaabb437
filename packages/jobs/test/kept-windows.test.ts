/** A window that was asked about is kept for the next question, and no question is answered from an older one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AnalyticsError,
  TRACE_DEFAULTS,
  newLabelSchema,
  parseProcessingDate,
  windowOf,
  type TaskSlice,
} from '@analytics/domain';
import { openDatabase, removeLabels, saveSettings, storeLabels, type Database } from '@analytics/storage';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TEST_NETWORK, openMigrated } from '../../storage/test/made-once.ts';
import { createSliceAnalyses, type SliceAnalyses } from '../src/questions/slice-analyses.ts';
import type { TraceQuestion } from '../src/questions/trace-question.ts';
import { NO_USER_TYPOLOGIES } from '../src/window/user-typologies/read-user-typologies.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-06-30'), 7);
const signal = new AbortController().signal;
const { direction, method, min_usd, path_count } = TRACE_DEFAULTS;
const QUESTION: TraceQuestion = { from: ['thief'], transfers: [], direction, method, min_usd, path_count };
const AUTHOR = { changed_by: 'ana', reason: 'she looked' };
const bank = newLabelSchema.parse({ address: 'shop', label: 'Bank', address_type: 'exchange', source: 's' });

let directory: string;
let database: Database;
let analyses: SliceAnalyses;
/** How often the columns of a window were read, and how often its slice was kept and let go. */
let reads = 0;
let holds: string[] = [];
let isTaken = false;
let isLost = false;
let isHeldToTheEnd = true;

const holdSlice = async ({ processing_date, window_days }: TaskSlice, onLost: () => void) => {
  if (isTaken) throw new AnalyticsError('RUN_UNDER_WAY', 'taken');
  holds.push(`${processing_date}/${window_days}`);
  if (isLost) onLost();
  return await Promise.resolve(async () => {
    holds.push('free');
    return await Promise.resolve(isHeldToTheEnd);
  });
};

/** Counts reads of columns; a database of a question's own is closed after it. */
async function openCounted(): Promise<Database> {
  const opened = await openDatabase({ name: database.name, data_dir: directory, threads: 1 });
  return new Proxy(opened, {
    get: (target, name) => {
      if (name === 'arrow') {
        return async (sql: string, ...rest: []) => {
          if (sql.includes('numeric columns of a window')) reads += 1;
          return await target.arrow(sql, ...rest);
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const put = async (tx: string, from: string, to: string, day: number, amount: number, version = 1): Promise<void> => {
  await database.command(
    `INSERT INTO core_transfers VALUES ({tx:String}, '0', '0', {day:UInt32}, {time:UInt64}, {from:String}, {to:String}, 'USDS', 'native', {amount:UInt32}, {amount:UInt32}, 0, {version:UInt64})`,
    { tx, from, to, day, time: window.start_ms + day * 86_400_000, amount, version },
  );
};

/** What the trace names: `address: USD, ending`. */
const answer = async (question: Partial<TraceQuestion> = {}): Promise<string[]> => {
  const asked = { ...QUESTION, ...question };
  const { answer: found } = await analyses.trace(network, window, asked, undefined, signal);
  return found.destinations.map(({ address, usd, ending }) => `${address}: ${usd}, ${ending}`);
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-kept-windows-'));
  database = await openMigrated(directory);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ['core_transfers', 'core_address_labels', 'analyzers_saved_settings'])
    await database.command(`TRUNCATE TABLE ${table}`);
  await put('t1', 'thief', 'mule', 1, 100);
  await put('t2', 'mule', 'shop', 2, 60);
  analyses = createSliceAnalyses({
    openNetwork: openCounted,
    configured: {},
    configured_origin: 'test',
    userTypologies: () => Promise.resolve(NO_USER_TYPOLOGIES),
    threads: 1,
    now_ms: () => Date.now(),
    holdSlice,
  });
  [reads, holds, isTaken, isLost, isHeldToTheEnd] = [0, [], false, false, true];
});

it('reads a window once, and keeps its slice only meanwhile', async () => {
  const first = await answer();
  expect(first).toEqual(['shop: 60, held', 'mule: 40, held']);
  expect(await answer()).toEqual(first);
  expect(await answer({ from: ['mule'] })).toEqual(['shop: 60, held']);
  expect(await answer({ from: [], transfers: ['t2'] })).toEqual(['shop: 60, held']);
  expect(reads).toBe(1);
  expect(holds).toEqual(['2025-06-30/7', 'free']);
  isTaken = true;
  expect(await answer()).toEqual(first);
});

it('counts what several named transfers pass on once', async () => {
  const named = { from: [], transfers: ['t1', 't2'] };
  const entered = async (question: Partial<TraceQuestion>): Promise<number> =>
    (await analyses.trace(network, window, { ...QUESTION, ...question }, undefined, signal)).answer.entered_usd;
  // The second passes on a part of the first.
  expect(await entered(named)).toBe(100);
  expect(await entered({ ...named, entering_only: true })).toBe(100);
  expect(await answer({ ...named, entering_only: true })).toEqual(['shop: 60, held', 'mule: 40, held']);
  expect(await entered({ from: [], transfers: ['t2'], entering_only: true })).toBe(60);
});

it.each([
  ['a transfer more', () => put('t3', 'mule', 'shop', 3, 30), ['shop: 90, held', 'mule: 10, held']],
  ['a transfer that is stored anew', () => put('t2', 'mule', 'shop', 2, 75, 2), ['shop: 75, held', 'mule: 25, held']],
  ['a label', () => storeLabels(database, network, [bank], AUTHOR, 1), ['shop: 60, exit', 'mule: 40, held']],
  [
    'a setting',
    () =>
      saveSettings(database, [{ path: 'trace.named_share_ratio', value: 0.5 }], { reason: 'few', saved_by: 'ana' }, 1),
    ['shop: 60, held'],
  ],
  [
    'a price',
    () => database.command(`INSERT INTO core_asset_prices SELECT * FROM generateRandom() LIMIT 1`),
    ['shop: 60, held', 'mule: 40, held'],
  ],
  [
    'a run that is published',
    () =>
      database.command(
        `INSERT INTO analyzers_runs (window_days, processing_date, run_id, network, status, steps, settings_json, notices_json, started_at, updated_at, _version)
         SELECT 7, '2025-06-30', 'r', 'test', 'published', ['publish'], '{}', '[]', now64(3), now64(3), 1`,
      ),
    ['shop: 60, held', 'mule: 40, held'],
  ],
])('the next question sees %s', async (_, change, expected) => {
  await answer();
  await change();
  expect(await answer()).toEqual(expected);
  expect(reads).toBe(2);
});

it('the next question sees that a label is gone', async () => {
  await storeLabels(database, network, [bank], AUTHOR, 1);
  expect(await answer()).toEqual(['shop: 60, exit', 'mule: 40, held']);
  await removeLabels(database, network, { address: 'shop', label: '', source: '' }, AUTHOR, 2);
  expect(await answer()).toEqual(['shop: 60, held', 'mule: 40, held']);
});

it('opens no window whose slice others work in, and gives up one that they took', async () => {
  isTaken = true;
  await expect(answer()).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
  [isTaken, isLost] = [false, true];
  await expect(answer()).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
  expect(holds).toEqual(['2025-06-30/7', 'free']);
  isLost = false;
  expect(await answer()).toEqual(['shop: 60, held', 'mule: 40, held']);
});

it('keeps nothing of a window whose slice it no longer had when it was read', async () => {
  isHeldToTheEnd = false;
  await expect(answer()).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
  isHeldToTheEnd = true;
  expect(await answer()).toEqual(['shop: 60, held', 'mule: 40, held']);
  expect(reads).toBe(2);
});
