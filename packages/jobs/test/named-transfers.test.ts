/** Transfers are found by every form in which tables, files and answers print them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProcessingDate, shortAddress, spreadsheetText, windowOf } from '@analytics/domain';
import { transferIdsAt, type Database } from '@analytics/storage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMigrated } from '../../storage/test/made-once.ts';
import { rowsOfNamed } from '../src/questions/named-transfers.ts';

const window = windowOf(parseProcessingDate('2025-06-30'), 7);
const HASH = `0x${'ab'.repeat(31)}c1`;
const TOKEN = `0x${'de'.repeat(20)}`;

/** tx_id, event_index, edge_index, asset_contract: a transfer a row, in their order. */
const TRANSFERS = [
  [HASH, '0', '0', 'native'],
  [HASH, '7', '0', TOKEN],
  ['block 5, extrinsic 2', '0', '0', 'native'],
  ['block 5', '0', '0', 'native'],
  ['extrinsic 2', '0', '0', 'native'],
  ['a:b', '1', '2', 'ibc:AA,BB'],
  ['-5-2', '0', '0', 'native'],
  ['row-1', '0', '0', 'native'],
  ['row-1', '0', '1', 'native'],
] as const;
/** The last two are of one instant and block; before, two blocks share an instant. */
const timeOf = (row: number): number => window.start_ms + [1, 1, 2, 3, 4, 5, 5, 6, 6][row]!;
const heightOf = (row: number): number => [7, 7, 8, 9, 9, 9, 10, 11, 11][row]!;
const idOf = (row: number): string => (TRANSFERS[row] ?? []).join(':');

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-named-transfers-'));
  database = await openMigrated(directory);
  // The last first, with a transfer to oneself that is no row, and each twice.
  for (const [at, [tx, event, edge, contract]] of [...TRANSFERS.entries(), ...TRANSFERS.entries()].reverse()) {
    await database.command(
      `INSERT INTO core_transfers VALUES
       ({tx:String}, {event:String}, {edge:String}, {height:UInt32}, {time:UInt64}, 'ana', 'ben', 'X', {contract:String}, 1, 1, 0, 1),
       ('', '0', '0', {height:UInt32}, {time:UInt64}, 'ana', 'ana', 'X', 'native', 1, 1, 0, 1)`,
      { tx, event, edge, contract, height: heightOf(at), time: timeOf(at) },
    );
  }
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

/** Two of a transaction in one block and instant, as stored in another order than that of their ids. */
const ORDER = {
  length: TRANSFERS.length,
  timestamp_ms: Float64Array.from(TRANSFERS, (_, at) => timeOf(at)),
  block_height: Uint32Array.from(TRANSFERS, (_, at) => heightOf(at)),
};
const found = async (...names: string[]): Promise<number[]> => await rowsOfNamed(database, window, ORDER, names);

it('transferIdsAt names rows as rowsOfNamed finds them', async () => {
  const ids = await transferIdsAt(database, window, ORDER, [8, 0, 5, 7, 1]);
  expect([...ids].sort(([one], [other]) => one - other)).toEqual([0, 1, 5, 7, 8].map((row) => [row, idOf(row)]));
});

it.each([
  ['a transfer', idOf(1), [1]],
  ['a transaction', HASH, [0, 1]],
  ['an event of a transaction', `${HASH}:7`, [1]],
  ['an edge of an event', 'row-1:0:1', [8]],
  ['a hash in capitals', HASH.toUpperCase(), [0, 1]],
  ['a transfer in capitals', idOf(1).toUpperCase(), [1]],
  ['an id with spaces and a comma, which is no list', 'block 5, extrinsic 2', [2]],
  ['a list', 'block 5,extrinsic 2', [3, 4]],
  ['a list of a cell of CSV', `${idOf(2)}; ${idOf(5)}; row-1`, [2, 5, 7, 8]],
  ['a list with spaces', `${HASH} row-1:0:0`, [0, 1, 7]],
  ['colons in a transaction and its asset', idOf(5), [5]],
  ['a transaction with a colon', 'a:b', [5]],
  ['an id as a spreadsheet holds it', spreadsheetText('-5-2'), [6]],
  ['spaces around', `  ${idOf(3)}\t`, [3]],
])('rowsOfNamed finds %s', async (_, name, rows) => {
  expect(await found(name)).toEqual(rows);
});

it('rowsOfNamed takes a transfer and its transaction as one', async () => {
  expect(await found('-5-2', idOf(6), idOf(7), 'row-1')).toEqual([6, 7, 8]);
});

it.each([
  ['shortened', shortAddress(HASH), `Ids are wanted whole: ${JSON.stringify(HASH)} is one that begins so.`],
  ['cut', HASH.slice(0, 12), `Ids are wanted whole: ${JSON.stringify(HASH)} is one that begins so.`],
  ['one of several', `${HASH} and 3 more`, 'Name each: the JSON of the answer lists them all.'],
  ['unknown', 'block 6', 'Expected transfers of the window, found none named "block 6".'],
])('rowsOfNamed says what is wanted where an id is %s', async (_, name, message) => {
  await expect(found(name, 'row-1')).rejects.toMatchObject({
    code: 'TRANSFER_NOT_FOUND',
    message: expect.stringContaining(message) as string,
  });
});

it('rowsOfNamed repeats ten of the names that it does not find', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `no-${at}`);
  await expect(found(...names)).rejects.toMatchObject({
    message:
      'Expected transfers of the window, found none named "no-0", "no-1", "no-2", "no-3", "no-4", "no-5", "no-6", "no-7", "no-8", "no-9" and 990 more.',
  });
});
