/** Exports of explorers and warehouses. */
import { describe, expect, it } from 'vitest';
import { IngestPlace, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const quotedLine = (...values: readonly string[]): string => values.map((value) => `"${value}"`).join(',');
const A = '0xAAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const B = '0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const C = '0xcccccccccccccccccccccccccccccccccccccccc';
const a = A.toLowerCase();

describe('ingest of an explorer', () => {
  it('reads transactions, what contracts paid out and tokens of an account', async () => {
    await place.put(
      'export-0xaa.csv',
      quotedLine(
        'Transaction Hash',
        'Blockno',
        'UnixTimestamp',
        'DateTime (UTC)',
        'From',
        'To',
        'ContractAddress',
        'Value_IN(ETH)',
        'Value_OUT(ETH)',
        'CurrentValue @ $2243.36/Eth',
        'TxnFee(ETH)',
        'TxnFee(USD)',
        'Historical $Price/Eth',
        'Status',
        'ErrCode',
        'Method',
      ),
      quotedLine(
        '0x01',
        '7',
        '1737000000',
        '2025-01-16 04:00:00',
        A,
        B,
        '',
        '0',
        '1,234.5',
        '1',
        '0.001',
        '2',
        '2000',
        '',
        '',
        'Transfer',
      ),
      quotedLine(
        '0x02',
        '8',
        '1737000060',
        '2025-01-16 04:01:00',
        B,
        A,
        '',
        '2',
        '0',
        '1',
        '0.001',
        '2',
        '2000',
        'Error(0)',
        'Out of gas',
        'Transfer',
      ),
    );
    await place.put(
      'internal.csv',
      quotedLine(
        'Transaction Hash',
        'Blockno',
        'UnixTimestamp',
        'DateTime (UTC)',
        'ParentTxFrom',
        'ParentTxTo',
        'ParentTxETH_Value',
        'From',
        'TxTo',
        'ContractAddress',
        'Value_IN(ETH)',
        'Value_OUT(ETH)',
        'CurrentValue @ $1/Eth',
        'Historical $Price/Eth',
        'Status',
        'ErrCode',
        'Type',
      ),
      quotedLine('0x03', '9', '1737000120', '', B, C, '0', C, A, '', '0.5', '0', '1', '2000', '0', '', 'call'),
    );
    await place.put(
      'erc20.csv',
      quotedLine(
        'Transaction Hash',
        'Blockno',
        'UnixTimestamp',
        'DateTime (UTC)',
        'From',
        'To',
        'TokenValue',
        'USDValueDayOfTx',
        'ContractAddress',
        'TokenName',
        'TokenSymbol',
      ),
      quotedLine('0x04', '10', '1737000180', '', A, B, '10,000.25', '$10,000.25', C, 'Dollar', 'USDX'),
      quotedLine('0x04', '10', '1737000180', '', A, B, '3', 'N/A', C, 'Dollar', 'USDX'),
    );
    await place.put(
      'nft.csv',
      quotedLine(
        'Transaction Hash',
        'Blockno',
        'UnixTimestamp',
        'From',
        'To',
        'ContractAddress',
        'TokenId',
        'TokenName',
        'TokenSymbol',
      ),
      quotedLine('0x05', '11', '1737000240', A, B, C, '77', 'Cats', 'CAT'),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 1, non_fungible_token: 1 });
    expect((await place.loaded()).sort()).toEqual([
      `${a} ${B} 10000.25 USDX`,
      `${a} ${B} 1234.5 ETH`,
      `${a} ${B} 3 USDX`,
      `${C} ${a} 0.5 ETH`,
    ]);
    expect((await place.column('amount_usd')).sort()).toEqual(['0', '1000', '10000.25', '2469000']);
    // The same transfer in the export of the other account is the same.
    await place.put(
      'erc20.csv',
      quotedLine(
        'Transaction Hash',
        'Blockno',
        'UnixTimestamp',
        'From',
        'To',
        'TokenValue',
        'USDValueDayOfTx',
        'ContractAddress',
        'TokenName',
        'TokenSymbol',
      ),
      quotedLine('0x04', '10', '1737000180', A, B, '3', 'N/A', C, 'Dollar', 'USDX'),
    );
    expect((await place.load({}, { version: 2 })).account).toMatchObject({ new_count: 0, known_count: 3 });
  });

  it('reads what its programming interface answers', async () => {
    const own = { blockNumber: '7', timeStamp: '1737000000', hash: '0x01', from: A, to: B, gasUsed: '21000' };
    await place.put(
      'txs.json',
      JSON.stringify([
        { ...own, value: '1500000000000000000', isError: '0' },
        { ...own, hash: '0x02', value: '1', isError: '1' },
        { ...own, value: '2500000', contractAddress: C, tokenSymbol: 'USDX', tokenDecimal: '6' },
      ]),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 1 });
    expect((await place.loaded()).sort()).toEqual([`${a} ${B} 1.5 ETH`, `${a} ${B} 2.5 USDX`]);
  });
});

describe('ingest of Dune', () => {
  it('reads tokens.transfers with its own amounts and values', async () => {
    await place.put(
      'dune.csv',
      'block_time,block_number,tx_hash,evt_index,trace_address,token_standard,from,to,contract_address,symbol,amount_raw,amount,amount_usd',
      `2025-01-16 04:00:00.000 UTC,7,0x01,3,,erc20,${A},${B},${C},USDX,2500000,2.5,2.51`,
      `2025-01-16 04:00:00.000 UTC,7,0x01,,"[0,1]",native,${B},${A},0x0000000000000000000000000000000000000000,ETH,1000000000000000000,1.0,2000`,
      `2025-01-16 04:00:00.000 UTC,7,0x02,4,,erc721,${A},${B},${C},CAT,9,9,`,
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ non_fungible_token: 1 });
    expect(await place.loaded()).toEqual([`${a} ${B} 2.5 USDX`, `${B} ${a} 1 ETH`]);
    expect(await place.column('event_index')).toEqual(['3', 'trace-0-1']);
    expect(await place.column('amount_usd')).toEqual(['2.51', '2000']);
  });
});
