/** Questions in SQL over the results, and networks that come and go, against the embedded engine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalyticsError, databaseOf, parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrate } from '../src/engine/migrate.ts';
import { listNetworks, removeNetwork } from '../src/engine/networks.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { migrations } from '../src/engine/statements.ts';
import { isReadable, readQuery } from '../src/readers/read-query.ts';
import { USER_QUERY_LIMITS } from '../src/slices/user-query-limits.ts';
import { openMigrated } from './made-once.ts';

const network = parseNetworkName('asked');
let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-read-query-'));
  database = await openMigrated(directory, { network });
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('readQuery', () => {
  it('answers one SELECT, whole numbers of 64 bits as text, over tables of transfers and results', async () => {
    const query = 'WITH counts AS (SELECT count() AS alerts FROM analyzers_alerts) SELECT alerts + 1 AS n FROM counts;';
    expect(await readQuery(database, query, 10)).toEqual({ rows: ['{"n":"1"}'], has_more: false });
  });

  it('gives as many rows as are asked for, and says that there are more', async () => {
    expect(await readQuery(database, 'SELECT number FROM numbers(5)', 2)).toMatchObject({
      rows: ['{"number":"0"}', '{"number":"1"}'],
      has_more: true,
    });
  });

  it('takes an EVM address as explorers show it', async () => {
    const query = "SELECT '0xD90e2f925DA726b50C4ed8D0Fb90Ad053324F31b' AS address";
    const rows = ['{"address":"0xd90e2f925da726b50c4ed8d0fb90ad053324f31b"}'];
    expect(await readQuery(database, query, 1)).toEqual({ rows, has_more: false });
  });

  it.each([
    ['a table of the engine', 'SELECT * FROM system.tables', 'the table system.tables'],
    ['runs, which name files', 'SELECT reverse(source), process FROM analyzers_runs', 'the table analyzers_runs'],
    [
      'the audit, which names files',
      'SELECT 1 WHERE 1 IN (SELECT length(details_json) FROM analyzers_computation_audit)',
      'the table analyzers_computation_audit',
    ],
    ['runs as a set', 'SELECT 1 WHERE 1 IN analyzers_runs', 'the table analyzers_runs'],
    ['a file', "SELECT * FROM file('/etc/passwd', 'LineAsString')", 'the table function file'],
    ['a function that sees the server', 'SELECT hostName()', 'the function hostName'],
    ['settings of its own', 'SELECT 1 SETTINGS max_memory_usage = 0', 'SETTINGS of its own'],
    ['a statement that writes', 'DROP TABLE core_assets', ''],
    ['two statements', 'SELECT 1; DROP TABLE core_assets', ''],
    ['no SQL at all', 'which alerts are there?', ''],
  ])('refuses %s', async (_, query, found) => {
    await expect(readQuery(database, query, 10)).rejects.toMatchObject({
      code: 'QUERY_INVALID',
      message: expect.stringContaining(found) as string,
    });
  });

  it.each([
    ['1 second', { max_execution_seconds: 1 }, 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)'],
    ['20 MB of memory', { max_memory_bytes: 20_000_000 }, 'SELECT uniqExact(number) FROM numbers(100000000)'],
  ])('is held to %s, and says so', async (limit, own, query) => {
    await expect(readQuery(database, query, 10, { ...USER_QUERY_LIMITS, ...own })).rejects.toMatchObject({
      code: 'QUERY_TOO_LARGE',
      message: `Expected a query that takes at most ${limit}, found one that takes more.`,
    });
  });

  it('passes on what is no fault of the question', async () => {
    const away = { rows: () => Promise.reject(new AnalyticsError('DATABASE_UNREACHABLE', 'away')) };
    const asked = readQuery(away as unknown as Database, 'SELECT 1', 1);
    await expect(asked).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });
});

/**
 * Columns of readable tables whose names are such that they could name a file, a process or a setting of the machine,
 * and what they hold instead.
 */
const HOLD_NO_PATH = {
  answer_json: 'a trace',
  copies_json: 'counts of shuffled copies',
  cycle_path: 'addresses',
  detail: 'which of two labels or prices is kept',
  direction: 'a word',
  evidence_json: 'addresses, transfers and sentences',
  layering_path: 'addresses',
  path: 'the name of a setting',
  question_json: 'what a trace was asked for',
  risk_source_address: 'an address',
  settings_hash: 'a digest',
  settings_json: 'the settings of a trace, which are numbers and words',
  source: 'the name of a list of labels or prices, or of its file without a directory',
  source_address: 'an address',
  value_json: 'a parameter of a typology',
  verification_source: 'who says that a token is what it claims',
};

describe('readable tables', () => {
  it('have no column that names a file or a process of the machine', async () => {
    const columns = await database.rows<{ table: string; column: string }>(
      `SELECT table, name AS column FROM system.columns WHERE database = currentDatabase() AND type LIKE '%String%'
        AND match(name, 'path|file|dir|source|process|host|message|notice|warning|detail|setting|config|json|error|ingested|origin')
        ORDER BY table, name`,
    );
    const readable = columns.filter(({ table }) => isReadable(table));
    expect(new Set(columns.map(({ table }) => table))).toContain('analyzers_runs');
    expect(new Set(readable.map(({ column }) => column))).toEqual(new Set(Object.keys(HOLD_NO_PATH)));
  });
});

describe('readQuery of a large answer', () => {
  const limits = { ...USER_QUERY_LIMITS, max_answer_bytes: 1_000_000 };

  it.each([
    ['the same value in every row', 'SELECT arrayMap(x -> [x], range(300)) AS a FROM numbers(1000)'],
    ['other values', 'SELECT arrayMap(x -> [x + number], range(300)) AS a FROM numbers(1000)'],
    ['one row', "SELECT repeat('x', 1000000) AS a"],
    ['characters that JSON writes longer', "SELECT repeat('\\0', 200) AS a FROM numbers(1000)"],
    ['long names', `SELECT number AS ${'n'.repeat(1100)} FROM numbers(1000)`],
  ])('refuses %s, with what to do', async (_, query) => {
    const refused = readQuery(database, query, 1000, limits);
    await expect(refused).rejects.toMatchObject({
      code: 'QUERY_TOO_LARGE',
      message: 'Expected an answer of at most 1 MB, found a larger one.',
    });
    expect(await readQuery(database, 'SELECT 1 AS one', 10)).toEqual({ rows: ['{"one":1}'], has_more: false });
  });

  it('gives one that is small enough, rows in the order of the query', async () => {
    const query = "SELECT number, repeat('/', 800) AS text FROM numbers(1000) ORDER BY number % 7, number";
    const { rows } = await readQuery(database, query, 1000, limits);
    expect(rows).toHaveLength(1000);
    expect(JSON.parse(rows[1] ?? '')).toEqual({ number: '7', text: '/'.repeat(800) });
  });
});

describe('removeNetwork', () => {
  it('drops one network and leaves the others', async () => {
    const other = parseNetworkName('other');
    const gone = await openDatabase({ name: databaseOf(other), data_dir: directory, threads: 1 });
    await migrate(gone, other, migrations().slice(0, 1));
    await gone.close();
    expect(await listNetworks(database)).toEqual(['asked', 'other']);
    await removeNetwork(database, databaseOf(other), undefined);
    expect(await listNetworks(database)).toEqual(['asked']);
  });
});
