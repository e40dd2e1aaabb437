import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { exportToFile } from '../src/readers/exports.ts';
import { openMigrated } from './made-once.ts';

const LABELS = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'plain', "O'Hara, Ltd"];
const WINDOW = windowOf(parseProcessingDate('2025-06-30'), 30);

let data_dir: string;
let database: Database;
beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-cells-'));
  const network = parseNetworkName('torus');
  database = await openMigrated(data_dir, { network });
  for (const [at, label] of LABELS.entries())
    await database.command(
      "INSERT INTO core_address_labels SELECT 'torus', 'evm', {address:String}, {label:String}, '', '', 'verified', 'test', 'low', -0.5, 1, 1, 1",
      { address: `a${at}`, label },
    );
});
afterAll(async () => {
  await database.close();
  await rm(data_dir, { recursive: true, force: true });
});

const labelsAs = async (format: 'csv' | 'jsonl', cells?: 'raw'): Promise<string> => {
  const path = join(data_dir, 'out');
  await exportToFile(database, 'labels', WINDOW, format, path, cells);
  return await readFile(path, 'utf8');
};

describe('exportToFile', () => {
  it('writes no formula to a CSV, and leaves numbers and order as they are', async () => {
    const [, ...lines] = (await labelsAs('csv')).split('\n"torus"').map((line) => line.split(',"evm",')[1]);
    expect(lines.map((line) => line?.replace(/,"","","verified","test","low",-0\.5,1,1\n?$/u, ''))).toEqual([
      `"a0","'=HYPERLINK(""http://x"")"`,
      `"a1","'+1"`,
      `"a2","'-1"`,
      `"a3","'@SUM(A1)"`,
      `"a4","'\tx"`,
      `"a5","'\rx"`,
      `"a6","plain"`,
      `"a7","O'Hara, Ltd"`,
    ]);
  });

  it('leaves texts as they are where a program reads them', async () => {
    expect(await labelsAs('csv', 'raw')).toContain('"a1","+1"');
    expect(await labelsAs('jsonl')).toContain('"label":"+1"');
  });
});
