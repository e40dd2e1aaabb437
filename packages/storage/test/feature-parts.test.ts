import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { exactFeatureNumbers, fillExactFeatures } from '../src/slices/exact-features.ts';
import { nodeParts } from '../src/slices/node-parts.ts';
import { prepareWindow } from '../src/slices/window-data.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
const SETTINGS = { small_transaction_usd: 10, dormancy_min_days: 2, near_threshold_bands: [] };
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-parts-'));
  database = await openMigrated(directory, { threads: 2 });
  // Eleven addresses that pay seven, from ten days before the window on: some were active before it, some not.
  await database.command(
    `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {first_ms:UInt64} + number * 3600000,
       concat('a', toString(number % 11)), concat('b', toString(intDiv(number, 60) % 7)), 'X', 'native', toDecimal128(number, 18), toDecimal128(number, 18), 0, 1
     FROM numbers(500)`,
    { first_ms: window.start_ms - 10 * 86_400_000 },
  );
  await prepareWindow(database, window);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const rowsOf = async (size?: number) => {
  const [nodes] = await database.rows<{ count: string }>('SELECT count() AS count FROM work_nodes');
  const parts = nodeParts(Number(nodes?.count), size);
  await fillExactFeatures(database, window, network, SETTINGS, parts);
  const rows = await database.rows('SELECT * FROM work_features_exact ORDER BY node_id');
  return { parts, rows };
};

describe('fillExactFeatures', () => {
  it('gives the same rows in many parts as in one, and again in place of those before', async () => {
    const whole = await rowsOf();
    const { parts, rows } = await rowsOf(4);
    expect(whole.parts).toHaveLength(1);
    expect(parts.length).toBeGreaterThan(3);
    expect(rows).toEqual(whole.rows);
    expect(rows.length).toBe(parts.at(-1)?.end_node);
    expect(new Set(rows.map((row) => (row as { is_new_address: boolean }).is_new_address)).size).toBe(2);
  });
});

describe('exactFeatureNumbers', () => {
  it('reads the nodes of its part and no other, in order', async () => {
    const { rows } = await rowsOf();
    const found = await exactFeatureNumbers(database, window, ['degree_in', 'tx_total_count'], {
      first_node: 3,
      end_node: 9,
    });
    const expected = rows.slice(3, 9) as { degree_in: number; tx_total_count: string }[];
    expect([...found['degree_in']!]).toEqual(expected.map(({ degree_in }) => degree_in));
    expect([...found['tx_total_count']!]).toEqual(expected.map(({ tx_total_count }) => Number(tx_total_count)));
  });
});
