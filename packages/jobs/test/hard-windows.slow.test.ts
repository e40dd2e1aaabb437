import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resolveSettings } from '@analytics/analyzers';
import { databaseOf, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import { migrate, openDatabase, type Database, type RunRecord } from '@analytics/storage';
import { runPipeline } from '../src/run/pipeline.ts';

const network = parseNetworkName('hard-windows');
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-hard-'));
  database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 2 });
  await migrate(database, network);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.command('TRUNCATE TABLE core_transfers');
  await database.command('TRUNCATE TABLE core_zero_value_transfers');
});

/** `from`, `to`, `usd` are SQL over `number`. */
async function load(count: number, from: string, to: string, usd: string): Promise<void> {
  await database.command(
    `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {start:UInt64} + number * 1000,
       ${from}, ${to}, 'X', 'native', toDecimal128(10, 18), toDecimal128(${usd}, 18), 0, 1 FROM numbers({count:UInt64})`,
    { start: window.start_ms, count },
  );
}

const STEPS = ['initialize', 'features', 'patterns', 'publish', 'audit'] as const;

async function run(steps: Parameters<typeof runPipeline>[1]['steps'] = STEPS): Promise<RunRecord> {
  return await runPipeline(
    database,
    {
      network,
      window,
      settings: resolveSettings({}, network, 'test'),
      threads: 2,
      allow_empty: false,
      steps,
      data_dir: directory,
      code_version: 'test',
    },
    { signal: new AbortController().signal, now_ms: () => Date.now(), onEvent: () => undefined },
  );
}

describe('a window', () => {
  it('of one single transfer gives two rows of finite features', async () => {
    await load(1, `'a'`, `'b'`, '5');
    await run();
    const rows = await database.rows<Record<string, unknown>>('SELECT * FROM analyzers_features ORDER BY address');
    expect(rows).toMatchObject([
      { address: 'a', degree_out: 1, total_out_usd: '5', khop1_count: 1, component_size: 2, pass_through_ratio: 0 },
      { address: 'b', degree_in: 1, total_in_usd: '5', khop1_count: 0, component_size: 2, regularity_score: 1 },
    ]);
    expect(rows.flatMap((row) => Object.entries(row).filter(([, value]) => value === null))).toEqual([]);
  });

  it('without any price falls back to counts and says so', async () => {
    await load(300, `concat('a', toString(number % 17))`, `concat('b', toString(number % 5))`, '0');
    const record = await run();
    expect(record.notices.map(({ code }) => code)).toContain('PRICES_ALL_ZERO');
    const [row] = await database.rows<{ total: number; weights: number }>(
      'SELECT sum(pagerank) AS total, max(flow_diversity) AS weights FROM analyzers_features',
    );
    expect(row?.total).toBeCloseTo(1, 4);
    expect(row?.weights).toBeGreaterThan(0.9);
  });

  it('names a look-alike whose bait is of value zero, and counts the bait nowhere', async () => {
    const [victim, supplier, look_alike] = [
      `'0x1111000000000000000000000000000000002222'`,
      `'0xabcd11111111111111111111111111111111ef01'`,
      `'0xabcd99999999999999999999999999999999ef01'`,
    ];
    await load(2, victim, `if(number = 0, ${supplier}, ${look_alike})`, `if(number = 0, 50000, 80000)`);
    await database.command(
      `INSERT INTO core_zero_value_transfers SELECT 'bait', '0', '0', 0, {bait:UInt64}, ${victim}, ${look_alike}, 'X', 'native', 1`,
      { bait: window.start_ms + 500 },
    );
    await run(['initialize', 'features', 'patterns', 'typologies', 'alerts', 'publish', 'audit']);
    expect(
      await database.rows(
        `SELECT typology_type, toString(entered_usd) AS entered_usd, evidence_transaction_count, suspect_addresses, has(counterparty_addresses, ${victim}) AS names_victim
         FROM analyzers_alerts`,
      ),
    ).toEqual([
      {
        typology_type: 'address_poisoning',
        entered_usd: '80000',
        evidence_transaction_count: 1,
        suspect_addresses: [look_alike.replaceAll("'", '')],
        names_victim: 1,
      },
    ]);
    expect(
      await database.rows(
        `SELECT degree_in, degree_out, total_in_usd FROM analyzers_features WHERE address = ${look_alike}`,
      ),
    ).toEqual([{ degree_in: 1, degree_out: 0, total_in_usd: '80000' }]);
  });

  it('of self-transfers only is empty', async () => {
    await load(5, `'a'`, `'a'`, '5');
    await expect(run()).rejects.toMatchObject({
      code: 'EMPTY_WINDOW',
      message: expect.stringContaining('only self-transfers') as string,
    });
  });

  it('whose total no exact sum can hold fails as VALUE_OVERFLOW', async () => {
    await load(200_000, `'a'`, `'b'`, `'999999999999999'`);
    await expect(run()).rejects.toMatchObject({ code: 'VALUE_OVERFLOW' });
  });

  it('takes its first millisecond and leaves out its last', async () => {
    await load(1, `'edge'`, `'in'`, '1');
    await database.command(
      `INSERT INTO core_transfers SELECT 'late', '0', '0', 9, {end:UInt64}, 'edge', 'out', 'X', 'native', 1, 1, 0, 1`,
      { end: window.end_ms },
    );
    await run();
    expect(await database.rows('SELECT address FROM analyzers_features ORDER BY address')).toEqual([
      { address: 'edge' },
      { address: 'in' },
    ]);
  });

  it('with a hub of thousands of counterparties ends and says that it was taken for a service', async () => {
    await load(
      6000,
      `if(number % 2 = 0, 'hub', concat('p', toString(number)))`,
      `if(number % 2 = 0, concat('p', toString(number + 1)), 'hub')`,
      '100',
    );
    const record = await run();
    expect(record.status).toBe('published');
    expect(record.notices.map(({ code }) => code)).toContain('HUBS_INFERRED');
    expect(await database.rows(`SELECT degree_out FROM analyzers_features WHERE address = 'hub'`)).toEqual([
      { degree_out: 3000 },
    ]);
  });
});
