import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { cut, dataFilesOf, flipEverywhere } from '../../storage/test/damaged-file.ts';
import { answerOf, startAnalytics, type Outcome } from './analytics-process.ts';
import { DEMO_SLICE } from './published-demo.ts';
import { copyShortDemo } from './short-world.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';
import { copyFiles } from '../../storage/test/made-once.ts';

const NETWORK = parseNetworkName('demo');
const WORLD = ['--source', 'directory:world'] as const;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-damaged-'));
  await copyShortDemo(directory, 'whole');
});
beforeEach(async () => {
  await rm(join(directory, 'torn'), { recursive: true, force: true });
  copyFiles(join(directory, 'whole'), join(directory, 'torn'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function damage(how: (files: readonly string[]) => Promise<void>, table: string): Promise<void> {
  const data_dir = join(directory, 'torn');
  const database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1, must_exist: true });
  const files = await dataFilesOf(database, table);
  await database.close();
  await how(files);
}

const run = async (...args: string[]): Promise<Outcome> =>
  await analytics([...args, '--data-dir', 'torn'], { cwd: directory });

describe('a data directory with torn alerts', () => {
  it('is refused by every command that reads them, until the slice is computed again', async () => {
    expect((await run('verify', ...DEMO_SLICE)).exit_code).toBe(0);
    await damage(cut, 'analyzers_alerts');
    for (const command of [
      ['alerts', 'list', ...DEMO_SLICE],
      ['verify', ...DEMO_SLICE],
      ['export', 'alerts', ...DEMO_SLICE, '--out', 'x.parquet'],
    ]) {
      const outcome = await run(...command);
      expect(outcome.stderr, command.join(' ')).toMatch(/^SLICE_DAMAGED: .*analyzers_alerts with 0 of \d+ rows/mu);
      expect(outcome.exit_code).toBe(9);
    }
    const doctor = await run('doctor');
    expect(doctor.exit_code).toBe(9);
    expect(doctor.stdout).toMatch(/demo 2025-06-30\/30: analyzers_alerts with 0 of \d+ rows/u);
    expect((await run('status', '--network', NETWORK)).stdout).toContain('DAMAGED: analyzers_alerts');
    expect((await run('run', ...DEMO_SLICE)).exit_code).toBe(0);
    expect((await run('verify', ...DEMO_SLICE)).exit_code).toBe(0);
    expect((await run('doctor', '--every-slice')).exit_code).toBe(0);
  });

  it('is an error in the log of a service that starts over it', async () => {
    await damage(cut, 'analyzers_alerts');
    const { child, outcome } = startAnalytics(['api', '--port', '0', '--data-dir', 'torn'], { cwd: directory });
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.toString('utf8').includes('Listening')) resolve();
      });
    });
    child.kill('SIGTERM');
    const lines = (await outcome).stdout.split('\n').filter((line) => line.includes('error_code'));
    const errors = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(errors).toContainEqual(
      expect.objectContaining({ table_name: 'analyzers_alerts', reason: 'broken-on-start' }),
    );
    expect(errors).toContainEqual(expect.objectContaining({ slice: '2025-06-30/30', error_code: 'SLICE_DAMAGED' }));
  });
});

describe('a data directory with torn transfers', () => {
  it('is no ground for a run, until they are ingested again and the torn parts forgotten', async () => {
    await damage(cut, 'core_transfers');
    const refused = await run('run', ...DEMO_SLICE);
    expect(refused.stderr).toMatch(/^DATA_DIR_DAMAGED: /mu);
    expect(refused.exit_code).toBe(6);
    expect((await run('alerts', 'list', ...DEMO_SLICE)).stderr).toMatch(/^SLICE_DAMAGED: .*core_transfers with 0 of/mu);
    expect((await run('doctor')).exit_code).not.toBe(0);
    expect((await run('ingest', ...DEMO_SLICE, ...WORLD)).exit_code).toBe(0);
    expect((await run('alerts', 'list', ...DEMO_SLICE)).exit_code).toBe(0);
    const healed = await run('doctor', '--forget-damaged', '--json');
    expect(answerOf(healed)).toMatchObject({ ok: true, data: { problems: [] } });
    expect((await run('run', ...DEMO_SLICE)).exit_code).toBe(0);
  });
});

describe('a data directory with flipped bytes', () => {
  it('is found by verify and doctor, and other tables are read', async () => {
    await damage(flipEverywhere, 'analyzers_patterns_motif');
    expect((await run('verify', ...DEMO_SLICE)).stderr).toMatch(/^SLICE_DAMAGED: .*analyzers_patterns_motif damaged/mu);
    expect((await run('doctor')).stderr).toMatch(/^SLICE_DAMAGED: /mu);
    expect((await run('alerts', 'list', ...DEMO_SLICE)).exit_code).toBe(0);
  });
});
