/** A transfer of value zero moves nothing: it is kept for the detectors that need it, and counts nowhere else. */
import { describe, expect, it } from 'vitest';
import { IngestPlace, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
/** 2025-01-16 04:00:00 UTC. */
const TIME = 1737000000;
const COIN = '1000000000000000000';

/** What is kept: `tx_id from to symbol contract`, in order. */
async function kept(): Promise<string[]> {
  const rows = await place.database.rows<{ line: string }>(
    `SELECT concat(tx_id, ' ', from_address, ' ', to_address, ' ', asset_symbol, ' ', asset_contract) AS line
     FROM core_zero_value_transfers FINAL ORDER BY tx_id, event_index`,
  );
  return rows.map(({ line }) => line);
}

describe('core_zero_value_transfers', () => {
  it('keeps those of an ethereum-etl export, with addresses in their one form', async () => {
    await place.put('assets.csv', 'asset_symbol,asset_contract,decimals', 'USDX,0xc,6');
    await place.put(
      'transactions.csv',
      'hash,block_number,from_address,to_address,value,block_timestamp,receipt_status',
      `0xa,7,0x1,0x2,${COIN},${TIME},1`,
      `0xb,7,0x1,0x2,0,${TIME},1`,
      `0xc,7,0x1,0x2,0,${TIME},0`,
    );
    await place.put(
      'token_transfers.csv',
      'token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp',
      `0xC,0xAB,0xCD,0,0xD,5,7,${TIME}`,
      `0xc,0x1,0x2,0,0xe,5,99,`,
    );
    const report = await place.load();
    expect(await kept()).toEqual(['0xb 0x1 0x2 ETH native', '0xd 0xab 0xcd USDX 0xc']);
    expect(transfersOf(report)).toMatchObject({ row_count: 5, loaded_count: 1, rejected: { zero_value: 3 } });
    expect(report.account).toMatchObject({ new_count: 1, kept_zero_value_count: 2, in_window_count: 1 });
    expect(await place.loaded()).toEqual(['0x1 0x2 1 ETH']);
  });

  it.each([
    ['plain tables', 'payments.csv', 'tx_id,from,to,amount,time,asset', `a,x,y,3,${TIME},T`, `b,x,y,0.00,${TIME},T`],
    [
      'cryo',
      'ethereum__transactions__0_to_9.csv',
      'block_number,transaction_hash,from_address,to_address,value,success,timestamp',
      `7,0xa,0x1,0x2,${COIN},true,${TIME}`,
      `7,0xb,0x1,0x2,0,true,${TIME}`,
    ],
    [
      'core tables',
      'transfers.csv',
      'tx_id,event_index,edge_index,block_height,block_timestamp,from_address,to_address,asset_symbol,amount',
      `a,0,0,7,${TIME}000,x,y,T,3`,
      `b,0,0,7,${TIME}000,x,y,T,0`,
    ],
  ])('keeps those of %s', async (_, file, ...lines) => {
    await place.put(file, ...lines);
    const { account } = await place.load();
    expect(account).toMatchObject({ row_count: 2, new_count: 1, kept_zero_value_count: 1 });
    expect(await kept()).toHaveLength(1);
    expect(await place.loaded()).toHaveLength(1);
  });

  it('has a transfer once, whether it is loaded again or its block was moved to another month', async () => {
    const header = 'hash,block_number,from_address,to_address,value,block_timestamp,receipt_status';
    const sound = `0xa,7,0x1,0x2,${COIN},${TIME},1`;
    await place.put('transactions.csv', header, sound, `0xb,7,0x1,0x2,0,${TIME},1`);
    await place.load();
    await place.load({}, { version: 2 });
    await place.put('transactions.csv', header, sound, `0xb,8,0x1,0x2,0,${TIME + 30 * 86_400},1`);
    await place.load({}, { version: 3 });
    expect(await place.database.rows('SELECT tx_id, block_height FROM core_zero_value_transfers FINAL')).toEqual([
      { tx_id: '0xb', block_height: 8 },
    ]);
  });

  it('stays empty where an ingest loads nothing', async () => {
    await place.put(
      'transactions.csv',
      'hash,block_number,from_address,to_address,value,block_timestamp,receipt_status',
      `0xa,7,0x1,0x2,${COIN},${TIME},1`,
      `0xb,7,0x1,0x2,0,${TIME},1`,
    );
    await place.load({}, { is_dry_run: true });
    expect(await kept()).toEqual([]);
  });
});
