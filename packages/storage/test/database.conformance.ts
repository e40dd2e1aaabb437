/** What every Database adapter must do; run against each of them. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseNetworkName, parseProcessingDate, windowOf, type AnalyticsError } from '@analytics/domain';
import { arrowTable, sharedColumn, sharedDecimalWords, decimalAt } from '../src/engine/arrow-columns.ts';
import type { Database } from '../src/engine/database.ts';
import { migrate } from '../src/engine/migrate.ts';
import { readParquetFacts } from '../src/engine/parquet-schema.ts';
import { publishSlice } from '../src/slices/publish-slice.ts';
import { clearStaging, countSlice } from '../src/slices/slice.ts';

export interface Adapter {
  readonly open: (dataDir: string) => Promise<Database>;
  readonly stop: () => Promise<void> | undefined;
}

const SLICE = windowOf(parseProcessingDate('2025-01-31'), 30);
const NETWORK = parseNetworkName('conformance');

export function describeDatabase(name: string, start: () => Adapter | Promise<Adapter>): void {
  describe(`Database over ${name}`, () => {
    let adapter: Adapter;
    let database: Database;
    let directory: string;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'analytics-conformance-'));
      adapter = await start();
      database = await adapter.open(directory);
      await migrate(database, NETWORK);
    });

    afterAll(async () => {
      await database.close();
      await adapter.stop();
      await rm(directory, { recursive: true, force: true });
    });

    it('rows binds parameters, also those that look like SQL', async () => {
      const rows = await database.rows('SELECT {text:String} AS text, {list:Array(String)} AS list, {n:UInt64} AS n', {
        text: `'; DROP TABLE core_transfers; -- \\ \n`,
        list: [`a'b`, 'c'],
        n: 18446744073709551615n,
      });
      expect(rows).toEqual([
        { text: `'; DROP TABLE core_transfers; -- \\ \n`, list: [`a'b`, 'c'], n: '18446744073709551615' },
      ]);
    });

    it('takes parameters that are longer than a URL may be', async () => {
      const text = 'ü'.repeat(100_000);
      await database.command('CREATE TABLE long_text (text String) ENGINE = MergeTree ORDER BY tuple()');
      await database.command('INSERT INTO long_text SELECT {text:String}', { text });
      expect(await database.rows('SELECT count() AS n FROM long_text WHERE text = {text:String}', { text })).toEqual([
        { n: '1' },
      ]);
      const columns = await database.arrow('SELECT length(text) AS bytes FROM long_text WHERE text = {text:String}', {
        text,
      });
      expect(columns.getChild('bytes').get(0)).toBe(200_000);
      const path = join(directory, 'long.jsonl');
      await database.exportToFile('SELECT 1 AS one FROM long_text WHERE text = {text:String}', { text }, 'jsonl', path);
      expect(await readFile(path, 'utf8')).toBe('{"one":1}\n');
    });

    it('rows keeps decimals whole', async () => {
      const rows = await database.rows(`SELECT toDecimal128('12345678901234567890.123456789012345678', 18) AS amount`);
      expect(rows).toEqual([{ amount: '12345678901234567890.123456789012345678' }]);
    });

    it('works in the database of its name', async () => {
      expect(await database.rows('SELECT currentDatabase() AS name')).toEqual([{ name: database.name }]);
    });

    it('releaseMemory leaves what is there', async () => {
      await database.releaseMemory();
      expect(await database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('arrow returns typed columns', async () => {
      const table = await database.arrow(
        'SELECT toUInt32(number) AS id, toDecimal128(number, 18) / 4 AS amount FROM numbers({count:UInt32})',
        { count: 3 },
      );
      expect([...sharedColumn(table, 'id', Uint32Array)]).toEqual([0, 1, 2]);
      const words = sharedDecimalWords(table, 'amount');
      expect([0, 1, 2].map((at) => decimalAt(words, at))).toEqual([0n, 250000000000000000n, 500000000000000000n]);
    });

    it('insertArrow appends columns by name, decimals and negative ones exactly', async () => {
      await database.command(
        'CREATE TABLE arrow_target (amount Decimal128(18), id UInt32) ENGINE = MergeTree ORDER BY id',
      );
      const words = new BigUint64Array([5n, 0n, BigInt.asUintN(64, -1n), BigInt.asUintN(64, -1n)]);
      await database.insertArrow(
        'arrow_target',
        arrowTable({ id: { values: Uint32Array.of(1, 2) }, amount: { words } }),
      );
      expect(await database.rows('SELECT id, amount FROM arrow_target ORDER BY id')).toEqual([
        { id: 1, amount: '0.000000000000000005' },
        { id: 2, amount: '-0.000000000000000001' },
      ]);
    });

    it('exportToFile and stageFile give back what went in', async () => {
      const path = join(directory, 'round.parquet');
      await database.exportToFile(
        `SELECT number AS n, concat('row ', toString(number)) AS text, 'not wanted' AS other FROM numbers({count:UInt32})`,
        { count: 1000 },
        'parquet',
        path,
      );
      const { row_count, columns } = await readParquetFacts(path);
      expect(row_count).toBe(1000);
      const structure = columns.filter(({ name }) => name !== 'other');
      const filled = structure.map((column) => ({ ...column, from: { column: column.name } }));
      const file = { path, format: 'parquet', compression: 'none', structure } as const;
      await database.stageFile('staged_round', file, filled);
      expect(await database.rows('SELECT sum(n) AS total, max(text) AS last FROM staged_round')).toEqual([
        { total: '499500', last: 'row 999' },
      ]);
    });

    it('stageFile reads CSV by place and JSON lines by name, compressed, and fills a column with one text', async () => {
      const csv = join(directory, 'two.csv.gz');
      await writeFile(csv, gzipSync('name;n;n\r\n"a;b";1;2\r\n;3;4\r\n'));
      const text = (name: string) => ({ name, type: 'Nullable(String)' });
      const from = (name: string, column: string) => ({ ...text(name), from: { column } });
      const columns = [from('name', 'c0'), from('n', 'c2'), { ...text('origin'), from: { text: "o'hara\\" } }];
      const structure = ['c0', 'c1', 'c2'].map(text);
      const file = {
        path: csv,
        format: 'csv',
        compression: 'gzip',
        delimiter: ';',
        skipped_lines: 1,
        structure,
      } as const;
      await database.stageFile('staged_texts', file, columns);
      const jsonl = join(directory, 'one.jsonl');
      await writeFile(jsonl, '{"x":12345678901234567890123,"name":["c",1],"n":true}\n');
      const lines = {
        path: jsonl,
        format: 'jsonl',
        compression: 'none',
        structure: [text('name'), text('x')],
      } as const;
      await database.stageFile('staged_texts', lines, [from('name', 'name'), from('n', 'x')]);
      expect(await database.rows('SELECT name, n, origin FROM staged_texts ORDER BY n')).toEqual([
        { name: '["c",1]', n: '12345678901234567890123', origin: null },
        { name: 'a;b', n: '2', origin: "o'hara\\" },
        { name: null, n: '4', origin: "o'hara\\" },
      ]);
    });

    it('stageFile numbers the rows of a file as they stand in it', async () => {
      const count = 300_000;
      const files = [
        { path: join(directory, 'numbered.csv'), format: 'csv', compression: 'none', skipped_lines: 1 },
        { path: join(directory, 'numbered.jsonl'), format: 'jsonl', compression: 'none' },
        { path: join(directory, 'numbered.parquet'), format: 'parquet', compression: 'none' },
      ] as const;
      for (const file of files) {
        const query = 'SELECT toString(number + 1) AS n FROM numbers({count:UInt32}) ORDER BY number';
        await database.exportToFile(query, { count }, file.format, file.path);
        const text = { name: 'n', type: 'Nullable(String)' };
        const table = `staged_${file.format}`;
        await database.stageFile(table, { ...file, structure: [text] }, [
          { ...text, from: { column: 'n' } },
          { name: 'row', type: 'UInt32', from: { row_number: true } },
        ]);
        expect(await database.rows(`SELECT countIf(n = toString(row)) AS right FROM ${table}`)).toEqual([
          { right: String(count) },
        ]);
      }
    });

    it('exportToFile leaves no file where the statement fails', async () => {
      const path = join(directory, 'failing.csv');
      await expect(
        database.exportToFile('SELECT throwIf(number = 5) FROM numbers(10)', {}, 'csv', path),
      ).rejects.toMatchObject({
        code: 'DATABASE_ERROR',
      });
      expect((await readdir(directory)).filter((file) => file.startsWith('failing'))).toEqual([]);
    });

    it('exportToFile writes every text format', async () => {
      const csv = join(directory, 'two.csv');
      await database.exportToFile('SELECT toUInt8(number) AS n FROM numbers(2)', {}, 'csv', csv);
      expect(await readFile(csv, 'utf8')).toBe('"n"\n0\n1\n');
      const jsonl = join(directory, 'two.jsonl');
      await database.exportToFile('SELECT toUInt8(number) AS n FROM numbers(2)', {}, 'jsonl', jsonl);
      expect(await readFile(jsonl, 'utf8')).toBe('{"n":0}\n{"n":1}\n');
    });

    it('names a failing statement without its values', async () => {
      const failure: AnalyticsError = await database
        .rows('SELECT * FROM no_such_table WHERE a = {secret:String}', { secret: 'hunter2' })
        .then(
          () => expect.unreachable(),
          (error: unknown) => error as AnalyticsError,
        );
      expect(failure.code).toBe('DATABASE_ERROR');
      expect(failure.message).toContain('no_such_table');
      expect(failure.message).not.toContain('hunter2');
    });

    it('migrate does nothing the second time', async () => {
      expect(await migrate(database, NETWORK)).toEqual([]);
    });

    it('migrate refuses another network of the same database', async () => {
      await expect(migrate(database, parseNetworkName('conform-ance'))).rejects.toMatchObject({
        code: 'NETWORK_COLLISION',
      });
    });

    it('publishSlice swaps a slice whole, drops it where nothing is staged, and can be repeated', async () => {
      const stage = (run: string, addresses: string[]): Promise<void> =>
        database.command(
          `INSERT INTO staging_analyzers_features (window_days, processing_date, run_id, address)
           SELECT 30, '2025-01-31', {run:String}, arrayJoin({addresses:Array(String)})`,
          { run, addresses },
        );
      const published = async (): Promise<unknown> => (await countSlice(database, SLICE, 'published'))[0];
      await stage('first', ['a', 'b']);
      await publishSlice(database, ['analyzers_features'], SLICE);
      await publishSlice(database, ['analyzers_features'], SLICE);
      expect(await published()).toEqual({ table: 'analyzers_features', row_count: 2, run_ids: ['first'] });
      await clearStaging(database, ['analyzers_features'], SLICE);
      await stage('second', ['c']);
      await publishSlice(database, ['analyzers_features'], SLICE);
      expect(await published()).toEqual({ table: 'analyzers_features', row_count: 1, run_ids: ['second'] });
      await clearStaging(database, ['analyzers_features'], SLICE);
      await publishSlice(database, ['analyzers_features'], SLICE);
      expect(await published()).toEqual({ table: 'analyzers_features', row_count: 0, run_ids: [] });
    });
  });
}
