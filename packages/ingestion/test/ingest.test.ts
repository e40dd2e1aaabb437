import { mkdtemp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import { migrate, openDatabase, readParquetFacts, type Database } from '@analytics/storage';
import { ingest, type IngestReport } from '../src/ingest.ts';
import { parseSourceLocation } from '../src/source-location.ts';

const network = parseNetworkName('ingest-test');
const window = windowOf(parseProcessingDate('2025-01-31'), 30);
let root: string;
let database: Database;
let source: string;
let sources = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-ingest-'));
  database = await openDatabase({ name: databaseOf(network), data_dir: join(root, 'data'), threads: 2 });
  await migrate(database, network);
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

const load = (): Promise<IngestReport> =>
  ingest(database, {
    source: parseSourceLocation(`directory:${source}`),
    network,
    window,
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
    await expect(load()).rejects.toMatchObject({
      code: 'ALL_ROWS_REJECTED',
      message: expect.stringContaining('1 timestamp_in_seconds') as string,
    });
    expect(await readdir(join(source, 'run'))).toEqual(['rejected_transfers.parquet']);
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

describe('parseSourceLocation', () => {
  it.each(['s3:bucket', 'directory:', './data', '', 'ftp://x'])('refuses %j', (text) => {
    expect(() => parseSourceLocation(text)).toThrow(expect.objectContaining({ code: 'UNKNOWN_SOURCE' }) as Error);
  });
});
