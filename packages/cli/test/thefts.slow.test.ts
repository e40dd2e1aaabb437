import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownTheftsSchema, traceAnswerSchema } from '@analytics/domain';
import { analytics } from './analytics-process.ts';

const SLICE = ['--network', 'robbed', '--processing-date', '2025-06-30', '--window-days', '30'];

describe('twenty simulated thefts among 100,000 transfers', () => {
  let directory: string;
  const run = (...args: string[]) => analytics(args, { cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-thefts-'));
    await run('simulate', '--transfers', '100k', '--seed', '5', '--network', 'robbed', '--thefts', '--out', 'worlds');
    const outcome = await run('ingest', ...SLICE, '--source', 'directory:worlds');
    expect(outcome).toMatchObject({ exit_code: 0 });
  }, 120_000);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each(['--from', '--transfer'])(
    'are followed to at least 97 % of what reached exits, by %s',
    { timeout: 240_000 },
    async (flag) => {
      const { thefts } = knownTheftsSchema.parse(
        JSON.parse(await readFile(join(directory, 'worlds/robbed/2025-06-30/30/thefts.json'), 'utf8')),
      );
      expect(thefts).toHaveLength(20);
      for (const { theft_id, thief, transfer_ids, exits } of thefts) {
        const source = flag === '--from' ? thief : transfer_ids.join(',');
        const { stdout } = await run('trace', ...SLICE, flag, source, '--format', 'json');
        const { destinations, ledger, entered_usd } = traceAnswerSchema.parse(JSON.parse(stdout));
        const named = new Set(destinations.map(({ address }) => address));
        const sum = (some: typeof exits): number => some.reduce((usd, { stolen_usd }) => usd + stolen_usd, 0);
        const recall = sum(exits.filter(({ address }) => named.has(address))) / sum(exits);
        expect(recall, `${theft_id}: recall`).toBeGreaterThanOrEqual(0.97);
        const little = destinations.filter(
          ({ usd_by_method }) => Math.max(...Object.values(usd_by_method)) < 0.01 * entered_usd,
        );
        expect(little, `${theft_id}: named for less than 1 %`).toEqual([]);
        expect(ledger.map(({ difference }) => difference)).toEqual(ledger.map(() => '0'));
      }
    },
  );
});
