import { mkdtemp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import { readParquetFacts, windowFacts, type Database } from '@analytics/storage';
import { SETTINGS } from './ingest-place.ts';
import { ingest, type IngestReport } from '../src/ingest.ts';
import { parseSourceLocation } from '../src/source-location.ts';
import { openMigrated } from '../../storage/test/made-once.ts';

const network = parseNetworkName('ingest-test');
const window = windowOf(parseProcessingDate('2025-01-31'), 30);
let root: string;
let database: Database;
let source: string;
let sources = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-ingest-'));
  database = await openMigrated(join(root, 'data'), { network, threads: 2 });
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  source = join(root, `source-${sources++}`);
  await mkdir(source);
  await database.command('TRUNCATE TABLE core_transfers');
  await database.command('TRUNCATE TABLE core_asset_prices');
});

/** A row of transfers.parquet as SQL expressions; what is not given is sound. */
const SOUND = {
  tx_id: `'t1'`,
  event_index: `'0'`,
  edge_index: `'0'`,
  block_height: 'toUInt32(7)',
  block_timestamp: 'toUInt64(1737000000000)',
  from_address: `'alice'`,
  to_address: `'bob'`,
  asset_symbol: `'TOR'`,
  asset_contract: `'native'`,
  amount: 'toDecimal128(2, 18)',
  amount_usd: 'toDecimal128(3, 18)',
  fee: 'toDecimal128(0, 18)',
};
type Row = Partial<Record<keyof typeof SOUND, string>>;

async function writeTransfers(rows: readonly Row[], without: readonly (keyof typeof SOUND)[] = []): Promise<void> {
  const names = (Object.keys(SOUND) as (keyof typeof SOUND)[]).filter((name) => !without.includes(name));
  const selects = rows.map(
    (row) => `SELECT ${names.map((name) => `${row[name] ?? SOUND[name]} AS ${name}`).join(', ')}`,
  );
  await database.exportToFile(selects.join(' UNION ALL '), {}, 'parquet', join(source, 'transfers.parquet'));
}

const load = (into: Database = database): Promise<IngestReport> =>
  ingest(into, {
    source: { kind: 'directory', path: source },
    network,
    window,
    settings: SETTINGS,
    run_directory: join(source, 'run'),
    version: 1,
  });

const loaded = (): Promise<unknown[]> =>
  database.rows(
    'SELECT tx_id, toString(amount) AS amount, toString(amount_usd) AS usd FROM core_transfers FINAL ORDER BY tx_id',
  );

const transfersOf = (report: IngestReport) => report.files.find((file) => file.kind === 'transfers');

describe('ingest', () => {
  it('loads sound rows, and the same rows again change nothing', async () => {
    await writeTransfers([{ tx_id: `'t1'` }, { tx_id: `'t2'`, amount: 'toDecimal128(0, 18)' }]);
    expect(transfersOf(await load())).toMatchObject({ row_count: 2, loaded_count: 2, rejected: {} });
    await load();
    expect(await loaded()).toEqual([
      { tx_id: 't1', amount: '2', usd: '3' },
      { tx_id: 't2', amount: '0', usd: '3' },
    ]);
  });

  it.each([
    ['missing_tx_id', { tx_id: `''` }],
    ['missing_from_address', { from_address: `CAST(NULL, 'Nullable(String)')` }],
    ['missing_to_address', { to_address: `''` }],
    ['missing_asset_symbol', { asset_symbol: `''` }],
    ['invalid_block_height', { block_height: 'toInt64(-1)' }],
    ['timestamp_in_seconds', { block_timestamp: 'toUInt64(1737000000)' }],
    ['timestamp_out_of_range', { block_timestamp: 'toUInt64(1737000000000000)' }],
    ['invalid_timestamp', { block_timestamp: 'toInt64(-5)' }],
    ['missing_amount', { amount: `CAST(NULL, 'Nullable(Decimal(38, 18))')` }],
    ['negative_amount', { amount: 'toDecimal128(-1, 18)' }],
    ['amount_not_representable', { amount: `'999999999999999999999999'` }],
    ['amount_not_representable', { amount: `'1.0000000000000000001'` }],
    ['amount_not_representable', { amount: `'many'` }],
    ['negative_amount_usd', { amount_usd: 'toDecimal128(-1, 18)' }],
    ['amount_usd_overflow', { amount_usd: `toDecimal128('1000000000000000', 18)` }],
    ['negative_fee', { fee: 'toDecimal128(-1, 18)' }],
  ] satisfies [string, Row][])('rejects a row as %s, keeps it, and loads the others', async (reason, row) => {
    // UNION ALL needs one type a column: the sound row takes the bad row's own type.
    const [name, bad] = Object.entries(row)[0]!;
    const good = SOUND[name as keyof typeof SOUND];
    await database.exportToFile(
      `SELECT * EXCEPT (${name}, n), if(n = 0, CAST(${good}, concat('Nullable(', toTypeName(assumeNotNull(${bad})), ')')), ${bad}) AS ${name}
       FROM (SELECT ${Object.entries({ ...SOUND, tx_id: `'t1'` })
         .map(([key, value]) => `${value} AS ${key}`)
         .join(', ')}, arrayJoin([0, 1]) AS n)`,
      {},
      'parquet',
      join(source, 'transfers.parquet'),
    );
    const report = transfersOf(await load());
    expect(report).toMatchObject({ row_count: 2, loaded_count: 1, rejected: { [reason]: 1 } });
    const kept = await readParquetFacts(report?.rejected_path ?? '');
    expect(kept.row_count).toBe(1);
    expect(kept.columns.map((column) => column.name)).toContain('reason');
    expect(await loaded()).toHaveLength(1);
  });

  it('keeps one of identical rows and rejects the others as duplicates, differing ones as conflicts', async () => {
    await writeTransfers([{}, {}, {}, { amount: 'toDecimal128(9, 18)' }]);
    expect(transfersOf(await load())).toMatchObject({
      loaded_count: 1,
      rejected: { duplicate: 2, conflicting_duplicate: 1 },
    });
    expect(await loaded()).toEqual([{ tx_id: 't1', amount: '2', usd: '3' }]);
  });

  it('takes the newer block of a transfer that was loaded before, in whatever month', async () => {
    await writeTransfers([{ tx_id: `'kept'` }, { tx_id: `'moved'` }, { tx_id: `'later'` }]);
    await load();
    await writeTransfers([
      { tx_id: `'kept'`, block_height: 'toUInt32(7)' },
      { tx_id: `'moved'`, block_height: 'toUInt32(8)' },
      { tx_id: `'later'`, block_timestamp: 'toUInt64(1740000000000)' },
    ]);
    const { notices } = await load();
    expect(notices.filter(({ code }) => code === 'TRANSFERS_MOVED')).toMatchObject([{ count: 2 }]);
    expect(
      await database.rows('SELECT tx_id, block_height, block_timestamp FROM core_transfers FINAL ORDER BY tx_id'),
    ).toEqual([
      { tx_id: 'kept', block_height: 7, block_timestamp: '1737000000000' },
      { tx_id: 'later', block_height: 7, block_timestamp: '1740000000000' },
      { tx_id: 'moved', block_height: 8, block_timestamp: '1737000000000' },
    ]);
    expect((await load()).notices.map(({ code }) => code)).not.toContain('TRANSFERS_MOVED');
  });

  it('takes a null for its default before it looks for duplicates', async () => {
    const nullText = `CAST(NULL, 'Nullable(String)')`;
    await writeTransfers([
      {},
      { event_index: nullText },
      { edge_index: nullText, fee: `CAST(NULL, 'Nullable(Decimal(38, 18))')` },
      { asset_contract: nullText },
      { asset_contract: `''` },
    ]);
    expect(transfersOf(await load())).toMatchObject({ loaded_count: 1, rejected: { duplicate: 4 } });
  });

  it('keeps rejected rows as they came', async () => {
    await writeTransfers([{ amount: `'many'` }, { amount: `'2.50'` }, { amount: `'2.5'`, fee: 'toDecimal128(1, 18)' }]);
    const report = transfersOf(await load());
    const facts = await readParquetFacts(report?.rejected_path ?? '');
    expect(facts.columns.map(({ name }) => name)).toEqual([
      'file',
      'row_number',
      ...Object.keys(SOUND),
      'reason',
      'found',
    ]);
    expect(facts.columns.find(({ name }) => name === 'amount')?.type).toBe('Nullable(String)');
    expect(
      await database.rows(
        `SELECT amount, reason FROM file('${report?.rejected_path ?? ''}', 'Parquet') ORDER BY reason`,
      ),
    ).toEqual([
      { amount: 'many', reason: 'amount_not_representable' },
      { amount: '2.5', reason: 'conflicting_duplicate' },
    ]);
  });

  const LABEL = `'x' AS address, 'n' AS label, 'exchange' AS address_type`;
  const ASSET = `'TOR' AS asset_symbol`;
  const PRICE = `'TOR' AS asset_symbol, toDate('2025-01-16') AS price_date`;
  it.each([
    ['address_labels', 'invalid_updated_timestamp', [`${LABEL}, 'yesterday' AS updated_timestamp`]],
    ['address_labels', 'invalid_created_timestamp', [`${LABEL}, 'yesterday' AS created_timestamp`]],
    ['address_labels', 'updated_timestamp_in_seconds', [`${LABEL}, 1737000000 AS updated_timestamp`]],
    ['address_labels', 'invalid_confidence_score', [`${LABEL}, nan AS confidence_score`]],
    ['assets', 'invalid_first_seen_timestamp', [`${ASSET}, 'yesterday' AS first_seen_timestamp`]],
    ['assets', 'invalid_last_scanned_block_height', [`${ASSET}, 'many' AS last_scanned_block_height`]],
    ['address_labels', 'duplicate', [`${LABEL}, '' AS trust_level`, `${LABEL}, 'verified' AS trust_level`]],
    ['address_labels', 'conflicting_duplicate', [`${LABEL}, '' AS trust_level`, `${LABEL}, 'official' AS trust_level`]],
    ['assets', 'conflicting_duplicate', [`${ASSET}, true AS verified`, `${ASSET}, false AS verified`]],
    ['asset_prices', 'duplicate', [`${PRICE}, 2 AS price_usd`, `${PRICE}, 2 AS price_usd`]],
    ['asset_prices', 'conflicting_duplicate', [`${PRICE}, 3 AS price_usd`, `${PRICE}, 2 AS price_usd`]],
  ] as const)('rejects a row of %s as %s', async (kind, reason, selects) => {
    await writeTransfers([{}]);
    const text = selects.map((select) => `SELECT ${select}`).join(' UNION ALL ');
    await database.exportToFile(text, {}, 'parquet', join(source, `${kind}.parquet`));
    expect((await load()).files.find((file) => file.kind === kind)?.rejected).toEqual({ [reason]: 1 });
  });

  it('refuses a file of which the engine staged another number of rows', async () => {
    await writeTransfers([{}]);
    const staged = database.stageFile.bind(database);
    const twice: Database = Object.create(database, {
      stageFile: {
        value: async (...[table, ...rest]: Parameters<Database['stageFile']>): Promise<void> => {
          await staged(table, ...rest);
          await database.command(`INSERT INTO ${table} SELECT * FROM ${table}`);
        },
      },
    }) as Database;
    await expect(load(twice)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    expect(await loaded()).toEqual([]);
  });

  it.each([
    ['a date and time', 'block_timestamp', `toDateTime64('2025-01-16 04:00:00', 3, 'UTC')`],
    ['text', 'block_timestamp', `'1737000000000'`],
    ['a float that is whole', 'block_height', 'toFloat64(7)'],
    ['a float', 'amount', 'toFloat64(2)'],
    ['text', 'amount', `'2.0'`],
    ['a wide decimal', 'amount', 'toDecimal256(2, 30)'],
    ['a number', 'tx_id', 'toUInt64(1)'],
  ] as const)('takes %s for %s where nothing is lost', async (_, name, expression) => {
    await writeTransfers([{ [name]: expression }]);
    expect(transfersOf(await load())).toMatchObject({ loaded_count: 1, rejected: {} });
    expect(
      await database.rows('SELECT block_timestamp, block_height, toString(amount) AS amount FROM core_transfers'),
    ).toEqual([{ block_timestamp: '1737000000000', block_height: 7, amount: '2' }]);
  });

  it('computes an absent amount_usd from the price of the day, and says where there is none', async () => {
    await writeTransfers([{ tx_id: `'priced'` }, { tx_id: `'unpriced'`, asset_symbol: `'OTHER'` }], ['amount_usd']);
    await database.exportToFile(
      `SELECT 'TOR' AS asset_symbol, 'native' AS asset_contract, toDate('2025-01-16') AS price_date, toDecimal128('1.25', 18) AS price_usd`,
      {},
      'parquet',
      join(source, 'asset_prices.parquet'),
    );
    const report = await load();
    expect(report).toMatchObject({ computed_value_count: 1, unpriced_count: 1 });
    expect(report.notices.map(({ code }) => code)).toEqual([
      'FILE_ABSENT',
      'FILE_ABSENT',
      'COLUMN_ABSENT',
      'VALUE_COMPUTED',
      'VALUE_UNKNOWN',
    ]);
    expect(await loaded()).toEqual([
      { tx_id: 'priced', amount: '2', usd: '2.5' },
      { tx_id: 'unpriced', amount: '2', usd: '0' },
    ]);
  });

  it('names the column that is missing, and loads nothing', async () => {
    await writeTransfers([{}], ['to_address']);
    await expect(load()).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('"to_address"') as string,
    });
    expect(await loaded()).toEqual([]);
  });

  it('names the column of another type and what it found', async () => {
    await writeTransfers([{ amount: 'true' }]);
    await expect(load()).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringMatching(/"amount".* decimal, found Bool/u) as string,
    });
  });

  it('refuses a truncated file, one that is no Parquet, and an empty one', async () => {
    await writeTransfers([{}]);
    await truncate(join(source, 'transfers.parquet'), 300);
    await expect(load()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    await writeFile(join(source, 'transfers.parquet'), 'tx_id,amount\n1,2\n');
    await expect(load()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    await writeFile(join(source, 'transfers.parquet'), '');
    await expect(load()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    expect(await loaded()).toEqual([]);
  });

  it('refuses a file whose footer is whole and whose pages are not', async () => {
    await database.exportToFile(
      'SELECT number AS tx_id FROM numbers(100000)',
      {},
      'parquet',
      join(source, 'filler.parquet'),
    );
    await writeTransfers(Array.from({ length: 50 }, (_, at) => ({ tx_id: `'t${at}'` })));
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(join(source, 'transfers.parquet'));
    bytes.fill(0xff, 4, 400);
    await writeFile(join(source, 'transfers.parquet'), bytes);
    await expect(load()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    expect(await loaded()).toEqual([]);
  });

  it('fails where every row is rejected, keeping them, and loads nothing', async () => {
    await writeTransfers([{ block_timestamp: 'toUInt64(1737000000)' }]);
    await database.exportToFile(
      `SELECT 'TOR' AS asset_symbol, toDate('2025-01-16') AS price_date, 2 AS price_usd`,
      {},
      'parquet',
      join(source, 'asset_prices.parquet'),
    );
    await expect(load()).rejects.toMatchObject({
      code: 'ALL_ROWS_REJECTED',
      message: expect.stringContaining('1 timestamp_in_seconds') as string,
    });
    expect(await readdir(join(source, 'run'))).toEqual(['rejected_transfers.parquet']);
    expect(await database.rows('SELECT 1 FROM core_asset_prices')).toEqual([]);
  });

  it('says where it looked when there is nothing', async () => {
    await expect(load()).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: expect.stringContaining(join(source, 'ingest-test', '2025-01-31', '30')) as string,
    });
  });

  it('leaves no staging table behind, whether it loads or fails', async () => {
    await writeTransfers([{}, {}]);
    await load();
    await writeTransfers([{ amount: 'true' }]);
    await load().catch(() => undefined);
    expect(
      await database.rows(`SELECT name FROM system.tables WHERE name LIKE 'ingest%' AND database = currentDatabase()`),
    ).toEqual([]);
  });

  it('loads more months than one INSERT may touch', async () => {
    await database.exportToFile(
      `SELECT toString(number) AS tx_id, '0' AS event_index, '0' AS edge_index, toUInt32(number) AS block_height,
        toUInt64(1000000000000 + number * 2600000000) AS block_timestamp, 'a' AS from_address, 'b' AS to_address, 'TOR' AS asset_symbol, toUInt64(1) AS amount
       FROM numbers(250)`,
      {},
      'parquet',
      join(source, 'transfers.parquet'),
    );
    expect(transfersOf(await load())).toMatchObject({ loaded_count: 250 });
    expect(await loaded()).toHaveLength(250);
  });
});

describe('windowFacts', () => {
  it('sums more USD than Decimal128 can hold without wrapping around', async () => {
    await database.command(
      `INSERT INTO core_transfers SELECT toString(number), '0', '0', 1, {start:UInt64}, 'a', 'b', 'X', 'native', 1,
         toDecimal128('999999999999999', 18), 0, 1 FROM numbers(200000)`,
      { start: window.start_ms },
    );
    // 200,000 × 999,999,999,999,999
    expect((await windowFacts(database, window)).total_usd).toBeCloseTo(1.999999999999998e20, -6);
  });
});

describe('parseSourceLocation', () => {
  it.each(['./data', '../data', '/data'])('takes the path %j for a directory', (text) => {
    expect(parseSourceLocation(text, parseEnvironment({}))).toMatchObject({ kind: 'directory' });
  });

  it.each(['s3:bucket', 'directory:', 'data', '', 'ftp://x'])('refuses %j', (text) => {
    expect(() => parseSourceLocation(text, parseEnvironment({}))).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_SOURCE' }) as Error,
    );
  });
});
