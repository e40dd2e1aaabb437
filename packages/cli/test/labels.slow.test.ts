/** A list as it is published, from the file to alerts, and what becomes of them when a label goes. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const PLACE = ['--network', 'listed', '--data-dir', 'data'] as const;
const RUN = ['run', ...PLACE, '--processing-date', '2024-01-12', '--window-days', '10'] as const;
/** As EIP-55 writes it. */
const LISTED = '0x8589427373D6D84E98730D7795D8f6f8731FDA16';
const MULES = ['0x000000000000000000000000000000000000abc1', '0x000000000000000000000000000000000000abc2'] as const;

/** 100 ETH from the listed address through one mule to another, at 2,500 USD. */
async function writeSource(directory: string): Promise<void> {
  await mkdir(directory);
  const hop = (at: number, from: string, to: string, ether: number): string =>
    `0x${at},${19_000_000 + at},${from},${to},${ether}000000000000000000,${1_704_844_860 + at * 600},1`;
  const files = {
    'transactions.csv': [
      'hash,block_number,from_address,to_address,value,block_timestamp,receipt_status',
      hop(1, LISTED.toLowerCase(), MULES[0], 100),
      hop(2, MULES[0], MULES[1], 99),
      hop(3, MULES[1], '0x000000000000000000000000000000000000abc3', 98),
    ],
    'assets.csv': ['asset_symbol,asset_contract,decimals', 'ETH,native,18'],
    'asset_prices.csv': ['asset_symbol,asset_contract,price_date,price_usd', 'ETH,native,2024-01-10,2500'],
  };
  for (const [name, lines] of Object.entries(files)) await writeFile(join(directory, name), `${lines.join('\n')}\n`);
}

describe('labels', () => {
  let directory: string;
  const run = async (...args: readonly string[]): Promise<string> => {
    const { stdout, stderr, exit_code } = await analytics(args, { cwd: directory });
    expect(`${args.slice(0, 2).join(' ')}: ${exit_code ?? 'killed'} ${exit_code === 0 ? '' : stderr}`).toBe(
      `${args.slice(0, 2).join(' ')}: 0 `,
    );
    return stdout;
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-listed-'));
    await writeSource(join(directory, 'source'));
    await writeFile(join(directory, 'sdn_ETH.txt'), `\uFEFF${LISTED}\r\n12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h\r\n`);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('raise an alert where a listed address is met, and none once it is removed', async () => {
    const first = await run(...RUN, '--source', 'directory:source', '--source-format', 'ethereum-etl');
    expect(first).not.toContain('Exposure to sanctions');
    const imported = await run('labels', 'import', 'sdn_ETH.txt', ...PLACE);
    expect(imported).toContain('Read sdn_ETH.txt as ofac: 2 labels; 1 added, 0 changed, 0 known already.');
    expect(imported).toContain('not stored: 1 (addresses in a form of another chain');
    expect(imported).toContain('1 of 1 labelled address is an address of this network.');
    expect(await run(...RUN)).toContain('Exposure to sanctions (high severity). 0x000000…abc1 received $250,000');
    expect(await run('labels', 'list', ...PLACE, '--category', 'SDN')).toContain(LISTED.toLowerCase());
    await run('labels', 'remove', LISTED, ...PLACE, '--reason', 'delisted');
    expect(await run(...RUN)).not.toContain('Exposure to sanctions');
    expect(await run('labels', 'history', LISTED.toLowerCase(), ...PLACE)).toMatch(
      /removed[^\n]*delisted[\s\S]*added/u,
    );
  });

  it('a watch changes no alert, and marks those that involve it', async () => {
    await run('labels', 'import', 'sdn_ETH.txt', ...PLACE);
    const before = await run(...RUN);
    await run(
      'watch',
      'add',
      MULES[0].toUpperCase().replace('X', 'x'),
      ...PLACE,
      '--list',
      'Case 12',
      '--note',
      'seen',
    );
    const alertsOf = (text: string): string => text.slice(text.indexOf('Exposure'), text.indexOf('Published'));
    expect(alertsOf(await run(...RUN))).toBe(alertsOf(before));
    expect(await run('alerts', 'list', ...PLACE, '--queue', 'watched')).toContain('watched: Case 12');
    const listed = await run('watch', 'list', ...PLACE);
    expect(listed).toContain(`${MULES[0]}  Case 12  local  seen`);
    expect(listed).toMatch(/New in 2024-01-12\/10:\n {2}0x0{36}abc1 {2}Case 12 {2}2 transfers/u);
    await run('watch', 'remove', '--list', 'Case 12', ...PLACE, '--reason', 'closed');
    // Recorded when it was decided, so that nothing is left to record.
    const verified = await run('audit', 'verify', ...PLACE);
    expect(verified).toMatch(
      /^\d+ entries, all as they were written\.\nThe last digest, to keep elsewhere: [0-9a-f]{64}\n$/u,
    );
    expect(await run('audit', 'trail', ...PLACE)).toMatch(
      /^\d+ {2}\S+ \S+ UTC {2}watch {2}removed {2}0x0{36}abc1 {2}local +closed\n/u,
    );
    await run('audit', 'export', 'trail.jsonl', ...PLACE);
    const [first = ''] = (await readFile(join(directory, 'trail.jsonl'), 'utf8')).split('\n');
    expect(JSON.parse(first)).toMatchObject({ entry_number: 1, kind: 'label', previous_digest: '' });
    expect(await run('alerts', 'list', ...PLACE, '--queue', 'watched')).toContain('matches the filters');
    expect(await run('watch', 'list', '--history', ...PLACE)).toMatch(/removed[^\n]*closed\n[^\n]*added/u);
  });

  it('refuses one that never holds, and one of an address of another chain', async () => {
    const add = async (address: string, ...more: string[]) => {
      const words = ['labels', 'add', address, ...PLACE, '--category', 'mixer', ...more];
      return (await analytics(words, { cwd: directory })).stderr;
    };
    expect(await add(LISTED, '--valid-from', '2024-02-01', '--valid-to', '2024-01-01')).toContain(
      'USAGE: Expected --valid-from before --valid-to, found 2024-02-01 and 2024-01-01',
    );
    expect(await add('12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h')).toContain('found one of another chain (base58)');
    expect(await add(LISTED.slice(0, -1))).toContain('digits too many or too few');
  });
});
