/** The commands of every page, one after another as they are printed, in a fresh directory. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingDocument } from '@analytics/domain';
import { commandsOf, pagesOfDocs } from '../../../test/commands-of-docs.ts';
import { webReceiver } from '../../jobs/test/receivers.ts';
import { answerOf } from './analytics-process.ts';
import { copyMychain } from './short-world.ts';
import { endWarmAnalytics, keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-docs-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

type Files = Readonly<Record<string, readonly string[]>>;

async function put(directory: string, files: Files): Promise<void> {
  for (const [name, lines] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), `${lines.join('\n')}\n`);
  }
}

/** Pages whose commands are not run here, and why. */
const PAGES_ELSEWHERE: Readonly<Record<string, string>> = {
  'docs/api.md': 'an API answers until it is stopped; secrets.slow.test.ts makes keys and asks one',
  'docs/commands.md': 'its examples are those of --help; help.slow.test.ts runs them',
  'docs/dashboard.md': 'an API answers until it is stopped',
  'docs/sources.md': 'needs another instance; sources.slow.test.ts of ingestion has one',
  'docs/torus.md': 'the shared data; torus.slow.test.ts runs them',
};
/** The same of single commands. */
const NOT_RUN = ['npx analytics start FOLDER'];
const pages_run = new Set<string>();

interface Page {
  /** Stand for the page's own. */
  readonly words?: Readonly<Record<string, string>>;
  /** Puts the files that a command names. */
  readonly before?: (line: string) => Promise<void>;
  /** Beside those of a command. */
  readonly flags?: (line: string) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs every command of a page. */
async function runPage(page: string, cwd: string, { words = {}, before, flags, env = {} }: Page = {}): Promise<number> {
  const shown = commandsOf(page).filter(({ line }) => !NOT_RUN.some((start) => line.startsWith(start)));
  pages_run.add(page);
  for (const { line, words: printed } of shown) {
    await before?.(line);
    // An engine that is open merges parts, which a copy would notice.
    if (printed[0] === 'backup') await endWarmAnalytics();
    const here = printed.map((word) =>
      Object.entries(words).reduce((text, [from, to]) => text.replace(from, to), word),
    );
    const { exit_code, stderr } = await analytics([...here, ...(flags?.(line) ?? [])], { cwd, env });
    expect({ page, line, exit_code, stderr: exit_code === 0 ? '' : stderr }).toEqual({
      page,
      line,
      exit_code: 0,
      stderr: '',
    });
  }
  return shown.length;
}

/** The trace that tracing.md prints, as what its command has to print: addresses are shortened on the page. */
function printedTrace(page: string): { text: readonly RegExp[]; from: string } {
  const from = /trace --network robbed --from (\w+)/u.exec(page)?.[1] ?? '';
  const block = /```text\n(Forward from [^`]+)```/u.exec(page)?.[1] ?? '';
  const places = [...block.matchAll(/^ {2}(\$[\d,]+).* (\w{8})…(\w{4}) {2}/gmu)];
  expect(places).toHaveLength(3);
  const ofPlace = places.map(([, usd = '', head, tail]) => new RegExp(`^ {2}\\${usd} .* ${head}\\w+${tail} `, 'mu'));
  const exact = (line: string): RegExp => new RegExp(line.replaceAll(/[$.()]/gu, String.raw`\$&`), 'u');
  const sums = [...block.matchAll(/\d[\d,]*\.\d{6,}/gu)].map(([sum]) => exact(sum));
  return { from, text: [exact(block.split('\n')[0] ?? ''), ...ofPlace, ...sums] };
}

const A = `0x${'a'.repeat(40)}`;
const B = `0x${'b'.repeat(40)}`;
const TOKEN = `0x${'5ca4'.repeat(10)}`;
const TRANSACTIONS = 'hash,block_number,from_address,to_address,value,block_timestamp';
const ETHER = '1000000000000000000';

/** By a part of a command of formats.md: the files that it reads. A command without any fails the test. */
const FORMAT_FILES: readonly (readonly [part: string, files: Files])[] = [
  ['./export.csv', { 'export.csv': ['from,to,amount,timestamp', 'A,B,10,2024-01-10 12:00:00'] }],
  ['./payments.csv', { 'payments.csv': ['Payer,Payee,Paid (cents),When', 'A,B,1050,16.01.2025 04:00'] }],
  [
    './export-0xabc.csv',
    {
      'export-0xabc.csv': [
        'Transaction Hash,Blockno,UnixTimestamp,From,To,Value_IN(ETH),Value_OUT(ETH)',
        `0x01,7,1704888000,${A},${B},2,0`,
      ],
    },
  ],
  [
    '--network bitcoin --source directory:./exports',
    {
      'exports/transactions.json': [
        '{"hash":"t1","block_number":7,"block_timestamp":1690200000,"inputs":[{"addresses":["alice"],"value":5}],"outputs":[{"addresses":["bob"],"value":4}]}',
      ],
      'exports/blocks.json': ['{"number":7,"timestamp":1690200000}'],
    },
  ],
  [
    'inputs=vin.csv',
    {
      'exports/vin.csv': ['TxId,Spender,Sats', 't1,alice,5'],
      'exports/vout.csv': ['TxId,Receiver,Sats,When', 't1,bob,4,1690200000'],
    },
  ],
  [
    '--source-format ethereum-etl',
    {
      'exports/transactions.csv': [`${TRANSACTIONS},receipt_status`, `0x01,7,${A},${B},${ETHER},1705150000,1`],
      'exports/token_transfers.csv': [
        'token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp',
        `${TOKEN},${A},${B},1000000,0x01,3,7,1705150000`,
      ],
      'exports/tokens.csv': ['address,symbol,decimals', `${TOKEN},SCAM,6`],
    },
  ],
  [
    '--config settings.json',
    {
      'exports/transactions.csv': [TRANSACTIONS, `0x02,8,${A},${B},${ETHER},1451650000`],
      'settings.json': ['{ "ingestion": { "assume_success": true } }'],
    },
  ],
  [
    './prices.csv',
    { 'prices.csv': ['asset_symbol,asset_contract,price_date,price_usd', 'ETH,native,2024-01-13,2500'] },
  ],
  ['assets list', {}],
  ['assets trust', {}],
];

/** What only people know, made up for the test. */
async function fillReport(path: string): Promise<void> {
  const exported = JSON.parse(await readFile(path, 'utf8')) as { document: FilingDocument };
  const { document } = exported;
  const { report, reporting_entity, reporting_person } = document;
  const location = { ...reporting_entity.location, address: 'Main Street 1', city: 'Bern', country_code: 'CH' };
  const filled: FilingDocument = {
    ...document,
    report: {
      ...report,
      submission_date: '2025-11-21',
      reason: 'Passed on at once.',
      action: 'The account was closed.',
      indicators: [{ code: 'LAYERING', words: '' }],
    },
    reporting_entity: { ...reporting_entity, name: 'Example', rentity_id: '42', location },
    reporting_person: { ...reporting_person, first_name: 'Ana', last_name: 'E', email: 'ana@example.org' },
  };
  await writeFile(path, JSON.stringify({ ...exported, document: filled }));
}

describe('the commands of the docs work as printed', () => {
  it('of formats.md, each with the files that it names', async () => {
    const cwd = join(root, 'formats');
    await mkdir(cwd);
    const count = await runPage('docs/formats.md', cwd, {
      words: { '0x5ca4…': TOKEN },
      before: async (line) => {
        const known = FORMAT_FILES.find(([part]) => line.includes(part));
        expect(known, `files for: ${line}`).toBeDefined();
        await rm(join(cwd, 'exports'), { recursive: true, force: true });
        await put(cwd, known?.[1] ?? {});
      },
    });
    expect(count).toBeGreaterThan(10);
  }, 600_000);

  it('of labels.md', async () => {
    const cwd = join(root, 'labels');
    await put(cwd, {
      'labels/labels.csv': ['address,label,address_type', `${A},Shop,exchange`],
      'sanctioned_addresses_ETH.txt': ['0x8589427373D6D84E98730D7795D8f6f8731FDA16'],
      'sdn.csv': [`1,"NAME",-0-,"Digital Currency Address - ETH ${B}"`],
      'tornado_cash.yaml': ['title: Tornado', 'category: mixing_service', 'tags:', `  - address: "${TOKEN}"`],
      'targets.simple.csv': ['id,schema,name,sanctions,dataset', `w,CryptoWallet,${A},OFAC SDN,us_ofac_sdn`],
      'ours.txt': [A],
      'gang.txt': [B],
    });
    expect(await runPage('docs/labels.md', cwd)).toBe(15);
  }, 600_000);

  it('of README.md, tracing.md and the pages about what was found, over a simulated network', async () => {
    const cwd = join(root, 'readme');
    await mkdir(cwd);
    await copyMychain(join(cwd, 'exports'));
    await put(cwd, { 'sanctions.txt': [A] });
    const on = ['--network', 'mychain', '--json'];
    const run = ['run', '--processing-date', '2025-11-20', '--source', './exports'];
    expect(await analytics([...run, ...on], { cwd })).toMatchObject({ exit_code: 0 });
    const { alerts } = answerOf(await analytics(['alerts', 'list', ...on], { cwd })) as {
      alerts: { alert_id: string }[];
    };
    const ALERT_ID = alerts[0]!.alert_id;
    const shown = answerOf(await analytics(['alerts', 'show', ALERT_ID, ...on], { cwd })) as {
      transfers: { transfer_id: string; from_address: string; to_address: string }[];
    };
    const { transfer_id: ID, from_address: ADDRESS, to_address: OTHER } = shown.transfers[0]!;
    expect(await runPage('README.md', cwd, { words: { ALERT_ID, ADDRESS } })).toBeGreaterThan(9);
    expect(await runPage('docs/tracing.md', cwd, { words: { ADDRESS, OTHER, ID } })).toBeGreaterThan(7);
    const { text, from } = printedTrace(await readFile('docs/tracing.md', 'utf8'));
    const { stdout } = await analytics(['trace', '--network', 'robbed', '--from', from], { cwd });
    for (const part of text) expect(stdout).toMatch(part);
    const oneDay = { '/path/to/files': './exports', '2025-11-01': '2025-11-20' };
    expect(await runPage('docs/getting-started.md', cwd, { words: oneDay })).toBeGreaterThan(7);
    expect(await runPage('docs/notebooks.md', cwd)).toBe(4);
    const pair = { demo: 'mychain', '0x9a1b…e3cb': ADDRESS, '0x77c0…18d2': OTHER };
    expect(await runPage('docs/entities.md', cwd, { words: pair })).toBe(3);
    const drafted = answerOf(await analytics(['filings', 'draft', '--alert', ALERT_ID, ...on], { cwd })) as {
      filing: { filing_id: string };
    };
    await cp('packages/jobs/test/goaml-structure.xsd', join(cwd, 'goAMLSchema.xsd'));
    await put(cwd, { 'filing.json': ['{ "allow_own_approval": true }'] });
    const filed = await runPage('docs/filing.md', cwd, {
      words: { torus: 'mychain', ALERT_ID, FILING: drafted.filing.filing_id },
      env: { ANALYTICS_FILING: 'filing.json' },
      before: async (line) => {
        if (line.includes(' save ')) await fillReport(join(cwd, 'report.json'));
      },
    });
    expect(filed).toBe(9);
    const web = await webReceiver();
    const desk = { kind: 'webhook', url: web.url, secret: 'a secret of the desk' };
    await put(cwd, { 'notify.json': [JSON.stringify({ channels: { desk } })] });
    const operated = { words: { torus: 'mychain' }, env: { ANALYTICS_NOTIFICATIONS: 'notify.json' } };
    expect(await runPage('docs/operations.md', cwd, operated)).toBe(21);
    await web.close();
    expect(web.posts).toHaveLength(1);
  }, 900_000);

  it('of evaluation.md and scale.md, with fewer transfers, and without copies to measure chance by', async () => {
    const cwd = join(root, 'measured');
    await put(cwd, { 'without-copies.json': ['{ "detection": { "copies": 0 } }'] });
    // The copies take ten times as long as the rest of the run; evaluation.slow.test.ts measures with them.
    const flags = (line: string) => (line.includes('analytics run ') ? ['--config', 'without-copies.json'] : []);
    expect(await runPage('docs/evaluation.md', cwd, { words: { '200k': '2k' }, flags })).toBe(3);
    expect(await runPage('docs/scale.md', cwd, { words: { '1m': '2k' } })).toBe(2);
  }, 900_000);

  it('and of no other page', () => {
    const shown = pagesOfDocs().filter((page) => commandsOf(page).length > 0);
    expect(shown).toEqual([...pages_run, ...Object.keys(PAGES_ELSEWHERE)].sort());
  });
});
