/** What a statement of the embedded engine that failed on its way leaves behind: nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { openDatabase } from '../src/engine/open-database.ts';

/** 500 rows are written, in blocks of 100, before it fails. */
const FAILS_MIDWAY = `SELECT 'of another' AS text, throwIf(number = 500) FROM numbers(1000) SETTINGS max_block_size = 100`;

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-failed-statement-'));
  database = await openDatabase({ name: databaseOf(parseNetworkName('failed')), data_dir: directory, threads: 1 });
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('after a statement that failed midway', () => {
  it.each([
    ['rows', async () => await database.rows('SELECT 1 AS one'), [{ one: 1 }]],
    ['rowTexts', async () => await database.rowTexts('SELECT 1 AS one'), ['{"one":1}']],
    ['arrow', async () => (await database.arrow('SELECT 1 AS one')).numRows, 1],
  ])('%s gives the rows of its own statement only', async (_, ask, expected) => {
    await expect(database.rows(FAILS_MIDWAY)).rejects.toMatchObject({ code: 'DATABASE_ERROR' });
    expect(await ask()).toEqual(expected);
  });
});
