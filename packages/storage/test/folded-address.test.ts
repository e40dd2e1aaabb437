/** One form of an address: the SQL and the TypeScript give the same for whatever text. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, foldAddress, parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { foldedAddress } from '../src/engine/folded-address.ts';
import { openDatabase } from '../src/engine/open-database.ts';

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-fold-'));
  const name = databaseOf(parseNetworkName('fold-test'));
  database = await openDatabase({ name, data_dir: directory, threads: 1 });
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const foldedBySql = async (texts: readonly string[]): Promise<string[]> => {
  const rows = await database.rows<{ folded: string }>(
    `SELECT ${foldedAddress('text')} AS folded FROM (SELECT arrayJoin({texts:Array(String)}) AS text)`,
    { texts: [...texts] },
  );
  return rows.map(({ folded }) => folded);
};

const EVM = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const BECH32 = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const TEXTS = [
  EVM,
  EVM.toUpperCase(),
  ` ${EVM}\t`,
  `\uFEFF${EVM}\u00A0`,
  `\u200B${EVM}\r`,
  `${EVM}0`,
  `0x${'AB'.repeat(32)}`,
  BECH32.toUpperCase(),
  BECH32.replace('q', 'Q'),
  'BC1SHORT',
  ' TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t ',
  'Alice  Bob ',
  "o'Neil\\",
  'ÄB',
  '',
  ' ',
] as const;

describe('foldedAddress', () => {
  it('gives in SQL what foldAddress gives, for addresses as people write them', async () => {
    expect(await foldedBySql(TEXTS)).toEqual(TEXTS.map(foldAddress));
    expect(foldAddress(TEXTS[3])).toBe(EVM.toLowerCase());
  });

  it('gives the same for any text around and inside of them', async () => {
    const part = fc.constantFrom('0x', '0X', 'A', 'f', 'BC1Q', ' ', '\uFEFF', '\u00A0', '\n', EVM.slice(2), 'ß', 'z1');
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    const texts = fc.sample(text, { numRuns: 1000, seed: 7 });
    expect(await foldedBySql(texts)).toEqual(texts.map(foldAddress));
  });

  it('keeps a null', async () => {
    const [row] = await database.rows(`SELECT ${foldedAddress(`CAST(NULL, 'Nullable(String)')`)} AS folded`);
    expect(row).toEqual({ folded: null });
  });
});
