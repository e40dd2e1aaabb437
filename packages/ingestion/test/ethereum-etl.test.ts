/** Exports of ethereum-etl as they are met: moved, renamed, wrapped, numbered, paid out by contracts. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { IngestPlace, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const TIME = '1737000000';
const TRANSACTIONS = 'hash,block_number,from_address,to_address,value,block_timestamp,receipt_status';
const TOKEN_TRANSFERS =
  'token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp';
const TOKENS = 'address,symbol,name,decimals,total_supply';
const TRACES =
  'block_number,transaction_hash,from_address,to_address,value,trace_type,call_type,trace_address,error,status,block_timestamp';
const COIN = '1000000000000000000';

describe('ingest of ethereum-etl', () => {
  it('reads whole numbers that passed through a float column', async () => {
    await place.put(
      'transactions.csv',
      TRANSACTIONS,
      `0xa,7.0,0x1,0x2,${COIN},${TIME}.0,1.0`,
      `0xb,7.0,0x1,0x2,1,${TIME}.0,0.0`,
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 1 });
    expect(await place.loaded()).toEqual(['0x1 0x2 1 ETH']);
    expect(await place.column('block_height')).toEqual(['7']);
  });

  it('keeps a transfer of a token that changed its symbol, under the name of the last file', async () => {
    await place.put('token_transfers.csv', TOKEN_TRANSFERS, `0xc,0x1,0x2,5,0xa,1,7,${TIME}`);
    await place.put('tokens_0_9.csv', TOKENS, '0xc,RNDR,,0,', '0xd,TWO,,6,');
    await place.put('tokens_10_19.csv', TOKENS, '0xc,RENDER,,1,', '0xd,TWO,,7,');
    await place.put('tokens_0_9.csv', TOKENS, '0xc,RNDR,,1,', '0xd,TWO,,6,');
    await place.load();
    expect(await place.loaded()).toEqual(['0x1 0x2 0.5 RENDER']);
  });

  it('rounds what is below the 18th decimal half to even, counts it and names the token', async () => {
    await place.put(
      'token_transfers.csv',
      TOKEN_TRANSFERS,
      `0xc,0x1,0x2,1500000000000000000000000,0xa,1,7,${TIME}`,
      `0xc,0x1,0x2,2500000,0xb,1,8,${TIME}`,
      `0xc,0x1,0x2,3500000,0xc,1,9,${TIME}`,
      `0xc,0x1,0x2,500000,0xd,1,9,${TIME}`,
    );
    await place.put('assets.csv', 'asset_symbol,asset_contract,decimals', 'NEAR,0xc,24');
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['1.5', '0.000000000000000002', '0.000000000000000004']);
    expect(transfersOf(report)?.rejected).toEqual({ rounded_to_zero: 1 });
    expect(noticesOf(report, 'AMOUNTS_ROUNDED')).toEqual([
      'Rounded to 18 decimals, half to even: the amounts of 2 transfers (NEAR).',
    ]);
  });

  it('takes the number of a token with 0 decimals for no amount, unless it moves as amounts do or is vouched for', async () => {
    await place.put('tokens.csv', TOKENS, '0xc,CAT,,0,', '0xd,PASS,,0,', '0xe,SHARE,,0,');
    await place.put('assets.csv', 'asset_symbol,asset_contract,decimals', 'SHARE,0xe,0');
    await place.put(
      'token_transfers.csv',
      TOKEN_TRANSFERS,
      `0xc,0x1,0x2,987654,0xa,1,7,${TIME}`,
      `0xc,0x2,0x3,987654,0xb,1,8,${TIME}`,
      // Two who cannot both hold thing number 5.
      `0xd,0x1,0x2,5,0xc,1,9,${TIME}`,
      `0xd,0x8,0x9,5,0xd,1,10,${TIME}`,
      `0xe,0x1,0x2,3,0xe,1,11,${TIME}`,
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ non_fungible_token: 2 });
    expect(await place.loaded()).toEqual(['0x1 0x2 5 PASS', '0x8 0x9 5 PASS', '0x1 0x2 3 SHARE']);
  });

  it('loads a transaction that stands in two blocks once, from the later one, and says so', async () => {
    await place.put('tokens.csv', TOKENS, '0xc,USDX,,6,');
    await place.put(
      'token_transfers.csv',
      TOKEN_TRANSFERS,
      `0xc,0x1,0x2,1000000,0xa,5,7,${TIME}`,
      `0xc,0x1,0x2,1000000,0xa,9,8,${TIME}`,
    );
    const report = await place.load();
    expect(await place.loaded()).toEqual(['0x1 0x2 1 USDX']);
    expect(await place.column('block_height')).toEqual(['8']);
    expect(noticesOf(report, 'ROWS_WITHOUT_EFFECT')[0]).toContain('replaced_by_later_block');
  });

  it('takes what contracts pay out from traces, the transaction itself once', async () => {
    await place.put('transactions.csv', TRANSACTIONS, `0xa,7,0x1,0xc0,${COIN},${TIME},1`);
    await place.put(
      'traces.csv',
      TRACES,
      `7,0xa,0x1,0xc0,${COIN},call,call,,,1,`,
      `7,0xa,0xc0,0x2,500${COIN.slice(1)},call,call,0,,1,`,
      `7,0xa,0xc0,0x3,${COIN},call,delegatecall,1,,1,`,
      `7,0xa,0xc0,0x4,${COIN},call,call,"2,0",Reverted,0,`,
      `7,,,0x9,${COIN},reward,,,,1,`,
      // A transaction that no file of transactions holds.
      `7,0xb,0x5,0x6,${COIN},call,call,,,1,`,
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({
      failed_transaction: 1,
      made_by_the_chain: 1,
      moves_nothing: 1,
    });
    expect(await place.loaded()).toEqual(['0x1 0xc0 1 ETH', '0xc0 0x2 500 ETH', '0x5 0x6 1 ETH']);
    expect(await place.column('event_index')).toEqual(['0', 'trace-0', 'trace']);
  });

  it('makes a wrap a transfer of the wrapped coin, from the log where there is one', async () => {
    const weth = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
    await place.put(
      'transactions.csv',
      TRANSACTIONS,
      `0xa,7,0x1,${weth},${COIN},${TIME},1`,
      `0xb,8,0x1,${weth},${COIN},${TIME},1`,
      `0xd,9,0x1,${weth},${COIN},${TIME},0`,
    );
    const word = (digits: string): string => `0x${digits.padStart(64, '0')}`;
    const deposit = '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c';
    const withdrawal = '0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65';
    await place.put(
      'logs.csv',
      'log_index,transaction_hash,block_number,address,data,topics',
      `3,0xb,8,${weth},${word('0de0b6b3a7640000')},"${deposit},${word('e')}"`,
      `4,0xc,8,${weth},${word('0de0b6b3a7640000')},"${withdrawal},${word('f')}"`,
      // Another contract with an event of that name.
      `5,0xc,8,0x77,${word('0de0b6b3a7640000')},"${withdrawal},${word('f')}"`,
    );
    await place.load();
    const holder = (digit: string): string => `0x${digit.padStart(40, '0')}`;
    expect(await place.loaded()).toEqual([
      `0x1 ${weth} 1 ETH`,
      `${weth} 0x1 1 WETH`,
      `0x1 ${weth} 1 ETH`,
      `${weth} ${holder('e')} 1 WETH`,
      `${holder('f')} ${weth} 1 WETH`,
    ]);
  });

  it('names numbered tokens where their logs are there, and failed transactions, in JSON lines of any name', async () => {
    const word = (digits: string): string => `0x${digits.padStart(64, '0')}`;
    const transfer = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
    const event = { transaction_hash: '0xa', log_index: 0, block_number: 7, block_timestamp: Number(TIME) };
    const moved = { from_address: '0x1', to_address: '0x2' };
    const lines = (...objects: readonly object[]): string => objects.map((one) => JSON.stringify(one)).join('\n');
    await place.put(
      'one.jsonl',
      lines({ type: 'token_transfer', token_address: '0xc', ...moved, value: 17, ...event }),
    );
    await place.put(
      'two.json',
      lines({ address: '0xc', data: '0x', topics: [transfer, word('1'), word('2'), word('11')], ...event }),
    );
    await place.put(
      'three.ndjson.gz',
      gzipSync(
        lines(
          {
            hash: '0xa',
            ...moved,
            value: 2_000_000_000,
            block_number: 7,
            block_timestamp: 1737000000,
            receipt_status: 1,
          },
          { hash: '0xb', ...moved, value: 5, block_number: 7, block_timestamp: 1737000000, receipt_status: 0 },
        ),
      ),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 1, non_fungible_token: 1 });
    expect(await place.loaded()).toEqual(['0x1 0x2 0.000000002 ETH']);
  });

  it('knows from one of two overlapping files how a transaction went, and loads it once', async () => {
    await place.put('transactions_0_9.csv', TRANSACTIONS, `0xa,7,0x1,0x2,${COIN},${TIME},1`);
    await place.put('transactions_5_14.csv', TRANSACTIONS, `0xa,7,0x1,0x2,${COIN},${TIME},`);
    expect(transfersOf(await place.load())?.rejected).toEqual({ duplicate: 1 });
    expect(await place.loaded()).toEqual(['0x1 0x2 1 ETH']);
  });
});

describe('the files of a folder', () => {
  it('are read compressed, and one that is not read is named with the reason', async () => {
    await place.put('transactions_0_9.csv', TRANSACTIONS, `0xa,7,0x1,0x2,${COIN},${TIME},1`);
    await place.put('transactions_10_19.csv.gz', gzipSync(`${TRANSACTIONS}\n0xb,17,0x1,0x2,${COIN},${TIME},1\n`));
    await place.put('notes.docx', 'x');
    await place.put('other.csv', 'colour,shape', 'red,round');
    await place.put('old/transactions.csv', TRANSACTIONS);
    const report = await place.load();
    expect(await place.loaded()).toEqual(['0x1 0x2 1 ETH', '0x1 0x2 1 ETH']);
    const [message = ''] = noticesOf(report, 'FILE_NOT_READ');
    for (const part of ['notes.docx (no name of a table', 'other.csv (neither a name', 'old (a folder']) {
      expect(message).toContain(part);
    }
  });

  it('that promise a compression which they do not have are refused', async () => {
    await place.put('transactions.csv.gz', TRANSACTIONS, `0xa,7,0x1,0x2,${COIN},${TIME},1`);
    await expect(place.load({ format: 'ethereum-etl' })).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining('as its name says, found a file that is not compressed') as string,
    });
  });

  it('are read with semicolons, BOM and CRLF', async () => {
    const lines = [TRANSACTIONS, `0xa,7,0x1,0x2,${COIN},${TIME},1`].map((line) => line.replaceAll(',', ';'));
    await place.put('transactions.csv', Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`));
    await place.load();
    expect(await place.loaded()).toEqual(['0x1 0x2 1 ETH']);
  });
});
