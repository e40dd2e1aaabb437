/**
 * Exports of ethereum-etl and cryo, from file to transfer. One file, however long: one engine is opened for all of
 * them.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment, parseProcessingDate, windowOf } from '@analytics/domain';
import { type Database } from '@analytics/storage';
import { SETTINGS } from './ingest-place.ts';
import { ingest, type IngestReport } from '../src/ingest.ts';
import { configuredSource, parseSourceLocation } from '../src/source-location.ts';
import { sourceFingerprint } from '../src/sources/fetch-source.ts';
import { TEST_NETWORK, openMigrated } from '../../storage/test/made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-01-31'), 30);
/** 2025-01-16 04:00:00 UTC, in seconds as both tools write it. */
const TIME = '1737000000';
const PRICES = 'asset_symbol,asset_contract,price_date,price_usd\nETH,native,2025-01-16,2000\nUSDX,0xc1,2025-01-16,1\n';
const ASSETS = 'asset_symbol,asset_contract,decimals\nETH,native,18\n';
let root: string;
let database: Database;
let place: string;
let places = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-extracts-'));
  database = await openMigrated(join(root, 'data'), { threads: 2 });
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  place = join(root, `place-${places++}`);
  for (const table of ['core_transfers', 'core_assets', 'core_asset_prices']) {
    await database.command(`TRUNCATE TABLE ${table}`);
  }
});

async function put(name: string, ...lines: readonly string[]): Promise<void> {
  await mkdir(dirname(join(place, name)), { recursive: true });
  await writeFile(join(place, name), lines.length === 1 ? lines[0]! : `${lines.join('\n')}\n`);
}

async function putParquet(name: string, select: string): Promise<void> {
  await mkdir(place, { recursive: true });
  await database.exportToFile(select, {}, 'parquet', join(place, name));
}

const load = (format: 'ethereum-etl' | 'cryo'): Promise<IngestReport> =>
  ingest(database, {
    source: { kind: 'directory', path: place, format },
    network,
    window,
    settings: SETTINGS,
    run_directory: join(place, 'run'),
    version: 1,
  });

const transfersOf = (report: IngestReport) => report.files.find(({ kind }) => kind === 'transfers');

const loaded = (): Promise<unknown[]> =>
  database.rows(
    `SELECT tx_id, event_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract,
       toString(amount) AS amount, toString(amount_usd) AS usd, toString(fee) AS fee
     FROM core_transfers FINAL ORDER BY tx_id, event_index`,
  );

/** What the tests of both tools expect to be loaded: 1.5 ETH and 2.5 USDX (6 decimals) in one transaction. */
const NATIVE = {
  tx_id: '0xaa',
  event_index: '0',
  block_height: 7,
  block_timestamp: '1737000000000',
  from_address: '0x01',
  to_address: '0x02',
  asset_symbol: 'ETH',
  asset_contract: 'native',
  amount: '1.500000000000000001',
  usd: '3000.000000000000002',
  // 21,000 gas at 10 gwei
  fee: '0.00021',
};
const TOKEN = {
  ...NATIVE,
  event_index: '3',
  from_address: '0x02',
  to_address: '0x03',
  asset_symbol: 'USDX',
  asset_contract: '0xc1',
  amount: '2.5',
  usd: '2.5',
  fee: '0',
};

describe('ingest of an export of ethereum-etl', () => {
  const TRANSACTIONS =
    'hash,nonce,block_number,from_address,to_address,value,input,block_timestamp,receipt_status,receipt_gas_used,receipt_effective_gas_price';
  const TOKEN_TRANSFERS = 'token_address,from_address,to_address,value,transaction_hash,log_index,block_number';
  const TOKENS = 'address,symbol,name,decimals,total_supply,block_number';

  it('loads CSV as the tool writes it: amounts to the last digit, prices applied, times from the block', async () => {
    await put(
      'transactions.csv',
      TRANSACTIONS,
      `0xAA,9,7,0x01,0x02,1500000000000000001,0x,${TIME},1,21000,10000000000`,
    );
    await put('token_transfers.csv', TOKEN_TRANSFERS, '0xC1,0x02,0x03,2500000,0xaa,3,7');
    await put('tokens.csv', TOKENS, '0xc1,USDX,"Dollar, crossed",6,1,1');
    await put('assets.csv', ASSETS);
    await put('asset_prices.csv', PRICES);
    const report = await load('ethereum-etl');
    expect(await loaded()).toEqual([NATIVE, TOKEN]);
    expect(report).toMatchObject({ computed_value_count: 2, unpriced_count: 0 });
    expect(transfersOf(report)).toMatchObject({ row_count: 2, loaded_count: 2, rejected: {}, path: place });
    expect(await database.rows('SELECT asset_symbol, asset_contract FROM core_assets ORDER BY 1')).toEqual([
      { asset_symbol: 'ETH', asset_contract: 'native' },
      { asset_symbol: 'USDX', asset_contract: '0xc1' },
    ]);
    await load('ethereum-etl');
    expect(await loaded()).toEqual([NATIVE, TOKEN]);
    expect(
      await database.rows("SELECT name FROM system.tables WHERE name LIKE 'ingest%' AND database = currentDatabase()"),
    ).toEqual([]);
  });

  it('loads Parquet as warehouses export it, split over files', async () => {
    const row = `'0xaa' AS hash, toInt64(7) AS block_number, '0x01' AS from_address, '0x02' AS to_address,
      toDecimal128('1500000000000000001', 9) AS value, toDateTime64('2025-01-16 04:00:00', 6, 'UTC') AS block_timestamp,
      toInt64(1) AS receipt_status, toInt64(21000) AS receipt_gas_used, toInt64(10000000000) AS receipt_effective_gas_price`;
    await putParquet('transactions-000000000000.parquet', `SELECT ${row}`);
    await putParquet('transactions-000000000001.parquet', `SELECT ${row.replace("'0xaa'", "'0xbb'")}`);
    await put('assets.csv', ASSETS);
    await put('asset_prices.csv', PRICES);
    await load('ethereum-etl');
    expect(await loaded()).toEqual([NATIVE, { ...NATIVE, tx_id: '0xbb' }]);
  });

  it('reads the directories of export_all, the status from receipts and the time from blocks', async () => {
    const part = 'start_block=00000000/end_block=00000009';
    await put(
      `transactions/${part}/transactions_00000000_00000009.csv`,
      'hash,block_number,from_address,to_address,value',
      '0xaa,7,0x01,0x02,1500000000000000001',
    );
    await put(
      `receipts/${part}/receipts_00000000_00000009.csv`,
      'transaction_hash,status,gas_used,effective_gas_price',
      '0xaa,1,21000,10000000000',
    );
    await put(`blocks/${part}/blocks_00000000_00000009.csv`, 'number,hash,timestamp', `7,0xb7,${TIME}`);
    await put('assets.csv', ASSETS);
    await put('asset_prices.csv', PRICES);
    await load('ethereum-etl');
    expect(await loaded()).toEqual([NATIVE]);
  });

  it('rejects by name what the export does not say, guesses nothing and keeps it with the value as it came', async () => {
    const transaction = (
      hash: string,
      block: number,
      to: string,
      value: string,
      time: string,
      status: string,
    ): string => `${hash},0,${block},0x01,${to},${value},0x,${time},${status},,`;
    await put(
      'transactions.csv',
      TRANSACTIONS,
      transaction('0x01', 7, '0x02', '1', TIME, '1'),
      transaction('0x02', 7, '0x02', '1', TIME, '0'),
      transaction('0x03', 7, '0x02', '1', TIME, ''),
      transaction('0x04', 7, '', '1', TIME, '1'),
      transaction('0x05', 7, '0x02', '0', TIME, '1'),
      transaction('0x06', 8, '0x02', '1', '', '1'),
      transaction('0x07', 7, '0x02', '1.5e18', TIME, '1'),
    );
    await put(
      'token_transfers.csv',
      TOKEN_TRANSFERS,
      '0xc1,0x02,0x03,1,0x11,0,7',
      '0xc2,0x02,0x03,1,0x12,0,7',
      '0xc3,0x02,0x03,1,0x13,0,7',
      '0xc4,0x02,0x03,1,0x14,0,7',
      '0xc5,0x02,0x03,1,0x15,0,7',
      '0xc6,0x02,0x03,1,0x16,0,7',
      // 2^256 - 1, what an unlimited allowance looks like: more than Decimal128(18) holds.
      '0xc7,0x02,0x03,115792089237316195423570985008687907853269984665640564039457584007913129639935,0x17,0,7',
      // Half of the 18th decimal is 50 units of a token with 20 decimals.
      '0xc8,0x02,0x03,1,0x18,0,7',
      '0xc8,0x02,0x03,100,0x19,0,7',
    );
    await put(
      'tokens.csv',
      TOKENS,
      '0xc1,USDX,,6,1,1',
      '0xc2,NODEC,,,1,1',
      '0xc4,ONE,,6,1,1',
      '0xc4,TWO,,8,1,1',
      '0xc5,,,6,1,1',
      '0xc6,HUGE,,39,1,1',
      '0xc7,MAX,,18,1,1',
      '0xc8,FINE,,20,1,1',
    );
    await put('assets.csv', ASSETS);
    const report = transfersOf(await load('ethereum-etl'));
    expect(report).toMatchObject({
      row_count: 16,
      loaded_count: 3,
      rejected: {
        amount_not_representable: 1,
        asset_without_decimals: 1,
        conflicting_asset: 1,
        contract_creation: 1,
        failed_transaction: 1,
        missing_asset_symbol: 1,
        missing_block_timestamp: 1,
        rounded_to_zero: 1,
        unknown_asset: 1,
        unknown_receipt_status: 1,
        unsupported_decimals: 1,
        value_in_scientific_notation: 1,
        zero_value: 1,
      },
    });
    expect(
      await database.rows('SELECT tx_id, toString(amount) AS amount FROM core_transfers FINAL ORDER BY tx_id'),
    ).toEqual([
      { tx_id: '0x01', amount: '0.000000000000000001' },
      { tx_id: '0x11', amount: '0.000001' },
      { tx_id: '0x19', amount: '0.000000000000000001' },
    ]);
    expect(
      await database.rows(
        `SELECT dataset, tx_id, value FROM file('${report?.rejected_path ?? ''}', 'Parquet') WHERE reason IN ('value_in_scientific_notation', 'unknown_asset') ORDER BY tx_id`,
      ),
    ).toEqual([
      { dataset: 'transactions', tx_id: '0x07', value: '1.5e18' },
      { dataset: 'token_transfers', tx_id: '0x13', value: '1' },
    ]);
  });

  it('refuses a value held as a float and a missing column, and loads nothing', async () => {
    await put('assets.csv', ASSETS);
    const row = `'0xaa' AS hash, 7 AS block_number, '0x01' AS from_address, '0x02' AS to_address, 1 AS receipt_status`;
    await putParquet('transactions.parquet', `SELECT ${row}, toFloat64(1e18) AS value`);
    await expect(load('ethereum-etl')).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('floats, which lose digits') as string,
    });
    await putParquet('transactions.parquet', `SELECT ${row}`);
    await expect(load('ethereum-etl')).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('"value"') as string,
    });
    expect(await loaded()).toEqual([]);
  });

  it('rejects the torn rows of any of its files', async () => {
    await put('transactions.csv', TRANSACTIONS, `0xAA,9,7,0x01,0x02,1,0x,${TIME},1,21000,1`, '0xbb,9,7,0x');
    await put('tokens.csv', TOKENS, '0xc1,USDX', '0xc2,USDY,,6,1,1');
    const { account, notices } = await load('ethereum-etl');
    // A torn row of a file without transfers is no transfer.
    expect(account).toMatchObject({ row_count: 2, new_count: 1 });
    expect(account.unloaded.map(({ reason, file }) => `${reason} ${file}`)).toEqual([
      'too_few_values transactions.csv',
    ]);
    expect(notices.filter(({ code }) => code === 'ROWS_REJECTED').map(({ message }) => message)).toEqual([
      'transactions.csv: 1 row rejected as too_few_values: line 3 (0xbb,9,7,0x).',
      'tokens.csv: 1 row rejected as too_few_values: line 2 (0xc1,USDX).',
    ]);
  });

  it('says what it looked for where the directory holds no such export', async () => {
    await put('blocks.csv', 'number,timestamp', `7,${TIME}`);
    await expect(load('ethereum-etl')).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: expect.stringContaining('files of ethereum-etl that hold transfers') as string,
    });
  });

  it('checks the files that META.json names', async () => {
    await put('transactions.csv', TRANSACTIONS, `0xAA,9,7,0x01,0x02,1,0x,${TIME},1,21000,1`);
    await put('assets.csv', ASSETS);
    const sha256 = createHash('sha256')
      .update(await readFile(join(place, 'transactions.csv')))
      .digest('hex');
    await put('META.json', JSON.stringify({ files: { 'transactions.csv': sha256, 'notes.txt': '0'.repeat(64) } }));
    expect(transfersOf(await load('ethereum-etl'))).toMatchObject({ loaded_count: 1 });
    await put('META.json', JSON.stringify({ files: { 'transactions_0_9.csv': sha256 } }));
    await expect(load('ethereum-etl')).rejects.toMatchObject({ code: 'SOURCE_CHECKSUM' });
  });

  it('checks files of one name in several folders by their paths', async () => {
    const digests: Record<string, string> = {};
    for (const [at, folder] of ['start_block=0', 'start_block=10'].entries()) {
      const path = `transactions/${folder}/transactions.csv`;
      await put(path, TRANSACTIONS, `0xAA${at},9,${7 + at},0x01,0x02,1,0x,${TIME},1,21000,1`);
      digests[path] = createHash('sha256')
        .update(await readFile(join(place, path)))
        .digest('hex');
    }
    await put('assets.csv', ASSETS);
    await put('META.json', JSON.stringify({ files: digests }));
    expect(transfersOf(await load('ethereum-etl'))).toMatchObject({ loaded_count: 2 });
    const [first = '', second = ''] = Object.keys(digests);
    await put('META.json', JSON.stringify({ files: { ...digests, [first]: digests[second] } }));
    await expect(load('ethereum-etl')).rejects.toMatchObject({ code: 'SOURCE_CHECKSUM' });
  });
});

describe('ingest of an export of cryo', () => {
  const bytes = (digits: string, length: number): string => `unhex('${digits.padStart(length * 2, '0')}')`;
  const address = (digits: string): string => bytes(digits, 20);
  const long = (digits: string): string => `0x${digits.padStart(40, '0')}`;
  const hash = `0x${'aa'.padStart(64, '0')}`;
  const token = long('c1');
  const expected = [
    { ...NATIVE, tx_id: hash, from_address: long('01'), to_address: long('02') },
    { ...TOKEN, tx_id: hash, from_address: long('02'), to_address: long('03'), asset_contract: token },
  ];
  const prices = PRICES.replace('0xc1', token);
  const TRANSACTION = `${bytes('aa', 32)} AS transaction_hash, toUInt32(7) AS block_number, ${address('01')} AS from_address,
    ${address('02')} AS to_address, true AS success, toUInt64(21000) AS gas_used, toUInt64(10000000000) AS gas_price`;
  const EVENT = `${bytes('aa', 32)} AS transaction_hash, toUInt32(3) AS log_index, toUInt32(7) AS block_number`;

  it('loads Parquet with bytes and 256-bit values as the tool writes it by default', async () => {
    await putParquet(
      'ethereum__transactions__00000000_to_00000999.parquet',
      // 1.500000000000000001 ETH in wei is 0x14d1120d7b160001.
      `SELECT ${TRANSACTION}, ${bytes('14d1120d7b160001', 32)} AS value_binary, '1500000000000000001' AS value_string, 1.5e18 AS value_f64`,
    );
    await putParquet(
      'ethereum__erc20_transfers__00000000_to_00000999.parquet',
      `SELECT ${EVENT}, ${address('c1')} AS erc20, ${address('02')} AS from_address, ${address('03')} AS to_address, ${bytes('2625a0', 32)} AS value_binary`,
    );
    await putParquet(
      'ethereum__blocks__00000000_to_00000999.parquet',
      `SELECT toUInt32(7) AS block_number, toUInt32(${TIME}) AS timestamp`,
    );
    await putParquet(
      'ethereum__erc20_metadata__00000000_to_00000999.parquet',
      `SELECT ${address('c1')} AS erc20, 'USDX' AS symbol, toUInt32(6) AS decimals`,
    );
    await put('assets.csv', ASSETS);
    await put('asset_prices.csv', prices);
    expect(transfersOf(await load('cryo'))).toMatchObject({ row_count: 2, loaded_count: 2, rejected: {} });
    expect(await loaded()).toEqual(expected);
  });

  it('loads CSV, and Transfer events from logs, where tokens that have numbers are rejected by name', async () => {
    const topic = `0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef`;
    const word = (digits: string): string => `0x${digits.padStart(64, '0')}`;
    await put(
      'transactions.csv',
      'block_number,transaction_hash,from_address,to_address,value_string,success,gas_used,gas_price,timestamp',
      `7,${hash},${long('01')},${long('02')},1500000000000000001,true,21000,10000000000,${TIME}`,
      `7,${word('bb')},${long('01')},${long('02')},1,false,21000,1,${TIME}`,
    );
    await put(
      'logs.csv',
      'block_number,transaction_hash,log_index,address,topic0,topic1,topic2,topic3,data',
      `7,${hash},3,${token},${topic},${word('02')},${word('03')},,${word('2625a0')}`,
      `7,${hash},4,${token},${topic},${word('02')},${word('03')},${word('9')},0x`,
      `7,${hash},5,${token},${word('9')},${word('02')},,,0x`,
    );
    await put('erc20_metadata.csv', 'erc20,symbol,decimals', `${token},USDX,6`);
    await put('assets.csv', ASSETS);
    await put('asset_prices.csv', prices);
    expect(transfersOf(await load('cryo'))).toMatchObject({
      row_count: 4,
      loaded_count: 2,
      rejected: { failed_transaction: 1, non_fungible_token: 1 },
    });
    expect(await loaded()).toEqual(expected);
  });

  it('reads no event twice where logs lie beside erc20_transfers', async () => {
    const event = `${EVENT}, ${address('02')} AS from_address, ${address('03')} AS to_address, toUInt32(${TIME}) AS timestamp`;
    await putParquet(
      'erc20_transfers.parquet',
      `SELECT ${event}, ${address('c1')} AS erc20, '2500000' AS value_string`,
    );
    const topic = `0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef`;
    const word = (digits: string): string => `0x${digits.padStart(64, '0')}`;
    await put(
      'logs.csv',
      'block_number,transaction_hash,log_index,address,topic0,topic1,topic2,topic3,data',
      `7,${hash},3,${token},${topic},${word('02')},${word('03')},,${word('2625a0')}`,
    );
    await put('erc20_metadata.csv', 'erc20,symbol,decimals', `${token},USDX,6`);
    expect(transfersOf(await load('cryo'))).toMatchObject({ row_count: 1, loaded_count: 1 });
  });
});

describe('INGESTION_FORMAT', () => {
  it('says what wrote the files of directory and s3, and is refused for the others', () => {
    const environment = (more: Record<string, string>) => parseEnvironment({ INGESTION_FORMAT: 'cryo', ...more });
    expect(parseSourceLocation('directory:x', environment({}))).toEqual({
      kind: 'directory',
      path: 'x',
      format: 'cryo',
    });
    expect(configuredSource(environment({ INGESTION_SOURCE_TYPE: 's3', INGESTION_S3_BUCKET: 'b' }))).toMatchObject({
      kind: 's3',
      format: 'cryo',
    });
    expect(() => parseSourceLocation('http', environment({ INGESTION_HTTP_URL: 'http://x' }))).toThrow(
      'only directory and s3',
    );
  });

  it('tells the input anew when one of two files of a name changes', async () => {
    const [first, second] = ['start_block=0/end_block=9', 'start_block=10/end_block=19'].map(
      (part) => `transactions/${part}/transactions.csv`,
    );
    await put(first!, 'hash,block_number');
    await put(second!, 'hash,block_number');
    const now = () => sourceFingerprint({ kind: 'directory', path: place, format: 'ethereum-etl' }, network, window);
    const before = await now();
    await put(first!, 'hash,block_number,value');
    expect(await now()).not.toBe(before);
  });

  it('makes another input of the same files', async () => {
    await put('transactions.parquet', '');
    await put('transfers.parquet', '');
    const of = (format: 'cryo' | undefined) =>
      sourceFingerprint({ kind: 'directory', path: place, format }, network, window);
    expect(await of('cryo')).not.toBe(await of(undefined));
  });
});
