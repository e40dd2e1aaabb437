/** Labels beside transfers in the shape in which others publish them. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listLabels } from '@analytics/storage';
import { IngestPlace, noticesOf } from './ingest-place.ts';
import { TEST_NETWORK } from '../../storage/test/made-once.ts';

const place = new IngestPlace();
const NETWORK = TEST_NETWORK;
/** EIP-55 writes it so. */
const THIEF = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const SHOP = '0x00000000000000000000000000000000000000b2';
const BITCOIN = '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h';

async function stored(): Promise<string[]> {
  const filter = { address: '', source: '', categories: [], row_limit: 100, row_offset: 0 };
  const rows = await listLabels(place.database, NETWORK, filter);
  return rows.map((row) => [row.address, row.address_type, row.label, row.source].join(' '));
}

const putTransfers = async (): Promise<void> => {
  await place.database.command('TRUNCATE TABLE core_address_labels');
  await place.put('a.csv', 'from,to,amount,timestamp', `${THIEF},${SHOP},1,1737000000`);
};
const sanctioned = `${THIEF.toLowerCase()} sanctioned OFAC SDN OFAC`;

describe('labels beside transfers', () => {
  it('may be a list of the Treasury, a TagPack and a table with names of its own, all at once', async () => {
    await putTransfers();
    await place.put('sanctioned_addresses_ETH.txt', THIEF, BITCOIN);
    await place.put(
      'shops.yaml',
      'title: Shops',
      'category: exchange',
      'tags:',
      `  - address: "${SHOP}"`,
      '    label: Shop',
    );
    await place.put('labels.csv', 'Wallet Address;Name Tag;Category', `${SHOP};The Shop;hot wallet`);
    await place.put('mapping.yaml', 'columns: {from: a}');
    const report = await place.load({ path: place.directory });
    expect((await stored()).sort()).toEqual(
      [`${SHOP} exchange Shop Shops`, `${SHOP} hot wallet The Shop labels.csv`, sanctioned].sort(),
    );
    expect(report.files.filter(({ kind }) => kind === 'address_labels')).toMatchObject([
      { row_count: 1, loaded_count: 1 },
      { row_count: 2, loaded_count: 1, rejected: { other_chain: 1 } },
      { row_count: 1, loaded_count: 1 },
    ]);
    expect(noticesOf(report, 'LABELS_MATCHED')).toEqual(['2 of 2 labelled addresses are addresses of this network.']);
    expect(noticesOf(report, 'FILE_ABSENT').join(' ')).not.toContain('address_labels');
    expect(noticesOf(report, 'FILE_NOT_READ')).toEqual([expect.stringContaining('mapping.yaml') as string]);
  });

  it('may say from when and until when they hold, under our names too', async () => {
    await putTransfers();
    const columns = 'address,label,address_type,valid_from,valid_to';
    await place.put('labels.csv', columns, `${THIEF},Shop,exchange,2024-01-10,2024-06-01`);
    await place.load({ path: place.directory });
    const filter = { address: '', source: '', categories: [], row_limit: 100, row_offset: 0 };
    expect(await listLabels(place.database, NETWORK, filter)).toMatchObject([
      { valid_from_ms: Date.UTC(2024, 0, 10), valid_to_ms: Date.UTC(2024, 5, 1) },
    ]);
  });

  it('may say what an address is in two columns: the risk counts, and columns that are not read are named', async () => {
    await putTransfers();
    const columns = 'address,type,category,name,tags,empty';
    const named = `${SHOP},contract,token,Mixer,,`;
    await place.put('labels.csv', columns, `${THIEF},EOA,sanctioned,Foo,ofac,`, `${SHOP},Tier 1,Exchange,Bar,,`, named);
    await place.put('address_labels.csv', 'address,label,address_type,category', `${SHOP},Shop,contract,scam`);
    const report = await place.load({ path: place.directory });
    expect((await stored()).sort()).toEqual(
      [
        `${SHOP} Exchange Bar labels.csv`,
        `${THIEF.toLowerCase()} sanctioned Foo labels.csv`,
        `${SHOP} contract Mixer labels.csv`,
        `${SHOP} scam Shop address_labels.csv`,
      ].sort(),
    );
    expect(noticesOf(report, 'COLUMNS_NOT_READ')).toEqual([
      'Not read of labels.csv: 1 column without a meaning here (tags).',
    ]);
    expect(noticesOf(report, 'LABEL_WORDS_UNKNOWN')).toEqual([
      'Called by the name of a risk, and no risk by their type: 1 label, such as "Mixer" of type "contract". Where they are one, say it in the column of the type.',
    ]);
  });

  it('may be compressed, and stand beside files of ours', async () => {
    await putTransfers();
    await place.put('ofac.txt.gz', gzipSync(`${THIEF}\n`));
    await place.database.exportToFile(
      `SELECT 't' AS tx_id, '0' AS event_index, '0' AS edge_index, toUInt32(1) AS block_height, toUInt64(1737000000000) AS block_timestamp,
         'A' AS from_address, 'B' AS to_address, 'X' AS asset_symbol, toDecimal128(1, 18) AS amount`,
      {},
      'parquet',
      `${place.directory}/transfers.parquet`,
    );
    await place.load();
    expect(await stored()).toEqual([sanctioned]);
  });

  it('that do not say what their addresses are stop the ingest before anything is loaded', async () => {
    await putTransfers();
    await place.put('labels.txt', THIEF);
    await expect(place.load()).rejects.toMatchObject({ code: 'LABELS_UNREADABLE' });
    expect(await place.loaded()).toEqual([]);
  });

  it('are counted and not stored by a dry run', async () => {
    await putTransfers();
    await place.put('ofac.txt', THIEF);
    const report = await place.load({}, { is_dry_run: true });
    expect(report.files.filter(({ kind }) => kind === 'address_labels')).toMatchObject([{ loaded_count: 1 }]);
    expect(await stored()).toEqual([]);
  });
});
