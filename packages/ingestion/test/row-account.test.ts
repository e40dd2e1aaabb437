/** Every row of a source is accounted for: loaded, known, changed, or not loaded for a reason. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { IngestPlace, SETTINGS, noticesOf } from './ingest-place.ts';

const place = new IngestPlace();
const HEADER = 'hash,block_number,from_address,to_address,value,block_timestamp,receipt_status';
const COIN = '1000000000000000000';
/** 2025-01-16 04:00:00 UTC, in the window of January. */
const INSIDE = 1737000000;
const row = (hash: string, value = COIN, time = INSIDE, status = '1', block = 7): string =>
  `${hash},${block},0x1,0x2,${value},${time},${status}`;

describe('the account of an ingest', () => {
  it('counts every row once, by reason and file, and places the loaded ones by the window', async () => {
    await place.put('transactions_0_9.csv', HEADER, row('0xa'), row('0xb', COIN, INSIDE, '0'), row('0xc', 'many'));
    await place.put(
      'transactions_10_19.csv',
      HEADER,
      row('0xd', COIN, INSIDE - 40 * 86_400, '1', 1),
      row('0xe', COIN, INSIDE + 40 * 86_400, '1', 9),
    );
    const { account } = await place.load();
    expect(account).toEqual({
      row_count: 5,
      new_count: 3,
      changed_count: 0,
      known_count: 0,
      unloaded: [
        { reason: 'failed_transaction', kind: 'no_effect', file: 'transactions_0_9.csv', row_count: 1 },
        {
          reason: 'value_not_an_integer',
          kind: 'faulty',
          file: 'transactions_0_9.csv',
          row_count: 1,
          examples: [{ row: 3, line: 4, found: 'many' }],
        },
      ],
      kept_zero_value_count: 0,
      in_window_count: 1,
      before_window_count: 1,
      after_window_count: 1,
      oldest_ms: (INSIDE - 40 * 86_400) * 1000,
      newest_ms: (INSIDE + 40 * 86_400) * 1000,
      unread_files: [],
    });
  });

  it('tells known from changed transfers, and keeps what the changed ones said', async () => {
    await place.put('transactions.csv', HEADER, row('0xa'), row('0xb'));
    await place.load();
    await place.put('transactions.csv', HEADER, row('0xa'), row('0xb', `2${COIN.slice(1)}`), row('0xc'));
    const report = await place.load({}, { version: 2 });
    expect(report.account).toMatchObject({ row_count: 3, new_count: 1, known_count: 1, changed_count: 1 });
    expect(noticesOf(report, 'TRANSFERS_CHANGED')).toEqual([
      'Loaded before and now said differently, so that the newer version counts: 1 transfer (0xb).',
    ]);
    expect(await place.column('amount')).toEqual(['1', '2', '1']);
    expect(
      await place.database.rows(
        'SELECT tx_id, toString(amount) AS amount, replaced_by FROM core_replaced_transfers FINAL',
      ),
    ).toEqual([{ tx_id: '0xb', amount: '1', replaced_by: '2' }]);
  });

  it('lets stand what was said later, also by a clock that was set back', async () => {
    await place.put('transactions.csv', HEADER, row('0xa'));
    await place.load({}, { version: 5 });
    await place.put('transactions.csv', HEADER, row('0xa', `2${COIN.slice(1)}`));
    await place.load({}, { version: 3 });
    expect(await place.column('amount')).toEqual(['2']);
  });

  it('follows a transaction whose event index changed when its block did', async () => {
    const header =
      'token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp';
    await place.put('assets.csv', 'asset_symbol,asset_contract,decimals', 'USDX,0xc,6');
    await place.put('token_transfers.csv', header, `0xc,0x1,0x2,1000000,0xa,5,7,${INSIDE}`);
    await place.load();
    await place.put('token_transfers.csv', header, `0xc,0x1,0x2,1000000,0xa,9,8,${INSIDE}`);
    const report = await place.load({}, { version: 2 });
    expect(noticesOf(report, 'TRANSFERS_MOVED')).toHaveLength(1);
    expect(await place.column('event_index')).toEqual(['9']);
  });

  it('stops above the share of faulty rows that the settings allow, before anything is loaded', async () => {
    const settings = { ...SETTINGS, max_rejected_ratio: 0.3 };
    const failed = [1, 2, 3, 4, 5, 6].map((n) => row(`0xf${n}`, COIN, INSIDE, '0'));
    await place.put('transactions.csv', HEADER, row('0xa'), row('0xb'), row('0xc', 'many'), ...failed);
    await place.load({}, { settings });
    await place.put('transactions.csv', HEADER, row('0xd'), row('0xe'), row('0xf', 'many'), row('0x9', 'more'));
    await expect(place.load({}, { settings })).rejects.toMatchObject({
      code: 'TOO_MANY_REJECTED',
      message: expect.stringContaining('found 2 (50 %): 2 value_not_an_integer') as string,
    });
    expect(await place.column('tx_id')).toEqual(['0xa', '0xb']);
    expect(await readdir(`${place.directory}/.run`)).toEqual(['rejected_transfers.parquet']);
  });

  it('says when the transfers were where none lies in the window', async () => {
    await place.put('transactions.csv', HEADER, row('0xa', COIN, INSIDE + 40 * 86_400));
    expect(noticesOf(await place.load(), 'OUTSIDE_WINDOW')).toEqual([
      "None of the source's transfers lies in the window: 0 transfers before it and 1 after it, from 25 February 2025 04:00 UTC to 25 February 2025 04:00 UTC.",
    ]);
  });

  it('takes transactions before receipts had a status as succeeded where the settings say so', async () => {
    await place.put('transactions.csv', HEADER, row('0xa', COIN, INSIDE, ''));
    await expect(place.load()).rejects.toMatchObject({
      code: 'ALL_ROWS_REJECTED',
      message: expect.stringContaining('ingestion.assume_success') as string,
    });
    await place.load({}, { settings: { ...SETTINGS, assume_success: true } });
    expect(await place.loaded()).toEqual(['0x1 0x2 1 ETH']);
  });
});
