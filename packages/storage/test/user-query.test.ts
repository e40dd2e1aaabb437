/** Queries that users write, against the embedded engine: what passes, and how each refusal reads. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { USER_QUERY_LIMITS, type UserQueryLimits } from '../src/slices/user-query-limits.ts';
import { checkUserQuery, runUserQuery } from '../src/slices/user-query.ts';
import { openMigrated } from './made-once.ts';

const SELECT = `SELECT from_address AS subject_address, [from_address] AS addresses_involved, ['payer'] AS address_roles,
  [transfer_id] AS evidence_transfers, toFloat64(0.5) AS confidence FROM transfers`;

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-user-query-'));
  database = await openMigrated(directory);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const SLICE = {
  window: windowOf(parseProcessingDate('2025-06-30'), 30),
  network: 'test',
  features_table: 'analyzers_features',
};

async function said(query: string, limits?: UserQueryLimits): Promise<string> {
  try {
    await checkUserQuery(database, { name: 'mine', query, parameters: { other: 'system.tables' } }, SLICE, limits);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('checkUserQuery', () => {
  it.each([
    ['one SELECT', SELECT],
    ['a closing semicolon', `${SELECT};`],
    [
      'its own WITH',
      `WITH big AS (SELECT * FROM transfers WHERE amount_usd > 9) ${SELECT.replace('FROM transfers', 'FROM big')}`,
    ],
    [
      'joins, windows, lambdas and combinators',
      `${SELECT} WHERE from_address IN (SELECT address FROM labels) AND arrayExists(x -> x > 1, [1, 2])
      AND to_address NOT IN (SELECT address FROM features GROUP BY address HAVING sumIf(degree_total, degree_total > 2) BETWEEN 1 AND 9)`,
    ],
    [
      'a CASE and a cast',
      `${SELECT} WHERE CASE WHEN amount_usd > 1 THEN 'a'::String ELSE 'b' END = 'a' AND amount_usd > 1`,
    ],
  ])('accepts %s', async (_, query) => {
    expect(await said(query)).toBe('accepted');
  });

  it.each([
    ['broken SQL', 'SELECT FROM WHERE', /^Expected mine to be one SELECT, found Syntax error.*[^ .]\.$/u],
    ['a mistyped SELECT', 'SELEC nothing', 'found Unknown expression identifier `SELEC`.'],
    ['a write', 'ALTER TABLE core_transfers DELETE WHERE 1', 'Expected mine to be one SELECT'],
    ['a second statement', `${SELECT}; DROP TABLE core_transfers`, 'Expected mine to be one SELECT'],
    [
      'a bracket of ours closed',
      `${SELECT}) AS one; DROP TABLE core_transfers; SELECT * FROM (SELECT 1`,
      'Expected mine to be one SELECT',
    ],
    ['a missing column', `SELECT 'x' AS subject_address`, 'found Unknown expression identifier `addresses_involved`'],
    [
      'a column of another type',
      SELECT.replace('toFloat64(0.5)', '1'),
      'Expected mine to be the column confidence as Float64, found UInt8.',
    ],
    [
      'a file',
      SELECT.replace('FROM transfers', `FROM file('/etc/passwd', 'LineAsString')`),
      'found the table function file.',
    ],
    [
      'a file as a value',
      SELECT.replace("'payer'", "file('/etc/hostname')"),
      'found the function file, which is not one',
    ],
    ['the clock', `${SELECT} WHERE now() > 0`, 'found the function now, which is not one'],
    ['another table', SELECT.replace('FROM transfers', 'FROM system.tables'), 'found the table system.tables.'],
    ['a table of ours', SELECT.replace('FROM transfers', 'FROM core_transfers'), 'found the table core_transfers.'],
    ['a table as a set', `${SELECT} WHERE from_address IN core_assets`, 'found the table core_assets.'],
    [
      'a table of ours under a name of its own',
      `WITH core_assets AS (SELECT 1) ${SELECT} WHERE 1 IN (SELECT 1 FROM core_assets)`,
      'found the table core_assets.',
    ],
    ['a table by a parameter', SELECT.replace('FROM transfers', 'FROM {other:Identifier}'), 'Expected mine to be'],
    ['settings of its own', `${SELECT} SETTINGS max_execution_time = 0`, 'found SETTINGS of its own.'],
  ])('refuses %s in plain words', async (_, query, words) => {
    expect(await said(query)).toEqual(
      typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words),
    );
  });
});

describe('limits of a user query', () => {
  const FEW: UserQueryLimits = { ...USER_QUERY_LIMITS, max_rows: 10 };
  const SHORT: UserQueryLimits = { ...FEW, max_execution_seconds: 0.2, max_memory_bytes: 1_000_000_000 };
  const SMALL: UserQueryLimits = { ...FEW, max_execution_seconds: 20, max_memory_bytes: 50_000_000 };
  /** Subqueries whose values the engine computes to learn their types, before it runs anything. */
  const SLOW = `${SELECT} WHERE (SELECT sum(sipHash64(number)) FROM numbers(1000000000000)) = 1`;
  const MANY = `${SELECT} WHERE ${[1, 2, 3, 4, 5, 6].map((n) => `(SELECT sum(sipHash64(number)) FROM numbers(${n}000000))`).join(' + ')} = 1`;
  const LARGE = `${SELECT} WHERE (SELECT length(groupArray(number)) FROM numbers(100000000)) = 1`;

  it.each([
    ['slow', SLOW, SHORT, 'Timeout exceeded'],
    ['slow together', MANY, SHORT, 'Timeout exceeded'],
    ['large', LARGE, SMALL, 'memory limit exceeded'],
  ])('hold while the query is checked, for scalar subqueries that are %s', async (_, query, limits, words) => {
    expect(await said(query, limits)).toContain(words);
  });

  it('hold the bytes of its answer, also where a value is the same in every row', async () => {
    const row = (count: number): string =>
      `SELECT 'a' AS subject_address, arrayMap(x -> 'a', range(${count})) AS addresses_involved, ['payer'] AS address_roles,
        ['t'] AS evidence_transfers, toFloat64(0.5) AS confidence FROM (SELECT arrayJoin(range(100)) AS at)`;
    const limits = { ...USER_QUERY_LIMITS, max_answer_bytes: 100_000 };
    const run = async (count: number) =>
      await runUserQuery(database, { name: 'mine', query: row(count), parameters: {} }, SLICE, limits);
    expect(await run(2)).toHaveLength(100);
    await expect(run(1000)).rejects.toMatchObject({
      code: 'TYPOLOGY_INVALID',
      message: 'Expected mine to be of at most 0.1 MB, found more.',
    });
  });

  it.each([
    ['slow', SLOW, SHORT, 'Timeout exceeded'],
    ['large', LARGE, SMALL, 'memory limit exceeded'],
  ])('hold while it runs, for scalar subqueries that are %s', async (_, query, limits, words) => {
    const running = runUserQuery(database, { name: 'mine', query, parameters: {} }, SLICE, limits);
    await expect(running).rejects.toMatchObject({
      code: 'TYPOLOGY_INVALID',
      message: expect.stringContaining(words) as string,
    });
  });
});
