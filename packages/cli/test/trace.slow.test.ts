import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const address = (name: string): string => `0x${name.padStart(40, '0')}`;
const [VICTIM, THIEF, MULE, EXCHANGE, WETH, OTHER] = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'].map(address) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const ETHER = 10n ** 18n;
const repository = resolve(import.meta.dirname, '../../..');
const CASES = resolve(repository, process.env['ANALYTICS_SHARED_DIR'] ?? '../shared', 'cases');

/** From, to, ETH, minute. */
const TRANSACTIONS = [
  [VICTIM, THIEF, 100n, 1],
  [THIEF, MULE, 100n, 2],
  [MULE, WETH, 60n, 3],
  [MULE, OTHER, 40n, 5],
] as const;
/** The same of WETH. */
const TOKEN_TRANSFERS = [[MULE, EXCHANGE, 60n, 4]] as const;

const time = (minute: number): number => Date.parse('2024-01-10T00:00:00Z') / 1000 + 60 * minute;
const hash = (minute: number): string => `0x${String(minute).padStart(64, '0')}`;

/** An extract of ethereum-etl: ETH is stolen, a part of it wrapped and paid to an exchange. */
async function writeExtract(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = async (name: string, ...lines: string[]): Promise<void> => {
    await writeFile(join(directory, `${name}.csv`), `${lines.join('\n')}\n`);
  };
  await file(
    'transactions',
    'hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,input,block_timestamp,receipt_status,receipt_gas_used,receipt_effective_gas_price',
    ...TRANSACTIONS.map(
      ([from, to, ether, minute]) =>
        `${hash(minute)},1,${hash(90 + minute)},${1000 + minute},0,${from},${to},${ether * ETHER},21000,1,0x,${time(minute)},1,21000,1`,
    ),
  );
  await file(
    'token_transfers',
    'token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp',
    ...TOKEN_TRANSFERS.map(
      ([from, to, units, minute]) =>
        `${WETH},${from},${to},${units * ETHER},${hash(minute)},1,${1000 + minute},${time(minute)}`,
    ),
  );
  await file('assets', 'asset_symbol,asset_contract,decimals', 'ETH,native,18', `WETH,${WETH},18`);
  await file(
    'asset_prices',
    'asset_symbol,asset_contract,price_date,price_usd',
    'ETH,native,2024-01-10,2500',
    `WETH,${WETH},2024-01-10,2500`,
  );
  await file(
    'address_labels',
    'address,label,address_type,trust_level,source,risk_level,confidence_score',
    `${EXCHANGE},Some exchange,exchange,official,x,low,1`,
    `${WETH},Wrapped Ether,dex,verified,x,,1`,
  );
}

describe('analytics trace', () => {
  let directory: string;
  const run = (...args: string[]) => analytics([...args, '--network', 'robbed'], { cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-trace-'));
    await writeExtract(join(directory, 'extract'));
    const slice = ['--processing-date', '2024-01-12', '--window-days', '10'];
    const outcome = await run('ingest', ...slice, '--source', 'directory:extract', '--source-format', 'ethereum-etl');
    expect(outcome).toMatchObject({ exit_code: 0 });
  }, 60_000);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('gives a destination a line, over all that is stored where nothing is published', async () => {
    const { stdout } = await run('trace', '--from', THIEF, '--format', 'jsonl');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      {
        address: EXCHANGE,
        label: 'Some exchange',
        role: 'exchange',
        ending: 'exit',
        usd: 150_000,
        share_ratio: 0.6,
        hops: 2,
        first_time: Date.parse('2024-01-10T00:04:00Z'),
        amounts: [{ asset_symbol: 'WETH', amount: '60' }],
        transfer_count: 1,
      },
      { address: OTHER, ending: 'held', usd: 100_000, share_ratio: 0.4, hops: 2 },
    ]);
  });

  it('starts at a transaction, prints the balance and the heaviest path', async () => {
    const { stdout } = await run('trace', '--transfer', hash(1));
    expect(stdout).toMatch(/\$250,000 traced in 4 moves/u);
    expect(stdout).toMatch(/^ {2}USD +250,000 +0 +0 +150,000 +100,000 +0 +0 +0$/mu);
    expect(stdout).toMatch(/to 0x0+d4: at least \$150,000 on every hop/u);
  });

  it('goes back to where the money came from', async () => {
    const outcome = await run('trace', '--from', EXCHANGE, '--direction', 'backward', '--json');
    expect(answerOf(outcome)).toMatchObject({
      ok: true,
      destinations: [{ address: VICTIM, ending: 'held', usd: 150_000, hops: 3 }],
    });
  });

  it('writes a table and a graph for other programs', async () => {
    await run('trace', '--from', THIEF, '--format', 'csv', '--out', 'trace.csv');
    expect(await readFile(join(directory, 'trace.csv'), 'utf8')).toMatch(
      /^address,ending,label.*\n0x0+d4,exit,Some exchange,/u,
    );
    await run('trace', '--from', THIEF, '--format', 'graphml', '--out', 'trace.graphml');
    expect(await readFile(join(directory, 'trace.graphml'), 'utf8')).toMatch(
      new RegExp(`<edge source="${MULE}" target="${EXCHANGE}">`, 'u'),
    );
  });

  it('says where money stopped that did not reach the address that was asked about', async () => {
    const { stderr, exit_code } = await run('trace', '--from', THIEF, '--to', VICTIM);
    expect(exit_code).toBe(0);
    expect(stderr).toMatch(
      /0x000000…00a1 got nothing of it, or less than \$1\.00\. The money stopped at: 0x000000…00d4 \(Some exchange\) \$150,000/u,
    );
  });

  it('begins at several addresses and several transfers, of those with --entering-only at what comes in', async () => {
    const traced = async (...args: string[]) => {
      const { sources, source_transfers, entered_usd } = answerOf(await run('trace', ...args, '--json')) as {
        sources: string[];
        source_transfers: string[];
        entered_usd: number;
      };
      return [sources.length, source_transfers.length, entered_usd];
    };
    expect(await traced('--from', `${THIEF},${MULE}`)).toEqual([2, 0, 250_000]);
    const named = ['--transfer', hash(1), hash(2), '--transfer', hash(5)];
    expect(await traced(...named)).toEqual([0, 3, 250_000]);
    expect(await traced(...named, '--entering-only')).toEqual([0, 1, 250_000]);
  });

  it('says that a path is not there, and where the money stopped', async () => {
    const { stdout, stderr, exit_code } = await run('path', THIEF, VICTIM);
    expect([exit_code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(
      /0x000000…00a1 got nothing of it, or less than \$1\.00\. The money stopped at: 0x000000…00d4/u,
    );
  });

  it.each([
    [
      'one address',
      [THIEF, THIEF.toUpperCase().replace('0X', '0x')],
      /^Expected B to be another address than A, found/u,
    ],
    ['an empty one', [THIEF, ' '], /^Expected two addresses A and B, found an empty one/u],
  ])('refuses a path between %s', async (_, args, message) => {
    const error = { code: 'USAGE', message: expect.stringMatching(message) as string };
    expect(answerOf(await run('path', ...args, '--json'))).toMatchObject({ ok: false, error });
  });

  it('finds the heaviest and the shortest path', async () => {
    const outcome = await run('path', VICTIM, EXCHANGE, '--json');
    expect(answerOf(outcome)).toMatchObject({
      heaviest_paths: [
        {
          usd: 150_000,
          hops: [{ to_address: THIEF }, { to_address: MULE }, { to_address: EXCHANGE, asset_symbol: 'WETH' }],
        },
      ],
      shortest_path: { usd: 150_000 },
    });
  });

  it('warns where the source is a service, and where it sent nothing', async () => {
    expect((await run('trace', '--from', EXCHANGE)).stderr).toMatch(
      /is Some exchange.*The option is --transfer\.\n.*sent nothing in the window/u,
    );
  });

  it.each([
    [
      'an address that is not there',
      ['--from', address('99')],
      'ADDRESS_NOT_FOUND',
      /Stored: \d+ transfers from 2024-01-10/u,
    ],
    ['a transfer that is not there', ['--transfer', 'x'], 'TRANSFER_NOT_FOUND', /none named "x"/u],
    ['no source', [], 'USAGE', /--from ADDRESS or --transfer ID/u],
    [
      'a window without data',
      ['--from', THIEF, '--processing-date', '2020-01-01'],
      'EMPTY_WINDOW',
      /Stored: \d+ transfers from 2024-01-10/u,
    ],
    ['an unknown method', ['--from', THIEF, '--method', 'each'], 'USAGE', /poison, haircut.*found "each"/u],
    ['an unknown direction', ['--from', THIEF, '--direction', 'sideways'], 'USAGE', /forward, backward.*"sideways"/u],
    ['an unknown format', ['--from', THIEF, '--format', 'xml'], 'USAGE', /table, jsonl.*found "xml"/u],
    ['a negative limit', ['--from', THIEF, '--min-usd', '-1'], 'INVALID_SETTING', /a sum from 0, found "-1"/u],
    ['an end where it begins', ['--from', THIEF, '--to', THIEF], 'USAGE', /--to to be another address than --from/u],
  ])('refuses %s', async (_, args, code, message) => {
    const outcome = await run('trace', ...args, '--json');
    expect(answerOf(outcome)).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(message) as string },
    });
  });
});

describe.skipIf(!existsSync(CASES))('inputs that went wrong (skipped where ANALYTICS_SHARED_DIR has no cases)', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-trace-cases-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each([
    [
      'through a wrap to who holds the wrapped coins',
      { folder: '26-weth-wrap', date: '2024-01-12', format: ['--source-format', 'ethereum-etl'] },
      ['--from', '0xa1b2c3d4e5f60718293a4b5c6d7e8f9001122334'],
      { address: address('f3'), ending: 'held', usd: 250_000, hops: 3 },
    ],
    [
      'home in another asset at each of five hops',
      { folder: '28-cross-asset-cycle', date: '2024-02-01', format: [] },
      ['--transfer', 's0'],
      { address: 'wA', ending: 'exit', role: 'sender_of_the_source', usd: 100_000, hops: 6 },
    ],
  ])('is followed %s', async (_, { folder, date, format }, source, destination) => {
    const run = (...args: string[]) => analytics([...args, '--network', `case-${folder}`], { cwd: directory });
    const slice = ['--processing-date', date, '--window-days', '30'];
    await run('ingest', ...slice, '--source', `directory:${join(CASES, folder)}`, ...format);
    expect(answerOf(await run('trace', ...source, '--json'))).toMatchObject({ destinations: [destination] });
  });
});
