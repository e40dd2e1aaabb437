/** What a run reads of the core tables has a digest that its content decides, and what is kept is found as it was kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { coreContents, findKeptPart, saveKeptParts, type CoreContents } from '../src/slices/kept-parts.ts';
import { openMigrated } from './made-once.ts';

const window = windowOf(parseProcessingDate('2025-06-30'), 7);

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-kept-'));
  database = await openMigrated(directory);
  await transfer('t1', window.start_ms, 5, 1);
  await transfer('t0', window.start_ms - 1, 5, 1);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function transfer(tx: string, time_ms: number, usd: number, version: number): Promise<void> {
  await database.command(
    "INSERT INTO core_transfers VALUES ({tx:String}, '0', '0', 1, {time:UInt64}, 'a', 'b', 'X', 'native', 1, {usd:UInt32}, 0, {version:UInt64})",
    { tx, time: time_ms, usd, version },
  );
}

/** Which digests another statement changes. */
async function changedBy(change: () => Promise<void>): Promise<string[]> {
  const before = await coreContents(database, window);
  await change();
  const after = await coreContents(database, window);
  return (Object.keys(after) as (keyof CoreContents)[]).filter((name) => after[name] !== before[name]);
}

describe('coreContents', () => {
  it('tells transfers of the window from those before it, and reads none after it', async () => {
    expect(await changedBy(() => transfer('t2', window.end_ms - 1, 5, 1))).toEqual(['window_transfers']);
    expect(await changedBy(() => transfer('t3', window.start_ms - DAY_MS, 5, 1))).toEqual(['earlier_transfers']);
    expect(await changedBy(() => transfer('t4', window.end_ms, 5, 1))).toEqual([]);
  });

  it('is the same for a row that was loaded again, and another for one that was valued anew', async () => {
    expect(await changedBy(() => transfer('t1', window.start_ms, 5, 2))).toEqual([]);
    expect(await changedBy(() => transfer('t1', window.start_ms, 6, 3))).toEqual(['window_transfers']);
  });

  it('reads the prices up to the end of the window', async () => {
    const price = async (date: string): Promise<void> => {
      await database.command("INSERT INTO core_asset_prices VALUES ('X', 'native', {date:Date}, 2, 'test', 1)", {
        date,
      });
    };
    expect(await changedBy(() => price('2025-06-30'))).toEqual(['prices']);
    expect(await changedBy(() => price('2025-07-01'))).toEqual([]);
  });

  it('is another where a label, an asset or a transfer of value zero is added', async () => {
    const added = async (statement: string): Promise<string[]> =>
      await changedBy(() => database.command(statement, { time: window.start_ms }));
    expect(
      await added(
        "INSERT INTO core_address_labels VALUES ('n', '', 'a', 'name', 'mixer', '', 'verified', 's', 'high', 1, 1, 1, 1)",
      ),
    ).toEqual(['labels']);
    expect(await added("INSERT INTO core_assets VALUES ('X', 'native', 'n', true, '', 1, 1, 1)")).toEqual(['assets']);
    expect(
      await added(
        "INSERT INTO core_zero_value_transfers VALUES ('z', '0', '0', 1, {time:UInt64}, 'a', 'b', 'X', 'native', 1)",
      ),
    ).toEqual(['zero_value_transfers']);
    expect(
      await added(
        "INSERT INTO analyzers_labels_history VALUES ('n', 'a', 'name', 's', 'removed', 'mixer', '', 'verified', 'high', 1, 0, 0, 'someone', '', now64(3))",
      ),
    ).toEqual(['label_history']);
  });
});

it('saveKeptParts keeps a value that would not fit into the URL of a request, and the larger version counts', async () => {
  const part = { part: 'patterns', inputs_json: '{}', row_count: 0, content_digest: 'd', notices_json: '[]' } as const;
  const value = 'AbC/+='.repeat(50_000);
  await saveKeptParts(database, window, [{ ...part, value }], 2);
  await saveKeptParts(database, window, [{ ...part, value: 'older' }], 1);
  expect(await findKeptPart(database, window, 'patterns')).toEqual({ ...part, value });
  expect(await findKeptPart(database, window, 'schemes')).toBeUndefined();
  expect(await findKeptPart(database, windowOf(parseProcessingDate('2025-06-29'), 7), 'patterns')).toBeUndefined();
});
