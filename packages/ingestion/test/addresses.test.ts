/** Addresses as people write them, from file to table: one form of each, whatever the source. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import { type Database } from '@analytics/storage';
import { ingest, type IngestReport } from '../src/ingest.ts';
import { SETTINGS } from './ingest-place.ts';
import { TEST_NETWORK, openMigrated } from '../../storage/test/made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-01-31'), 30);
const CHECKSUMMED = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const EVM = CHECKSUMMED.toLowerCase();
const OTHER = '0x00000000000000000000000000000000000000b2';
const TRON = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const TRON_PAYEE = 'TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7';
let root: string;
let database: Database;
let place: string;
let places = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-addresses-'));
  database = await openMigrated(join(root, 'data'));
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  place = join(root, `place-${places++}`);
  await mkdir(place);
  for (const table of ['core_transfers', 'core_assets', 'core_asset_prices', 'core_address_labels'])
    await database.command(`TRUNCATE TABLE ${table}`);
});

async function put(name: string, ...lines: readonly string[]): Promise<void> {
  await writeFile(join(place, name), `${lines.join('\n')}\n`);
}

const load = (): Promise<IngestReport> =>
  ingest(database, {
    source: { kind: 'directory', path: place, format: 'ethereum-etl' },
    network,
    window,
    settings: SETTINGS,
    run_directory: join(place, 'run'),
    version: 1,
  });

/** One transfer of one token, with its price. */
async function putToken(token: string, from: string, to: string, named = token): Promise<void> {
  await put(
    'token_transfers.csv',
    'token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp',
    `${token},${from},${to},2500000,0xAA,1,7,1737000000`,
  );
  await put('assets.csv', 'asset_symbol,asset_contract,decimals', `USDX,${named},6`);
  await put(
    'asset_prices.csv',
    'asset_symbol,asset_contract,price_date,price_usd',
    `USDX,${named.replace(/^0x/u, '0X')},2025-01-16,1`,
  );
}

const transfers = (): Promise<unknown[]> =>
  database.rows(
    'SELECT from_address, to_address, asset_contract, toString(amount_usd) AS usd FROM core_transfers FINAL',
  );
const labels = (): Promise<unknown[]> =>
  database.rows('SELECT address FROM core_address_labels FINAL ORDER BY address');

describe('ingest of addresses', () => {
  it('folds EVM addresses of transfers, labels, assets and prices, so that they meet', async () => {
    await putToken(CHECKSUMMED, OTHER.toUpperCase().replace('0X', '0x'), EVM.toUpperCase(), CHECKSUMMED);
    await put(
      'address_labels.csv',
      'address,label,address_type,trust_level',
      `${CHECKSUMMED},one,sanctioned,official`,
      `" ${OTHER.toUpperCase()} ",two,exchange,official`,
    );
    const report = await load();
    expect(await transfers()).toEqual([{ from_address: OTHER, to_address: EVM, asset_contract: EVM, usd: '2.5' }]);
    expect(await labels()).toEqual([{ address: OTHER }, { address: EVM }]);
    expect(report.notices.filter(({ code }) => code === 'ADDRESS_FORMS_MIXED')).toEqual([]);
  });

  it('keeps the base58 addresses of another chain in the same format, labels included', async () => {
    await putToken(TRON, TRON_PAYEE, TRON);
    await put(
      'address_labels.csv',
      'address,label,address_type,trust_level',
      `${TRON_PAYEE} ,listed,sanctioned,official`,
    );
    await load();
    expect(await transfers()).toEqual([
      { from_address: TRON_PAYEE, to_address: TRON, asset_contract: TRON, usd: '2.5' },
    ]);
    expect(await labels()).toEqual([{ address: TRON_PAYEE }]);
  });

  it('says where two chains meet in one network, in one file or after another', async () => {
    await putToken(TRON, TRON_PAYEE, EVM);
    const mixed = (await load()).notices.find(({ code }) => code === 'ADDRESS_FORMS_MIXED');
    expect(mixed?.message).toContain('1 in the form base58 with a checksum or bech32');
    await putToken(EVM, OTHER, EVM);
    const later = (await load()).notices.find(({ code }) => code === 'ADDRESS_FORMS_MIXED');
    expect(later?.message).toContain(`2 in the form EVM, such as ${OTHER}`);
  });

  it('rejects a transfer whose address is only spaces', async () => {
    await putToken(EVM, '" "', OTHER);
    await expect(load()).rejects.toMatchObject({ code: 'ALL_ROWS_REJECTED' });
  });
});
