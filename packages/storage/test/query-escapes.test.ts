/**
 * Ways out of a question in SQL: files, other networks, the server. Each hides a call or a table where the parser's tree
 * may not show it; all are refused, and what looks like them is answered.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { readQuery } from '../src/readers/read-query.ts';
import { openMigrated } from './made-once.ts';

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-escapes-'));
  database = await openMigrated(directory, { network: parseNetworkName('asked') });
  await writeFile('/tmp/analytics-secret.txt', 'secret');
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
  await rm('/tmp/analytics-secret.txt');
});

const ONE = "(SELECT '/tmp/analytics-secret.txt' AS a, 1 AS n)";
const FILE = "file('/tmp/analytics-secret.txt')";
const OTHER = '(SELECT count() FROM analytics_other.core_transfers)';
const WORDS = '(SELECT count() FROM system.databases)';

const CALLS = [FILE, 'hostName()', 'HOSTNAME()', '`file`(a)', '"file"(a)', 'file /* */ (a)', OTHER, WORDS];
/** Where an expression may stand. */
const PLACES: readonly (readonly [string, (call: string) => string])[] = [
  ['a column', (call) => `SELECT ${call} AS x FROM ${ONE}`],
  ['a transformer of columns', (call) => `SELECT * APPLY(x -> ${call}) FROM ${ONE}`],
  ['a transformer of chosen columns', (call) => `SELECT COLUMNS('a') APPLY(x -> ${call}) FROM ${ONE}`],
  ['a replaced column', (call) => `SELECT * REPLACE(${call} AS a) FROM ${ONE}`],
  ['parts of a window', (call) => `SELECT sum(n) OVER (PARTITION BY ${call}) FROM ${ONE}`],
  ['the order of a window', (call) => `SELECT sum(n) OVER (ORDER BY ${call}) FROM ${ONE}`],
  ['a named window', (call) => `SELECT sum(n) OVER w FROM ${ONE} WINDOW w AS (PARTITION BY ${call})`],
  ['QUALIFY', (call) => `SELECT n FROM ${ONE} QUALIFY row_number() OVER (ORDER BY ${call}) = 1`],
  ['QUALIFY alone', (call) => `SELECT n, row_number() OVER (ORDER BY n) AS r FROM ${ONE} QUALIFY ${call} != ''`],
  ['the first of a filling', (call) => `SELECT n FROM ${ONE} ORDER BY n WITH FILL FROM ${call}`],
  ['the step of a filling', (call) => `SELECT n FROM ${ONE} ORDER BY n WITH FILL STEP ${call}`],
  ['an offset', (call) => `SELECT n FROM ${ONE} ORDER BY n LIMIT 1 OFFSET ${call}`],
  [
    'the frame of a window',
    (call) => `SELECT sum(n) OVER (ORDER BY n ROWS BETWEEN ${call} PRECEDING AND CURRENT ROW) FROM ${ONE}`,
  ],
  ['DISTINCT ON', (call) => `SELECT DISTINCT ON (${call}) n FROM ${ONE}`],
  ['the right side of IN', (call) => `SELECT n FROM ${ONE} WHERE a IN (${call})`],
  ['HAVING', (call) => `SELECT count() FROM ${ONE} HAVING ${call} != ''`],
  [
    'a window of an aggregate behind IGNORE NULLS',
    (call) => `SELECT any(n) IGNORE NULLS OVER (PARTITION BY ${call}) FROM ${ONE}`,
  ],
  [
    'behind a text with quotes',
    (call) => `SELECT '\\\'', "a\\"", $q$'$q$ AS q, sum(n) OVER (PARTITION BY ${call}) FROM ${ONE}`,
  ],
  ['INTERPOLATE', (call) => `SELECT n, a FROM ${ONE} ORDER BY n WITH FILL TO 3 INTERPOLATE (a AS ${call})`],
  ['a parameter of an aggregate', (call) => `SELECT quantile(${call})(n) FROM ${ONE}`],
  ['FILTER', (call) => `SELECT count() FILTER (WHERE ${call} != '') FROM ${ONE}`],
  ['LIMIT BY', (call) => `SELECT n FROM ${ONE} LIMIT 1 BY ${call}`],
  ['LIMIT', (call) => `SELECT n FROM ${ONE} LIMIT ${call}`],
  ['ARRAY JOIN', (call) => `SELECT z FROM ${ONE} ARRAY JOIN [${call}] AS z`],
  ['grouping sets', (call) => `SELECT count() FROM ${ONE} GROUP BY GROUPING SETS ((${call}), (n))`],
  ['a common value', (call) => `WITH ${call} AS z SELECT z FROM ${ONE}`],
  ['a lambda', (call) => `SELECT arrayMap(x -> ${call}, [1]) FROM ${ONE}`],
  ['CASE', (call) => `SELECT CASE WHEN n = 1 THEN ${call} END FROM ${ONE}`],
  ['an argument of numbers', (call) => `SELECT number FROM numbers(length(toString(${call})))`],
  ['a condition of a join', (call) => `SELECT 1 FROM ${ONE} AS l JOIN ${ONE} AS r ON l.n = r.n AND ${call} != ''`],
];

describe('readQuery', () => {
  it.each(PLACES.flatMap(([place, query]) => CALLS.map((call) => [place, call, query(call)] as const)))(
    'refuses in %s: %s',
    async (_, __, query) => {
      await expect(readQuery(database, query, 10)).rejects.toMatchObject({
        code: 'QUERY_INVALID',
        // By us, and not by the engine because it makes no sense.
        message: expect.stringContaining('Expected one SELECT over core_') as string,
      });
    },
  );

  it.each([
    'SELECT * APPLY(file) FROM (SELECT 1 AS a)',
    "SELECT arrayMap(file, ['/tmp/analytics-secret.txt'])",
    "SELECT arrayMap(`file`, ['/tmp/analytics-secret.txt'])",
    'SELECT arrayFilter(FQDN, [1])',
    'SELECT arrayMap({x:Identifier}, [1])',
    "SELECT count() OVER (PARTITION BY n * (NOT in('bob', companydb.users))) AS c FROM (SELECT 1 AS n)",
    "WITH schema_network AS core_x SELECT a FROM (SELECT 'asked' AS a) WHERE a IN core_x",
    "WITH schema_network AS core_x SELECT a FROM (SELECT 'asked' AS a) WHERE a IN (core_x)",
    "WITH a AS (SELECT 1), t AS a SELECT 'bob' IN a",
    'SELECT current_user',
    'SELECT today()',
    'SELECT arrayShuffle([1, 2, 3])',
    'SELECT CURRENT_TIMESTAMP',
    'SELECT sum(n) OVER (ORDER BY now) FROM (SELECT 1 AS n)',
    "SELECT arrayMap((file), ['/tmp/analytics-secret.txt'])",
    "SELECT a, count() OVER (PARTITION BY globalIn(a, schema_network)) AS c FROM (SELECT 'asked' AS a)",
    "SELECT count() OVER (PARTITION BY in('secret', companydb.users)) FROM (SELECT 'asked' AS a)",
    "SELECT count() OVER (PARTITION BY notIn(a, companydb.users)) FROM (SELECT 'asked' AS a)",
    "SELECT count() OVER (PARTITION BY a GLOBAL NOT IN companydb.users) FROM (SELECT 'asked' AS a)",
    "SELECT count() OVER (PARTITION BY nullIn(a, companydb.users)) FROM (SELECT 'asked' AS a)",
    "SELECT * EXCEPT by APPLY(x -> globalIn(x, schema_network)) FROM (SELECT 'asked' AS a, 1 AS by)",
    "SELECT * EXCEPT `AS` APPLY(x -> globalIn(x, schema_network)) FROM (SELECT 'asked' AS a, 1 AS `AS`)",
    "SELECT * EXCEPT `,` APPLY toString FROM (SELECT 'asked' AS a, 1 AS `,`)",
    "SELECT arrayMap(x -> x, arrayMap(file, ['/tmp/analytics-secret.txt']))",
    'SELECT in(1 AS `x\n      Literal 1`, companydb.users)',
    'SELECT * apply file FROM (SELECT 1 AS a)',
    'SELECT n IN (SELECT 1) OVER (ORDER BY n IN analyzers_runs) FROM (SELECT 1 AS n)',
    'SELECT sum(n) OVER (ORDER BY n IN analyzers_runs) FROM (SELECT 1 AS n)',
    'SELECT sum(n) OVER (ORDER BY n IN (`analyzers_runs`)) FROM (SELECT 1 AS n)',
    'SELECT sum(n) OVER (ORDER BY n IN (`analytics_other`.`core_transfers`)) FROM (SELECT 1 AS n)',
    'SELECT sum(n) OVER (ORDER BY (SELECT 1 FROM analyzers_runs)) FROM (SELECT 1 AS n)',
    "SELECT * FROM (DESCRIBE TABLE file('/tmp/analytics-secret.txt'))",
    'SELECT * FROM (SHOW DATABASES)',
    "SELECT * FROM viewExplain('EXPLAIN', '', (SELECT 1))",
    "SELECT * FROM merge('system', '.*')",
    "SELECT 1 INTO OUTFILE '/tmp/analytics-out.txt'",
    'SELECT 1 FROM core_transfers, system.databases',
    'SELECT 1 FROM core_transfers, `system`.databases',
    'SELECT {x:Identifier}',
    'SELECT 1 FROM (SELECT 1 SETTINGS max_memory_usage = 0)',
  ])('refuses %s', async (query) => {
    await expect(readQuery(database, query, 10)).rejects.toMatchObject({ code: 'QUERY_INVALID' });
  });

  it.each([
    'SELECT count(*) FROM core_transfers AS t WHERE t.tx_id IN (SELECT tx_id FROM core_transfers)',
    'SELECT from_address, sum(amount_usd) OVER (PARTITION BY from_address ORDER BY block_timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s FROM core_transfers',
    'SELECT row_number() OVER (ORDER BY length(tx_id) DESC, lower(tx_id) ASC NULLS FIRST) FROM core_transfers',
    "SELECT 'file(a) APPLY system.tables analyzers_runs' AS x, 1 AS `file (b)`",
    "SELECT COLUMNS('amount') FROM core_transfers",
    'SELECT count() AS work_days, 1 AS apply FROM core_transfers',
    'SELECT apply FROM (SELECT 1 AS apply)',
    'SELECT a.n AS user, 2 AS version FROM (SELECT 1 AS n) AS a GROUP BY user, version ORDER BY user',
    "SELECT sum(n) OVER (PARTITION BY s IN ('USDT', 'USDC')) FROM (SELECT 1 AS n, 'a' AS s)",
    'SELECT * EXCEPT (tx_id) REPLACE (lower(from_address) AS from_address) FROM core_transfers',
    'WITH a AS (SELECT 1 AS n), b AS (SELECT n + 1 AS m FROM a) SELECT a.n, b.m FROM a CROSS JOIN b',
    'SELECT quantile(0.5)(amount_usd), countIf(amount > 1), uniqExact(from_address) FROM core_transfers',
    "SELECT CAST(1 AS Decimal(38, 18)) AS d, toDateTime64('2025-01-01', 3) AS t, 1::UInt8 AS u, (1, 2).1 AS v, [1][1] AS w",
    'SELECT toDate(fromUnixTimestamp64Milli(block_timestamp)) AS day, COUNT(), Sum(amount) FROM core_transfers GROUP BY day HAVING COUNT() > 1 ORDER BY day LIMIT 5',
    "SELECT CASE WHEN (1 = 1) THEN (2) ELSE (3) END AS c, NOT (1 = 2) AS n, 1 BETWEEN (0) AND (2) AS b, 'a' LIKE ('%a') AS l",
    'SELECT arrayMap((x, y) -> (x + y), [1], [2]) AS s, map(1, 2) AS m, tuple(1) AS t, arrayJoin([1, 2]) AS j',
    'SELECT a.1 AS first FROM (SELECT (1, 2) AS a) UNION ALL SELECT 2 AS first',
    'SELECT l.n FROM (SELECT 1 AS n) AS l LEFT JOIN (SELECT 1 AS n) AS r USING (n) WHERE (l.n, 1) IN ((1, 1)) AND EXISTS (SELECT 1)',
    'SELECT n FROM (SELECT 1 AS n) ORDER BY n WITH FILL FROM (0) TO (3) STEP (1)',
    'SELECT n, count() FROM (SELECT 1 AS n) GROUP BY GROUPING SETS ((n), ())',
  ])('answers %s', async (query) => {
    expect(await readQuery(database, query, 10)).toBeDefined();
  });
});
