/** A data directory in which addresses were stored as they came is brought to one form of each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { addressChanges, foldStoredAddresses } from '../src/engine/fold-stored-addresses.ts';
import { migrate } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { migrations } from '../src/engine/statements.ts';
import { listSuppressions } from '../src/service/suppressions.ts';
import { priorAlerts } from '../src/slices/typology-data.ts';

const network = parseNetworkName('folded');
/** What the first edition (commit 4c191d4) had applied: its data directories are brought forward from here. */
const EARLIER = 7;
const WRITTEN = '0xA1B2c3D4e5F60718293A4b5C6D7e8F9001122334';
const FOLDED = WRITTEN.toLowerCase();
const TOKEN = '0xDAC17F958D2ee523a2206206994597C13D831ec7';
const TRON = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-fold-stored-'));
  database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 1 });
  await migrate(database, network, migrations().slice(0, EARLIER));
  await fill();
  await migrate(database, network);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function fill(): Promise<void> {
  const values = {
    core_transfers: `
      ('t1', '0', '0', 1, 1737000000000, '${WRITTEN}', 'bob', 'ETH', 'native', 1, 1, 0, 5),
      ('t2', '1', '0', 1, 1737000000001, '${FOLDED}', '${TRON}', 'USDT', '${TOKEN}', 2, 2, 0, 5),
      ('t3', '1', '0', 1, 1600000000000, 'bob', '${FOLDED}', 'USDT', '${TOKEN}', 3, 3, 0, 5),
      ('t3', '1', '0', 1, 1600000000000, 'bob', '${FOLDED}', 'USDT', '${TOKEN.toLowerCase()}', 4, 4, 0, 5),
      ('t4', '0', '0', 2, 1737000000002, 'bob', 'carol', 'ETH', 'native', 1, 1, 0, 9)`,
    core_address_labels: `
      ('folded', '', '${WRITTEN}', 'OFAC', 'sanctioned', '', 'official', 'OFAC', 'critical', 1, 0, 7, 1),
      ('folded', '', '${FOLDED}', 'OFAC', 'exchange', '', 'official', 'OFAC', '', 1, 0, 3, 2),
      ('folded', '', '${WRITTEN}', 'another', 'scam', '', 'community', '', '', 0, 0, 0, 1),
      ('folded', '', '${TRON}', 'kept', 'scam', '', 'community', '', '', 0, 0, 0, 1)`,
    core_assets: `('USDT', '${TOKEN}', 'folded', true, '', 0, 0, 1)`,
    core_asset_prices: `
      ('USDT', '${TOKEN}', '2025-01-16', 1, '', 1), ('USDT', '${TOKEN.toLowerCase()}', '2025-01-16', 1.01, '', 2),
      ('USDT', '${TOKEN}', '2025-01-17', 1, '', 1)`,
    analyzers_suppression_rules: `('r1', '', '${WRITTEN}', 'known', '2030-01-01', true, 'me', '2025-01-20')`,
  };
  for (const [table, rows] of Object.entries(values)) await database.command(`INSERT INTO ${table} VALUES ${rows}`);
  await database.command(
    `INSERT INTO analyzers_alerts (window_days, processing_date, alert_id, suspect_addresses, evidence_transfers)
     SELECT 30, '2025-01-31', 'alert_1', ['${WRITTEN}'], ['t2:1:0:${TOKEN}', 't1:0:0:native']`,
  );
  await database.command(
    `INSERT INTO analyzers_alert_dispositions (alert_id, status, disposition_id) SELECT 'alert_1', 'true_positive', 'd1'`,
  );
  await database.command(
    `INSERT INTO analyzers_features (window_days, processing_date, address) SELECT 30, '2025-01-31', '${WRITTEN}'`,
  );
}

describe('migrate of stored addresses', () => {
  it('folds transfers as a newer version of the same ones, and keeps the one form where both were stored', async () => {
    const rows = await database.rows(
      'SELECT tx_id, from_address, to_address, asset_contract, toString(amount) AS amount, _version FROM core_transfers FINAL ORDER BY tx_id',
    );
    const token = TOKEN.toLowerCase();
    expect(rows).toEqual([
      { tx_id: 't1', from_address: FOLDED, to_address: 'bob', asset_contract: 'native', amount: '1', _version: '10' },
      { tx_id: 't2', from_address: FOLDED, to_address: TRON, asset_contract: token, amount: '2', _version: '10' },
      { tx_id: 't3', from_address: 'bob', to_address: FOLDED, asset_contract: token, amount: '4', _version: '5' },
      { tx_id: 't4', from_address: 'bob', to_address: 'carol', asset_contract: 'native', amount: '1', _version: '9' },
    ]);
  });

  it('folds labels, assets, prices and suppression rules, and of two the newer stays', async () => {
    const labels = await database.rows(
      'SELECT address, label, address_type FROM core_address_labels FINAL ORDER BY address, label',
    );
    expect(labels).toEqual([
      { address: FOLDED, label: 'OFAC', address_type: 'sanctioned' },
      { address: FOLDED, label: 'another', address_type: 'scam' },
      { address: TRON, label: 'kept', address_type: 'scam' },
    ]);
    const prices = await database.rows(
      'SELECT asset_contract, toString(price_usd) AS usd FROM core_asset_prices FINAL ORDER BY price_date',
    );
    expect(prices).toEqual([
      { asset_contract: TOKEN.toLowerCase(), usd: '1.01' },
      { asset_contract: TOKEN.toLowerCase(), usd: '1' },
    ]);
    expect(await database.rows('SELECT asset_contract FROM core_assets FINAL')).toEqual([
      { asset_contract: TOKEN.toLowerCase() },
    ]);
    expect((await listSuppressions(database, 0)).map(({ address }) => address)).toEqual([FOLDED]);
  });

  it('lists what it changed, conflicts first, and the slices that are to be run again', async () => {
    const changes = await addressChanges(database);
    expect(changes.map(({ table_name, outcome, found }) => [outcome, table_name, found])).toEqual([
      ['conflict', 'core_address_labels', WRITTEN],
      ['conflict', 'core_asset_prices', TOKEN],
      ['conflict', 'core_transfers', TOKEN],
      ['outdated', 'analyzers_features', '2025-01-31/30'],
      ['folded', 'analyzers_suppression_rules', WRITTEN],
      ['folded', 'core_address_labels', WRITTEN],
      ['folded', 'core_asset_prices', TOKEN],
      ['folded', 'core_assets', TOKEN],
      ['folded', 'core_transfers', WRITTEN],
    ]);
    expect(changes[0]?.detail).toBe(
      'label OFAC of source OFAC: found exchange  official  1 and sanctioned  official critical 1; kept sanctioned  official critical 1',
    );
  });

  it('lets an alert that was decided about keep its id: those of older slices are compared in the one form', async () => {
    const [prior] = await priorAlerts(database, windowOf(parseProcessingDate('2025-02-01'), 30));
    expect(prior).toMatchObject({
      alert_id: 'alert_1',
      suspect_addresses: [FOLDED],
      evidence_transfers: [`t2:1:0:${TOKEN.toLowerCase()}`, 't1:0:0:native'],
    });
    expect(await database.rows('SELECT alert_id, status FROM analyzers_alert_dispositions')).toHaveLength(1);
  });

  it('changes nothing when it is done again', async () => {
    const state = async (): Promise<unknown> => [
      await database.rows('SELECT * FROM core_transfers FINAL ORDER BY tx_id'),
      await database.rows('SELECT * FROM core_address_labels FINAL ORDER BY address, label'),
    ];
    const before = await state();
    await foldStoredAddresses(database);
    expect(await state()).toEqual(before);
    expect(await migrate(database, network)).toEqual([]);
  });
});
