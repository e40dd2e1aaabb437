import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '@analytics/analyzers';
import {
  DAY_MS,
  FEATURE_COLUMNS,
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
} from '@analytics/domain';
import { openDatabase, type Database } from '@analytics/storage';
import { runPipeline } from '../src/run/pipeline.ts';
import { decimalText, exactFeatures, type PlainLabel, type PlainTransfer } from './exact-features.reference.ts';

const network = parseNetworkName('exact-test');
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-exact-'));
  database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 2 });
  await computeFeatures([], []);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function computeFeatures(
  transfers: readonly PlainTransfer[],
  labels: readonly PlainLabel[],
): Promise<Record<string, unknown>[]> {
  const request = {
    network,
    window,
    settings: resolveSettings({}, network, 'test'),
    threads: 2,
    data_dir: directory,
    code_version: 'test',
  };
  const control = { signal: new AbortController().signal, onEvent: () => undefined, now_ms: () => Date.now() };
  await runPipeline(database, { ...request, allow_empty: true, steps: ['initialize'] }, control);
  await database.command('TRUNCATE TABLE core_transfers');
  await database.command('TRUNCATE TABLE core_address_labels');
  const column = <T>(of: (transfer: PlainTransfer, at: number) => T): T[] => transfers.map(of);
  if (transfers.length > 0) {
    await database.command(
      `INSERT INTO core_transfers SELECT tx, '0', '0', height, time, from, to, symbol, contract, amount::Decimal128(18), usd::Decimal128(18), 0, 1
       FROM (SELECT arrayJoin(arrayZip({tx:Array(String)}, {height:Array(UInt32)}, {time:Array(UInt64)}, {from:Array(String)}, {to:Array(String)},
         {symbol:Array(String)}, {contract:Array(String)}, {amount:Array(String)}, {usd:Array(String)})) AS row,
         row.1 AS tx, row.2 AS height, row.3 AS time, row.4 AS from, row.5 AS to, row.6 AS symbol, row.7 AS contract, row.8 AS amount, row.9 AS usd)`,
      {
        tx: column((_, at) => `t${at}`),
        height: column(({ time_ms }) => Math.floor(time_ms / 6000)),
        time: column(({ time_ms }) => time_ms),
        from: column(({ from }) => from),
        to: column(({ to }) => to),
        symbol: column(({ symbol }) => symbol),
        contract: column(({ contract }) => contract),
        amount: column(({ amount }) => decimalText(amount)),
        usd: column(({ usd }) => decimalText(usd)),
      },
    );
  }
  for (const label of labels) {
    await database.command(
      `INSERT INTO core_address_labels SELECT {network:String}, '', {address:String}, {label:String}, {address_type:String}, '', {trust_level:String}, '', {risk_level:String}, {confidence_score:Float32}, 0, {updated_timestamp:UInt64}, 1`,
      { network, ...label },
    );
  }
  await runPipeline(
    database,
    { ...request, allow_empty: true, steps: ['initialize', 'features', 'publish', 'audit'] },
    control,
  );
  return await database.rows<Record<string, unknown>>('SELECT * FROM analyzers_features ORDER BY address');
}

const ADDRESSES = ['a', 'b', 'c', 'd', 'e'];
const money = fc.oneof(
  fc.constantFrom(
    0n,
    10n ** 19n,
    12n * 10n ** 19n,
    990n * 10n ** 18n,
    800n * 10n ** 18n,
    9900n * 10n ** 18n,
    1000n * 10n ** 18n,
  ),
  fc.bigInt(1n, 20_000n * 10n ** 18n),
);
const transfer: fc.Arbitrary<PlainTransfer> = fc.record({
  from: fc.constantFrom(...ADDRESSES),
  to: fc.constantFrom(...ADDRESSES),
  time_ms: fc.oneof(
    fc.integer({ min: window.start_ms, max: window.end_ms - 1 }),
    fc.integer({ min: window.start_ms - 200 * DAY_MS, max: window.start_ms }),
    fc.constantFrom(window.start_ms, window.end_ms - 1, window.end_ms, window.start_ms - 1),
  ),
  symbol: fc.constantFrom('X', 'Y'),
  contract: fc.constantFrom('native', '0x1'),
  amount: money,
  usd: money,
});
const label: fc.Arbitrary<PlainLabel> = fc.record({
  address: fc.constantFrom('a', 'b', 'z'),
  address_type: fc.constantFrom('exchange', 'wallet'),
  risk_level: fc.constantFrom('', 'low', 'critical'),
  trust_level: fc.constantFrom('blacklisted', 'official', 'verified', 'community', 'unverified'),
  confidence_score: fc.constantFrom(0.25, 0.5),
  updated_timestamp: fc.integer({ min: 1, max: 1000 }),
  label: fc.constantFrom('one'),
});

describe('the exact feature columns', () => {
  it('agree with their slow reference on random windows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(transfer, { maxLength: 40 }),
        fc.uniqueArray(label, {
          maxLength: 3,
          selector: ({ address, updated_timestamp }) => `${address}${updated_timestamp}`,
        }),
        async (transfers, labels) => {
          const unique = labels.map((one, at) => ({ ...one, label: `${one.label}${at}` }));
          const rows = await computeFeatures(transfers, unique);
          const expected = ADDRESSES.map((address) => exactFeatures(address, transfers, unique, window)).filter(
            (row) => row !== undefined,
          );
          const names = Object.keys(expected[0] ?? { address: '' });
          const found = rows.map((row) =>
            Object.fromEntries(
              names.map((name) => [
                name,
                typeof row[name] === 'number' ? closest(row[name], expected, row, name) : row[name],
              ]),
            ),
          );
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 10, seed: 20250301, endOnFailure: true },
    );
  }, 120_000);

  it('are all columns that the dictionary calls exact', () => {
    const reference = exactFeatures(
      'a',
      [{ from: 'a', to: 'b', time_ms: window.start_ms, symbol: 'X', contract: '', amount: 1n, usd: 1n }],
      [],
      window,
    );
    const named = FEATURE_COLUMNS.filter(({ origin, group }) => origin === 'sql' && group !== 'identity').map(
      ({ name }) => name,
    );
    expect(
      Object.keys(reference ?? {})
        .filter((name) => name !== 'address')
        .sort(),
    ).toEqual([...named].sort());
  });
});

/** JSON shortens a Float32; the value meant is the nearest one. */
function closest(
  value: number,
  expected: readonly Record<string, unknown>[],
  row: Record<string, unknown>,
  name: string,
): unknown {
  const wanted = expected.find((one) => one['address'] === row['address'])?.[name];
  return typeof wanted === 'number' && Math.fround(value) === Math.fround(wanted) ? wanted : value;
}
