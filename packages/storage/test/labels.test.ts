/** Labels that are added, changed, removed and brought again, and the windows that they hold in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newLabelSchema, parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { labelConflicts, labelHistory, listLabels } from '../src/readers/labels.ts';
import { removeLabels, storeLabels, storeStagedLabels } from '../src/service/labels.ts';
import { fillExactFeatures } from '../src/slices/exact-features.ts';
import { nodeParts } from '../src/slices/node-parts.ts';
import { loadWindow, prepareWindow } from '../src/slices/window-data.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const network = TEST_NETWORK;
const WRITTEN = '0xA1B2c3D4e5F60718293A4b5C6D7e8F9001122334';
const FOLDED = WRITTEN.toLowerCase();
const AUTHOR = { changed_by: 'me', reason: 'a list' };
const RULES = { service_types: ['exchange'], service_trust_levels: ['verified'], extra_services: [] } as const;
const DAY = Date.UTC(2025, 5, 29);
let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-labels-service-'));
  database = await openMigrated(directory);
  await database.command(
    `INSERT INTO core_transfers VALUES ('t1', '0', '0', 1, ${DAY}, '${FOLDED}', 'bob', 'ETH', 'native', 1, 1, 0, 1)`,
  );
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ['core_address_labels', 'analyzers_labels_history'])
    await database.command(`TRUNCATE TABLE ${table}`);
});

const label = (more: object = {}) =>
  newLabelSchema.parse({ address: WRITTEN, label: 'one', address_type: 'scam', source: 's', ...more });
const store = (labels: readonly ReturnType<typeof label>[], now_ms = 1000) =>
  storeLabels(database, network, labels, AUTHOR, now_ms);
const standing = async () =>
  (
    await listLabels(database, network, { address: WRITTEN, source: '', categories: [], row_limit: 9, row_offset: 0 })
  ).map(({ address, label: name, address_type }) => [address, name, address_type]);
const happened = async () =>
  (await labelHistory(database, network, WRITTEN, { row_limit: 9, row_offset: 0 })).map(({ action, reason }) => [
    action,
    reason,
  ]);
/** As a source brings it. */
const bring = async (labels: readonly ReturnType<typeof label>[]) => {
  await database.command('DROP TABLE IF EXISTS brought');
  await database.command(
    `CREATE TABLE brought ENGINE = MergeTree ORDER BY address AS SELECT '' AS network_type, '${FOLDED}' AS address, tupleElement(one, 1) AS label,
       tupleElement(one, 2) AS address_type, '' AS address_subtype, 'verified' AS trust_level, 's' AS source, '' AS risk_level, toFloat32(0) AS confidence_score,
       toUInt64(0) AS created_timestamp, toUInt64(0) AS updated_timestamp, toUInt64(0) AS valid_from_timestamp, toUInt64(0) AS valid_to_timestamp
     FROM (SELECT arrayJoin({labels:Array(String)}) AS text, (splitByChar(' ', text)[1], splitByChar(' ', text)[2]) AS one)`,
    { labels: labels.map((one) => `${one.label} ${one.address_type}`) },
  );
  return await storeStagedLabels(database, network, 'brought', {
    ...AUTHOR,
    now_ms: 5000,
    version: 5000,
    returns: false,
  });
};

describe('storeLabels', () => {
  it('adds, changes and leaves alone, each once in the history', async () => {
    expect(await store([label()])).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
    expect(await store([label()], 2000)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    expect(await store([label({ address_type: 'mixer' })], 3000)).toMatchObject({ changed: 1 });
    expect(await standing()).toEqual([[FOLDED, 'one', 'mixer']]);
    expect(await happened()).toEqual([
      ['changed', 'a list'],
      ['added', 'a list'],
    ]);
  });

  it('lists by category in whichever words, and those that contradict each other', async () => {
    await store([label({ address_type: 'Mixing-Service' }), label({ label: 'two', address_type: 'CEX', source: 't' })]);
    const page = { address: '', source: '', row_limit: 9, row_offset: 0 };
    const mixers = await listLabels(database, network, { ...page, categories: ['mixer'] });
    expect(mixers.map(({ address_type }) => address_type)).toEqual(['Mixing-Service']);
    expect(await listLabels(database, network, { ...page, categories: ['darknet'] })).toEqual([]);
    const [conflict] = await labelConflicts(database, network);
    expect([conflict?.address, conflict?.labels.length]).toEqual([FOLDED, 2]);
  });
});

describe('removeLabels', () => {
  it('removes what is chosen, keeps it in the history, and refuses what is not there', async () => {
    await store([label(), label({ label: 'two' })]);
    const choice = { address: WRITTEN, label: 'one', source: '' };
    expect(await removeLabels(database, network, choice, { changed_by: 'me', reason: 'delisted' }, 2000)).toBe(1);
    expect(await standing()).toEqual([[FOLDED, 'two', 'scam']]);
    expect((await happened())[0]).toEqual(['removed', 'delisted']);
    await expect(removeLabels(database, network, choice, AUTHOR, 3000)).rejects.toMatchObject({
      code: 'LABEL_NOT_FOUND',
    });
  });

  it('is not undone by a source that brings the label again, and is by a person', async () => {
    await store([label()]);
    await removeLabels(database, network, { address: WRITTEN, label: '', source: 's' }, AUTHOR, 2000);
    expect(await bring([label(), label({ label: 'new' })])).toMatchObject({ added: 1, removed_before: 1 });
    expect(await standing()).toEqual([[FOLDED, 'new', 'scam']]);
    expect(await store([label()], 6000)).toMatchObject({ removed_before: 1 });
    expect(await standing()).toHaveLength(2);
  });
});

describe('loadWindow', () => {
  const riskIn = async (date: string) => {
    const window = windowOf(parseProcessingDate(date), 7);
    await prepareWindow(database, window);
    const { addresses } = await loadWindow(database, window, network, RULES);
    return addresses.risk_category[addresses.addresses.indexOf(FOLDED)];
  };

  it('reads a label in the windows that it holds in, and keeps that time when a source brings it again', async () => {
    await store([label({ valid_from_ms: DAY + 1 })]);
    expect(await riskIn('2025-06-30')).toBeGreaterThan(0);
    await store([label({ valid_from_ms: Date.UTC(2025, 5, 30) })], 2000);
    expect(await riskIn('2025-06-30')).toBe(0);
    expect(await riskIn('2025-07-01')).toBeGreaterThan(0);
    expect(await bring([label()])).toMatchObject({ unchanged: 1 });
    expect(await riskIn('2025-06-30')).toBe(0);
    await store([label({ valid_to_ms: DAY })], 3000);
    expect(await riskIn('2025-06-30')).toBeGreaterThan(0);
    expect(await riskIn('2025-07-06')).toBe(0);
  });

  it('agrees with the type that the features of the window give', async () => {
    const window = windowOf(parseProcessingDate('2025-06-30'), 7);
    const typeInFeatures = async () => {
      await prepareWindow(database, window);
      const settings = { small_transaction_usd: 1, dormancy_min_days: 1, near_threshold_bands: [] };
      const [nodes] = await database.rows<{ count: string }>('SELECT count() AS count FROM work_nodes');
      await fillExactFeatures(database, window, network, settings, nodeParts(Number(nodes?.count)));
      return await database.rows(
        `SELECT address_type FROM work_features_exact INNER JOIN work_nodes USING (window_days, processing_date, node_id)
         WHERE address = {address:String} AND processing_date = '2025-06-30'`,
        { address: FOLDED },
      );
    };
    await store([label()]);
    expect(await typeInFeatures()).toEqual([{ address_type: 'scam' }]);
    await store([label({ valid_from_ms: Date.UTC(2025, 5, 30) })], 2000);
    expect(await typeInFeatures()).toEqual([{ address_type: 'unknown' }]);
  });
});
