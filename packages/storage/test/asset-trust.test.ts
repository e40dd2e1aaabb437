import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/engine/database.ts';
import { decideAsset, listAssets, setAsideImplausible } from '../src/slices/asset-trust.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const network = TEST_NETWORK;
const DAY = 86_400_000;
const NOON = 1736985600000;
const LIMITS = {
  max_unit_price_usd: 1_000_000,
  max_daily_usd_per_address: 100_000_000,
  max_price_jump: 1000,
  min_jump_usd: 1_000_000,
};
let root: string;
let database: Database;
let clock = 10;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-trust-'));
  database = await openMigrated(root);
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ['core_transfers', 'core_assets', 'core_asset_trust', 'core_claimed_values']) {
    await database.command(`TRUNCATE TABLE ${table}`);
  }
});

async function pay(id: string, contract: string, amount: number, usd: number, time = NOON): Promise<void> {
  await database.command(
    `INSERT INTO core_transfers (tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract,
       amount, amount_usd, fee, _version)
     SELECT '${id}', '0', '0', 7, ${time}, 'a', 'b', 'T', '${contract}', ${amount}, ${usd}, 0, 1`,
  );
}

const judge = async (): Promise<string[]> => {
  clock += 10;
  const aside = await setAsideImplausible(database, network, LIMITS, { now_ms: NOON, version: clock });
  return aside.map(({ asset_contract, reason }) => `${asset_contract} ${reason}`);
};
const counted = async (): Promise<string[]> => {
  const rows = await database.rows<{ line: string }>(
    `SELECT concat(tx_id, ' ', toString(t.amount_usd), ' of ', toString(t.amount_usd + c.claimed_usd)) AS line
     FROM core_transfers AS t FINAL
     LEFT JOIN (SELECT tx_id AS tx, claimed_usd FROM core_claimed_values FINAL) AS c ON c.tx = t.tx_id ORDER BY tx_id`,
  );
  return rows.map(({ line }) => line);
};

describe('setAsideImplausible', () => {
  it('leaves out of USD what costs too much a unit, moves too much among few, or costs a thousand times more than before', async () => {
    await pay('1', '0xprice', 50, 50 * 2_000_000);
    await pay('2', '0xvolume', 1_000_000_000, 999_000_000);
    await pay('3', '0xjump', 10, 10, NOON - DAY);
    await pay('4', '0xjump', 1000, 2_000_000);
    await pay('5', '0xfine', 100, 100);
    await pay('6', 'native', 1, 500_000_000);
    expect(await judge()).toEqual(['0xjump price_jump', '0xprice unit_price', '0xvolume volume']);
    expect(await counted()).toEqual([
      '1 0 of 100000000',
      '2 0 of 999000000',
      '3 0 of 10',
      '4 0 of 2000000',
      '5 100 of 100',
      '6 500000000 of 500000000',
    ]);
    expect(await judge()).toHaveLength(3);
  });

  it('believes a token that the assets verify, and lets one count again that they verify later', async () => {
    await pay('1', '0xprice', 50, 100_000_000);
    expect(await judge()).toEqual(['0xprice unit_price']);
    await database.command(
      `INSERT INTO core_assets (asset_symbol, asset_contract, network, verified, _version) VALUES ('T', '0xprice', '${network}', true, 1)`,
    );
    expect(await judge()).toEqual([]);
    expect(await counted()).toEqual(['1 100000000 of 100000000']);
  });
});

describe('decideAsset', () => {
  const deciding = () => ({ now_ms: NOON, version: (clock += 10) });

  it('lets a token count that somebody vouches for, and leaves one out by hand', async () => {
    await pay('1', '0xprice', 50, 100_000_000);
    await pay('2', '0xfine', 100, 100);
    await judge();
    await decideAsset(database, network, { asset_contract: '0xprice', status: 'trusted', note: '' }, deciding());
    await decideAsset(database, network, { asset_contract: '0xfine', status: 'set_aside', note: '' }, deciding());
    expect(await counted()).toEqual(['1 100000000 of 100000000', '2 0 of 100']);
    expect(await judge()).toEqual(['0xfine by_hand']);
    expect((await listAssets(database, network)).map((row) => `${row.asset_contract} ${row.status}`)).toEqual([
      '0xfine set_aside',
      '0xprice trusted',
    ]);
  });

  it('refuses a contract of which nothing is loaded', async () => {
    const decision = { asset_contract: '0xnone', status: 'trusted', note: '' } as const;
    await expect(decideAsset(database, network, decision, deciding())).rejects.toMatchObject({
      code: 'ASSET_NOT_FOUND',
    });
  });
});
