/** Lists as they are published, imported into a network. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listLabels, type Database } from '@analytics/storage';
import { importLabels, type LabelImport } from '../src/labels/import-labels.ts';
import { TEST_NETWORK, openMigrated } from '../../storage/test/made-once.ts';

const network = TEST_NETWORK;
const PAYEE = '0x00000000000000000000000000000000000000b2';
const ETH = '0x8589427373D6D84E98730D7795D8f6f8731FDA16';
const XBT = '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h';
const repository = new URL('../../../', import.meta.url).pathname;
const PUBLISHED = resolve(repository, process.env['ANALYTICS_SHARED_DIR'] ?? '../shared', 'labels');
let root: string;
let database: Database;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-import-'));
  database = await openMigrated(join(root, 'data'));
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ['core_transfers', 'core_address_labels', 'analyzers_labels_history'])
    await database.command(`TRUNCATE TABLE ${table}`);
});

const load = (path: string, more: Partial<LabelImport> = {}) =>
  importLabels(database, network, { path, changed_by: 'test', now_ms: 1_700_000_000_000, ...more });

async function put(name: string, text: string): Promise<string> {
  await writeFile(join(root, name), text);
  return join(root, name);
}

const standing = async () =>
  await listLabels(database, network, { address: '', source: '', categories: [], row_limit: 100, row_offset: 0 });

const loadTransfer = (): Promise<void> =>
  database.command(
    `INSERT INTO core_transfers VALUES ('t1', '0', '0', 1, 1737000000000, '${ETH.toLowerCase()}', '0x00000000000000000000000000000000000000b2', 'ETH', 'native', 1, 1, 0, 1)`,
  );

describe('importLabels', () => {
  it('stores a sanctions list in one form, and again changes nothing', async () => {
    await loadTransfer();
    const path = await put('ofac.txt', `${ETH}\n`);
    const report = await load(path);
    expect(report).toMatchObject({ format: 'ofac', read_count: 1, stored: { added: 1, unchanged: 0 } });
    expect(report.notices).toMatchObject([{ code: 'LABELS_MATCHED', count: 1 }]);
    expect(await standing()).toMatchObject([
      { address: ETH.toLowerCase(), address_type: 'sanctioned', trust_level: 'official', source: 'OFAC' },
    ]);
    expect((await load(path)).stored).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  it('names labels of another chain, counts them and stores the rest', async () => {
    await loadTransfer();
    const pack = `title: p\ncategory: hack\ntags:\n- {address: '${ETH}', currency: ETH}\n- {address: ${XBT}, currency: BTC}\n`;
    const report = await load(await put('both.yaml', pack));
    expect(report.set_aside).toEqual({ other_chain: { count: 1, example: `${XBT} of BTC` } });
    expect(await standing()).toHaveLength(1);
  });

  it('sets aside what cannot be a label, and says where a checksum is wrong', async () => {
    const list = `address,type,trust\n${XBT.slice(0, -1)}i,mixer,Official\n${ETH},mixer,rather\n${ETH},mixer,official\n${ETH},mixer,official\n`;
    const report = await load(await put('list.csv', list));
    expect(report.set_aside).toMatchObject({ unknown_trust_level: { count: 1 }, repeated: { count: 1 } });
    expect(report.stored.added).toBe(2);
    expect(report.notices.map(({ code }) => code)).toContain('LABEL_CHECKSUM_WRONG');
  });

  it.each([
    ['exchange', 'mixer'],
    ['mixer', 'exchange'],
  ])('keeps the risk of an address that a list calls %s and %s, and says so', async (first, second) => {
    const report = await load(
      await put('list.csv', `address,label,address_type\n${ETH},Foo,${first}\n${ETH},Foo,${second}\n`),
    );
    expect(await standing()).toMatchObject([{ address_type: 'mixer' }]);
    expect(report.set_aside).toMatchObject({ contradicted: { count: 1 } });
  });

  it('sets aside what has a digit more or less than an EVM address', async () => {
    const path = await put('ours.txt', `${ETH}\n${ETH.slice(0, -1)}\n`);
    const report = await load(path, { category: 'sanctioned' });
    expect(report.set_aside).toMatchObject({ wrong_length: { count: 1, example: ETH.slice(0, -1) } });
  });

  it('says that names alone mean nothing', async () => {
    const path = await put('tags.csv', `Address,Name Tag\n${ETH},Binance 14\n${PAYEE},Fake_Phishing1234\n`);
    const [, names] = (await load(path)).notices;
    expect(names?.message).toMatch(/^Nothing says what 1 labelled address is, such as "Binance 14"/u);
  });

  it('asks what bare addresses are, and takes --category for it', async () => {
    const path = await put('ours.txt', `${ETH}\n`);
    await expect(load(path)).rejects.toThrow('and --category');
    await load(path, { category: 'own', source: 'treasury', trust_level: 'official' });
    expect(await standing()).toMatchObject([{ address_type: 'own', source: 'treasury', trust_level: 'official' }]);
  });

  it.each([
    ['an empty file', 'empty.csv', ''],
    ['a file that is no text', 'binary.csv', '\u0000\u0001'],
  ])('refuses %s', async (_, name, text) => {
    await expect(load(await put(name, text))).rejects.toMatchObject({ code: 'LABELS_UNREADABLE' });
  });
});

describe.skipIf(!existsSync(PUBLISHED))(
  'lists as they are published (skipped where ANALYTICS_SHARED_DIR has no labels)',
  () => {
    it.each([
      ['ofac/sanctioned_addresses_ETH.txt', 'ofac', 152, 152],
      ['ofac/sanctioned_addresses_TRX.txt', 'ofac', 6, 6],
      ['ofac/sanctioned_addresses_USDT.txt', 'ofac', 26, 26],
      ['ofac/sanctioned_addresses_XBT.txt', 'ofac', 435, 435],
      ['tagpacks/blender_io.yaml', 'tagpack', 45, 45],
      ['tagpacks/etherscan-wordcloud-exchange.yaml', 'tagpack', 646, 646],
      ['tagpacks/hacks.yaml', 'tagpack', 608, 608],
      ['tagpacks/tornado_cash.yaml', 'tagpack', 39, 38],
      ['tagpacks/usdt_blacklist.yaml', 'tagpack', 774, 774],
    ])('%s loads as it is', async (name, format, read_count, added) => {
      const report = await load(join(PUBLISHED, name));
      expect(report).toMatchObject({ format, read_count, stored: { added } });
      // Five tags of hacks.yaml have a name and no category.
      const others = name.endsWith('hacks.yaml') ? ['LABEL_WORDS_UNKNOWN'] : [];
      expect(report.notices.map(({ code }) => code)).toEqual(['LABELS_MATCHED', ...others]);
    });
  },
);
