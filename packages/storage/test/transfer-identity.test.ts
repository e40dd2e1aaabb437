/** A transfer's name and digest are the same where a run writes them and where the database computes them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { transferIdentities } from '../src/slices/results.ts';
import { loadWindow, prepareWindow } from '../src/slices/window-data.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-06-30'), 7);
const RULES = { service_types: [], service_trust_levels: [], extra_services: [] } as const;

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-identity-'));
  database = await openMigrated(directory);
  await database.command(
    `INSERT INTO core_transfers VALUES
       ('t:1', '0', '0', 1, {time:UInt64}, 'a', 'b|c', 'US|DS', 'native', 1.5, 0.000000000000000001, 0, 1),
       ('t:1', '0', '1', 4294967295, {time:UInt64} + 1, 'b|c', 'ä', 'USDS', '0xabc', 12345678901234567890.123456789012345678, 0, 0, 1),
       ('t', '1:0', '1', 7, {time:UInt64} + 2, 'ä', 'a', '', '', 1000, 100, 0, 1)`,
    { time: window.start_ms + 1 },
  );
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('transferIdentities', () => {
  it('gives what core_transfers has as transfer_id and transfer_digest', async () => {
    await prepareWindow(database, window);
    await loadWindow(database, window, network, RULES);
    const found = await transferIdentities(database, window, Uint32Array.of(0, 1, 2));
    const stored = await database.rows<{ tx_id: string; transfer_id: string; transfer_digest: string }>(
      'SELECT tx_id, transfer_id, transfer_digest FROM core_transfers FINAL ORDER BY block_timestamp',
    );
    expect(stored.map(({ transfer_id }) => transfer_id)).toEqual(['t:1:0:0:native', 't:1:0:1:0xabc', 't:1:0:1:']);
    expect([...found.values()]).toEqual(stored);
  });
});
