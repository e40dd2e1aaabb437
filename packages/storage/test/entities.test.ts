import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/engine/database.ts';
import { entitiesAmong } from '../src/readers/entities.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const window = windowOf(parseProcessingDate('2025-06-30'), 30);
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-entities-'));
  database = await openMigrated(directory);
  await database.command(`INSERT INTO analyzers_entities (window_days, processing_date, entity_id, entity_kind, address, other_address, rule) VALUES
    (30, '2025-06-30', 'entity_1', 'service', 'd1', 'hot', 'deposit_wallet'), (30, '2025-06-30', 'entity_1', 'service', 'd2', 'hot', 'deposit_wallet'),
    (30, '2025-06-30', 'entity_2', 'owner', 'a', 'b', 'common_input'), (30, '2025-06-30', '', 'owner', 'x', 'y', 'change_output'),
    (30, '2025-05-31', 'entity_3', 'owner', 'a', 'b', 'common_input')`);
  await database.command(
    `INSERT INTO core_address_labels (network, address, label, address_type, source) VALUES ('${TEST_NETWORK}', 'hot', 'Exchange', 'exchange', 'us')`,
  );
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

it('entitiesAmong gives the entities of the slice that hold any of the addresses, with those of them that they hold', async () => {
  expect(await entitiesAmong(database, window, ['d2', 'a', 'b', 'x', 'nobody'])).toEqual([
    { entity_id: 'entity_1', entity_kind: 'service', label: 'Exchange', member_count: 3, addresses: ['d2'] },
    { entity_id: 'entity_2', entity_kind: 'owner', label: '', member_count: 2, addresses: ['a', 'b'] },
  ]);
  expect(await entitiesAmong(database, window, ['y'])).toEqual([]);
});
