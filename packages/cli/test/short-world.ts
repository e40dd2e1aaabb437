/**
 * The last days of a simulated world: every world plants every scheme twice, which is more than tests of commands need,
 * and fewer than a thousand transfers are shuffled into no copies.
 */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, inject } from 'vitest';
import { copyOfMade } from '../../storage/test/made-once.ts';
import { analytics } from './analytics-process.ts';
import { DEMO_SLICE } from './published-demo.ts';
import { warmAnalytics } from './warm-analytics.ts';

const DAYS = 5;
const DAY_MS = 86_400_000;

/** Copies the files of a world from one directory to another, of its transfers those of the last five days. */
async function copyLastDays(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const all = `'${join(from, 'transfers.parquet')}'`;
    const first_ms = `(SELECT max(block_timestamp) FROM ${all}) - ${DAYS * DAY_MS}`;
    const rows = `SELECT * FROM ${all} WHERE block_timestamp > ${first_ms}`;
    await connection.run(`COPY (${rows}) TO '${join(to, 'transfers.parquet')}' (FORMAT parquet)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Puts the files of the network "mychain", whose window ends on 2025-11-20, into `directory`. */
export async function copyMychain(directory: string): Promise<void> {
  await copyOfMade('mychain', directory, async (making) => {
    const whole = join(making, 'whole');
    const world = ['--network', 'mychain', '--processing-date', '2025-11-20', '--transfers', '1k', '--seed', '3'];
    await mkdir(whole);
    expect(await warmAnalytics(['simulate', ...world, '--out', '.'], { cwd: whole })).toMatchObject({ exit_code: 0 });
    await copyLastDays(join(whole, 'mychain', '2025-11-20', '30'), making);
    await rm(whole, { recursive: true });
  });
}

/** Puts the last days of the demo's world into `directory`/world. */
export async function copyShortWorld(directory: string): Promise<void> {
  const files = join('demo', '2025-06-30', '30');
  await copyOfMade('short-world', join(directory, 'world'), async (making) => {
    await copyLastDays(join(inject('published_demo'), 'world', files), join(making, files));
  });
}

/** The short world, and DEMO_SLICE of it published in `directory`/`data_dir`: for tests that run it again. */
export async function copyShortDemo(directory: string, data_dir = '.analytics'): Promise<void> {
  await copyShortWorld(directory);
  await copyOfMade('short-demo', join(directory, data_dir), async (making) => {
    const run = ['run', ...DEMO_SLICE, '--source', 'directory:world', '--data-dir', making];
    // A process that has ended has written all that is copied.
    expect(await analytics(run, { cwd: directory })).toMatchObject({ exit_code: 0 });
  });
}
