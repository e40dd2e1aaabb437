/** Labels as people have them, from file to table, and what an ingest says of them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import { type Database } from '@analytics/storage';
import { ingest, type IngestReport } from '../src/ingest.ts';
import { SETTINGS } from './ingest-place.ts';
import { TEST_NETWORK, openMigrated } from '../../storage/test/made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-01-31'), 30);
const PAYER = '0x00000000000000000000000000000000000000b2';
let root: string;
let database: Database;
let place: string;
let places = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-labels-'));
  database = await openMigrated(join(root, 'data'));
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  place = join(root, `place-${places++}`);
  await mkdir(place);
  for (const table of ['core_transfers', 'core_address_labels']) await database.command(`TRUNCATE TABLE ${table}`);
});

async function putLabels(...lines: readonly string[]): Promise<void> {
  await writeFile(join(place, 'address_labels.csv'), `${lines.join('\n')}\n`);
}

const load = (): Promise<IngestReport> =>
  ingest(database, {
    source: { kind: 'directory', path: place },
    network,
    window,
    settings: SETTINGS,
    run_directory: join(place, 'run'),
    version: 1,
  });

async function loadPayer(): Promise<void> {
  await database.command(
    `INSERT INTO core_transfers VALUES ('t1', '0', '0', 1, 1737000000000, '${PAYER}', 'bob', 'ETH', 'native', 1, 1, 0, 1)`,
  );
}

const messageOf = ({ notices }: IngestReport, code: string): string | undefined =>
  notices.find((notice) => notice.code === code)?.message;

describe('ingest of labels', () => {
  it('loads labels that come without transfers', async () => {
    await putLabels('address,label,address_type', `${PAYER},Payer,exchange`);
    const report = await load();
    expect(report.files).toMatchObject([{ kind: 'address_labels', loaded_count: 1 }]);
    expect(messageOf(report, 'LABELS_MATCHED')).toBe(
      '0 of 1 labelled address is an address of this network: no transfer is loaded yet.',
    );
  });

  it('takes a label without a trust level for verified, and levels in capitals for what they say', async () => {
    await putLabels(
      'address,label,address_type,trust_level,risk_level',
      `${PAYER},none,exchange,,`,
      `${PAYER},capitals,Scam, OFFICIAL,High`,
      `${PAYER},other,scam,rather,low`,
    );
    const report = await load();
    expect(report.files).toMatchObject([{ loaded_count: 2, rejected: { unknown_trust_level: 1 } }]);
    const rows = await database.rows(
      'SELECT label, trust_level, risk_level FROM core_address_labels FINAL ORDER BY label',
    );
    expect(rows).toEqual([
      { label: 'capitals', trust_level: 'official', risk_level: 'high' },
      { label: 'none', trust_level: 'verified', risk_level: '' },
    ]);
  });

  it('keeps the risk of labels that contradict each other, as a list does, whichever was updated last', async () => {
    await putLabels(
      'address,label,address_type,source,updated_timestamp',
      `${PAYER},Payer,exchange,ours,1737000000000`,
      `${PAYER},Payer,Mixing Services,ours,1600000000000`,
      `${PAYER},Payer,defi,ours,1736000000000`,
    );
    expect((await load()).files).toMatchObject([{ loaded_count: 1, rejected: { conflicting_duplicate: 2 } }]);
    expect(await database.rows('SELECT address_type FROM core_address_labels FINAL')).toEqual([
      { address_type: 'Mixing Services' },
    ]);
  });

  it('says how many labels name somebody, those that were loaded before included', async () => {
    await loadPayer();
    await putLabels('address,label,address_type', `${PAYER.toUpperCase()},Payer,exchange`, 'nobody,Nobody,mixer');
    expect(messageOf(await load(), 'LABELS_MATCHED')).toBe('1 of 2 labelled addresses are addresses of this network.');
  });

  it('names the words that mean nothing, with those that were meant', async () => {
    await putLabels('address,label,address_type', `${PAYER},one,mixing_servise`, `${PAYER},two,Exchanges`);
    expect(messageOf(await load(), 'LABEL_WORDS_UNKNOWN')).toContain(
      'The type of 1 label means nothing here: "mixing_servise" (1; nearest known words: mixing service',
    );
  });
});
