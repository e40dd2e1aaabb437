import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '@analytics/analyzers';
import {
  databaseOf,
  knownTheftsSchema,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type KnownThefts,
} from '@analytics/domain';
import { askWindow, traceWindow, type OpenWindow, type TraceQuestion } from '@analytics/jobs';
import { openDatabase, type Database } from '@analytics/storage';
import { warmAnalytics as analytics } from './warm-analytics.ts';

const network = parseNetworkName('robbed');
const SLICE = ['--network', network, '--processing-date', '2025-06-30', '--window-days', '30'];
const QUESTION: TraceQuestion = {
  from: [],
  transfers: [],
  direction: 'forward',
  method: 'haircut',
  min_usd: 1,
  path_count: 1,
};

/** The command opens its window for each question, which is most of its time: here all questions share one. */
describe('twenty simulated thefts among 100,000 transfers', () => {
  let directory: string;
  let database: Database;
  let thefts: KnownThefts['thefts'];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-thefts-'));
    const run = (...args: string[]) => analytics(args, { cwd: directory });
    await run('simulate', '--transfers', '100k', '--seed', '5', '--network', network, '--thefts', '--out', 'worlds');
    const outcome = await run('ingest', ...SLICE, '--source', 'directory:worlds');
    expect(outcome).toMatchObject({ exit_code: 0 });
    const told = await readFile(join(directory, 'worlds/robbed/2025-06-30/30/thefts.json'), 'utf8');
    ({ thefts } = knownTheftsSchema.parse(JSON.parse(told)));
    const data_dir = join(directory, '.analytics');
    database = await openDatabase({ name: databaseOf(network), data_dir, threads: 2, must_exist: true });
  });
  afterAll(async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function withWindow(answer: (opened: OpenWindow) => Promise<void>): Promise<void> {
    const window = windowOf(parseProcessingDate('2025-06-30'), 30);
    const settings = resolveSettings({}, network, 'test');
    const request = { network, window, settings, threads: 2, signal: new AbortController().signal };
    await askWindow(database, request, Date.now, answer);
  }

  it('are followed to at least 97 % of what reached exits, from the thief or from the transfers', async () => {
    expect(thefts).toHaveLength(20);
    await withWindow(async (opened) => {
      for (const { theft_id, thief, transfer_ids, exits } of thefts) {
        for (const source of [{ from: [thief] }, { transfers: transfer_ids }]) {
          const { destinations, ledger, entered_usd } = (await traceWindow(opened, { ...QUESTION, ...source })).answer;
          const named = new Set(destinations.map(({ address }) => address));
          const sum = (some: typeof exits): number => some.reduce((usd, { stolen_usd }) => usd + stolen_usd, 0);
          const recall = sum(exits.filter(({ address }) => named.has(address))) / sum(exits);
          const which = `${theft_id} by ${Object.keys(source).join(' ')}`;
          expect(recall, `${which}: recall`).toBeGreaterThanOrEqual(0.97);
          const little = destinations.filter(
            ({ usd_by_method }) => Math.max(...Object.values(usd_by_method)) < 0.01 * entered_usd,
          );
          expect(little, `${which}: named for less than 1 %`).toEqual([]);
          expect(ledger.map(({ difference }) => difference)).toEqual(ledger.map(() => '0'));
        }
      }
    });
  });
});
