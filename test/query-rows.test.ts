import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { openDatabase, type Database } from '@analytics/storage';
import { NETWORK, TODAY } from '../packages/api/test/filled-slices.ts';
import { copyFilledSlices } from '../packages/api/test/test-service.ts';
import { QUERY_ROWS } from '../packages/storage/src/generated/query-rows.ts';
import { statement } from '../packages/storage/src/engine/statements.ts';
import { describeQueries, schemaOf } from '../scripts/query-rows.ts';

let data_dir: string;
let database: Database;
beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-query-rows-'));
  await copyFilledSlices(data_dir);
  database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1, must_exist: true });
});
afterAll(async () => {
  await database.close();
  await rm(data_dir, { recursive: true, force: true });
});

describe('schemaOf', () => {
  it.each<[type: string, text: string, schema: z.ZodType, expression: string]>([
    ['UInt8', 'z.number()', z.number(), 'toUInt8(1)'],
    ['UInt64', 'z.string()', z.string(), 'toUInt64(18446744073709551615)'],
    ['Int64', 'z.string()', z.string(), 'toInt64(-1)'],
    ['Float32', 'z.number()', z.number(), 'toFloat32(0.5)'],
    ['Bool', 'z.boolean()', z.boolean(), 'true'],
    ['Date', 'z.string()', z.string(), "toDate('2025-01-01')"],
    ["DateTime64(3, 'UTC')", 'z.string()', z.string(), "toDateTime64('2025-01-01 00:00:00', 3, 'UTC')"],
    ['Decimal(38, 18)', 'z.string()', z.string(), 'toDecimal128(1, 18)'],
    ['LowCardinality(String)', 'z.string()', z.string(), "toLowCardinality('a')"],
    ['FixedString(2)', 'z.string()', z.string(), "toFixedString('ab', 2)"],
    ['Nullable(UInt64)', 'z.string().nullable()', z.string().nullable(), 'toNullable(toUInt64(1))'],
    ['Array(UInt64)', 'z.array(z.string()).readonly()', z.array(z.string()), '[toUInt64(1)]'],
    [
      'Tuple(UInt64, String)',
      'z.tuple([z.string(), z.string()])',
      z.tuple([z.string(), z.string()]),
      "(toUInt64(1), 'a')",
    ],
    [
      'Tuple( a UInt8, b Array(String))',
      'z.strictObject({ a: z.number(), b: z.array(z.string()).readonly() })',
      z.strictObject({ a: z.number(), b: z.array(z.string()) }),
      "CAST((1, ['x']), 'Tuple(a UInt8, b Array(String))')",
    ],
  ])('%s arrives as its schema says', async (type, text, schema, expression) => {
    const [described] = await database.rows<{ type: string }>(`DESCRIBE (SELECT ${expression} AS value)`);
    expect(described?.type.replaceAll(/\s+/gu, ' ')).toBe(type);
    expect(schemaOf(described?.type ?? '')).toBe(text);
    const [row] = await database.rows<{ value: unknown }>(`SELECT ${expression} AS value`);
    expect(schema.safeParse(row?.value).error).toBeUndefined();
  });

  it('refuses a type that it does not know', () => {
    expect(() => schemaOf('AggregateFunction(sum, UInt8)')).toThrow('found AggregateFunction');
  });
});

describe('the generated rows', () => {
  it.each([
    'alerts/for_evaluation',
    'alerts/resident',
    'alerts/verify',
    'exports/alerts',
    'exports/features',
    'exports/patterns',
    'exports/transfers',
    'patterns/notable',
    'runs/slices',
    'runs/list',
    'contents/recorded',
  ] as const)('%s gives rows that its schema takes', async (name) => {
    const { window_days, processing_date, start_ms, end_ms } = TODAY;
    const slice = { window_days, processing_date, start_ms, end_ms };
    const rows = await database.rows(statement(name), {
      ...slice,
      ...{
        alert_id: '',
        grades: ['shape', 'shape_time', 'shape_time_value'],
        per_type: 9,
        run_id: '',
        row_limit: 9,
        state: 'published',
      },
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(z.array(QUERY_ROWS[name]()).safeParse(rows).error).toBeUndefined();
  });
});

describe('describeQueries', () => {
  it('names the query that the engine cannot describe', async () => {
    const empty = await openDatabase({ name: databaseOf(parseNetworkName('empty')), data_dir, threads: 1 });
    const queries = new URL('../packages/storage/queries/', import.meta.url);
    await expect(describeQueries(empty, queries)).rejects.toThrow('alerts/prior: ');
    await empty.close();
  });
});
