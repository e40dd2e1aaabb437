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

describe('ingest of other explorers', () => {
  it('reads what Blockscout lets download, and no failed transaction or numbered token', async () => {
    await place.put(
      'transactions.csv',
      'TxHash,BlockNumber,UnixTimestamp,FromAddress,ToAddress,ContractAddress,Type,Value,Fee,Status,ErrCode,CurrentPrice,TxDateOpeningPrice,TxDateClosingPrice,MethodName',
      `0x01,7,2025-01-16 04:00:00.000000Z,${A},${B},,OUT,1500000000000000000,21000000000000,ok,,1,1,1,transfer`,
      `0x02,7,2025-01-16 04:00:00.000000Z,${A},${B},,OUT,1,21000000000000,error,Reverted,1,1,1,transfer`,
    );
    await place.put(
      'internal.csv',
      'TxHash,Index,BlockNumber,BlockHash,TransactionIndex,BlockIndex,UnixTimestamp,FromAddress,ToAddress,ContractAddress,Type,CallType,Gas,GasUsed,Value,Input,Output,ErrCode',
      `0x01,1,7,0xb,0,0,2025-01-16 04:00:00.000000Z,${B},${C},,call,call,1,1,500000000000000000,0x,0x,`,
      `0x01,2,7,0xb,0,0,2025-01-16 04:00:00.000000Z,${B},${C},,call,delegatecall,1,1,0,0x,0x,`,
    );
    await place.put(
      'tokens.csv',
      'TxHash,BlockNumber,UnixTimestamp,FromAddress,ToAddress,TokenContractAddress,Type,TokenDecimals,TokenSymbol,TokensTransferred,TransactionFee,Status,ErrCode',
      `0x03,8,2025-01-16 04:01:00.000000Z,${A},${B},${C},OUT,6,USDX,2500000,1,ok,`,
      `0x04,8,2025-01-16 04:01:00.000000Z,${A},${B},${C},OUT,,CAT,,1,ok,`,
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({
      failed_transaction: 1,
      moves_nothing: 1,
      non_fungible_token: 1,
    });
    expect(await place.loaded()).toEqual([`${a} ${B} 1.5 ETH`, `${B} ${C} 0.5 ETH`, `${a} ${B} 2.5 USDX`]);
    expect(await place.column('fee')).toEqual(['0.000021', '0', '0']);
  });

  it('reads dumps of Blockchair: wei are no coins, and a call at the top is its transaction', async () => {
    await place.put(
      'blockchair_ethereum_transactions_20250116.tsv',
      'block_id\tindex\thash\ttime\tfailed\ttype\tsender\trecipient\tcall_count\tvalue\tvalue_usd\tfee',
      `7\t0\t01\t2025-01-16 04:00:00\t0\tcall\t${A}\t${B}\t2\t1500000000000000000\t1\t21000000000000`,
      `7\t1\t02\t2025-01-16 04:00:00\t1\tcall\t${A}\t${B}\t1\t5\t1\t1`,
    );
    await place.put(
      'blockchair_ethereum_calls_20250116.tsv',
      'block_id\ttransaction_hash\tindex\tdepth\ttime\tfailed\tfail_reason\ttype\tsender\trecipient\tchild_call_count\tvalue\tvalue_usd\ttransferred',
      `7\t01\t0\t0\t2025-01-16 04:00:00\t0\t\tcall\t${A}\t${B}\t1\t1500000000000000000\t1\t1`,
      `7\t01\t0.1\t1\t2025-01-16 04:00:00\t0\t\tcall\t${B}\t${C}\t0\t500000000000000000\t1\t1`,
    );
    await place.put(
      'blockchair_erc-20_transactions_20250116.tsv',
      'block_id\ttransaction_hash\ttime\ttoken_address\ttoken_name\ttoken_symbol\ttoken_decimals\tsender\trecipient\tvalue',
      `8\t03\t2025-01-16 04:01:00\t${C}\tDollar\tUSDX\t6\t${A}\t${B}\t2500000`,
    );
    const report = await place.load();
    expect(report.notices.filter(({ code }) => code === 'FILE_NOT_READ')).toEqual([]);
    expect(transfersOf(report)?.rejected).toEqual({ failed_transaction: 1 });
    expect(await place.loaded()).toEqual([`${a} ${B} 1.5 ETH`, `${B} ${C} 0.5 ETH`, `${a} ${B} 2.5 USDX`]);
  });

  const mint = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
  it('reads what Solscan lets download, and what it answers', async () => {
    await place.put(
      'export_transfer.csv',
      'Signature,Time,Action,From,To,Amount,Flow,Value,Decimals,TokenAddress',
      '5sig,1737000000,TRANSFER,Alice1,Bob1,1500000000,out,300,9,So11111111111111111111111111111111111111111',
    );
    await place.put(
      'answer.json',
      JSON.stringify({
        success: true,
        data: [
          {
            block_id: 7,
            trans_id: '6sig',
            block_time: 1737000060,
            activity_type: 'ACTIVITY_SPL_TRANSFER',
            from_address: 'Alice1',
            to_address: 'Bob1',
            token_address: mint,
            token_decimals: 6,
            amount: 2500000,
            flow: 'out',
          },
        ],
        metadata: {},
      }),
    );
    await place.put('assets.csv', 'asset_symbol,asset_contract', `USDC,${mint}`);
    await place.load();
    expect(await place.loaded()).toEqual(['Alice1 Bob1 1.5 SOL', 'Alice1 Bob1 2.5 USDC']);
  });

  it('reads what Tronscan and TronGrid answer', async () => {
    const ends = { from_address: 'TAlice', to_address: 'TBob' };
    await place.put(
      'trc20.json',
      JSON.stringify({
        total: 2,
        contractInfo: {},
        token_transfers: [
          {
            transaction_id: 'a1',
            block_ts: 1737000000000,
            ...ends,
            block: 7,
            contract_address: 'TC',
            quant: '2500000',
            event_type: 'Transfer',
            contractRet: 'SUCCESS',
            finalResult: 'SUCCESS',
            revert: false,
            tokenInfo: { tokenId: 'TC', tokenAbbr: 'USDT', tokenDecimal: 6 },
          },
          {
            transaction_id: 'a2',
            block_ts: 1737000000000,
            ...ends,
            block: 7,
            contract_address: 'TC',
            quant: '1',
            event_type: 'Transfer',
            contractRet: 'REVERT',
            finalResult: 'FAIL',
            revert: true,
            tokenInfo: { tokenId: 'TC', tokenAbbr: 'USDT', tokenDecimal: 6 },
          },
        ],
      }),
    );
    await place.put(
      'trx.json',
      JSON.stringify([
        {
          transactionHash: 'a3',
          timestamp: 1737000060000,
          block: 8,
          transferFromAddress: 'TAlice',
          transferToAddress: 'TBob',
          amount: 7000000,
          contractRet: 'SUCCESS',
          revert: false,
          tokenInfo: { tokenId: '_', tokenAbbr: 'trx', tokenDecimal: 6 },
        },
      ]),
    );
    await place.put(
      'trongrid.json',
      JSON.stringify({
        data: [
          {
            transaction_id: 'a4',
            token_info: { symbol: 'USDT', address: 'TC', decimals: 6, name: 'Tether' },
            block_timestamp: 1737000120000,
            from: 'TBob',
            to: 'TAlice',
            type: 'Transfer',
            value: '1000000',
          },
          {
            transaction_id: 'a5',
            token_info: { symbol: 'USDT', address: 'TC', decimals: 6, name: 'Tether' },
            block_timestamp: 1737000120000,
            from: 'TBob',
            to: 'TAlice',
            type: 'Approval',
            value: '1000000',
          },
        ],
        success: true,
        meta: {},
      }),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 1, moves_nothing: 1 });
    expect((await place.loaded()).sort()).toEqual(['TAlice TBob 2.5 USDT', 'TAlice TBob 7 TRX', 'TBob TAlice 1 USDT']);
  });

  it('of Tron knows tokens of the chain itself by their number, and takes no number for a failure', async () => {
    const row = (
      transactionHash: string,
      tokenInfo: object | undefined,
      rest: object = { contractRet: 'SUCCESS' },
    ) => ({
      transactionHash,
      timestamp: 1737000060000,
      block: 8,
      transferFromAddress: 'TAlice',
      transferToAddress: 'TBob',
      amount: 7000000,
      ...(tokenInfo === undefined ? {} : { tokenInfo }),
      ...rest,
    });
    await place.put(
      'trx.json',
      JSON.stringify([
        row('a1', { tokenId: '_', tokenAbbr: 'trx', tokenDecimal: 6 }, { contractRet: 'SUCCESS', status: 0 }),
        row('a2', { tokenId: '1002000', tokenAbbr: 'BTTOLD', tokenDecimal: 6 }),
        row('a3', { tokenId: 1002001, tokenAbbr: 'OTHER' }),
        row('a4', { tokenAbbr: 'NOID', tokenDecimal: 6 }),
        row('a5', undefined, { status: 0 }),
        row('a6', undefined, { contractRet: 'OUT_OF_ENERGY', status: 1 }),
      ]),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({
      asset_without_decimals: 1,
      failed_transaction: 1,
      unknown_asset: 1,
    });
    expect((await place.loaded()).sort()).toEqual(['TAlice TBob 7 BTTOLD', 'TAlice TBob 7 TRX', 'TAlice TBob 7 TRX']);
    expect((await place.column('asset_contract')).sort()).toEqual(['1002000', 'native', 'native']);
  });

  it('of Blockchair sets a token without decimals aside, for its dumps hold no numbered ones', async () => {
    await place.put(
      'blockchair_erc-20_transactions_20250116.tsv',
      'block_id\ttransaction_hash\ttime\ttoken_address\ttoken_name\ttoken_symbol\ttoken_decimals\tsender\trecipient\tvalue',
      `8\t03\t2025-01-16 04:01:00\t${C}\tDollar\tUSDX\t6\t${A}\t${B}\t2500000`,
      `8\t04\t2025-01-16 04:01:00\t${B}\tOther\tOTH\t\t${A}\t${B}\t5`,
    );
    const { unloaded } = (await place.load()).account;
    expect(unloaded).toMatchObject([{ reason: 'asset_without_decimals', kind: 'set_aside', row_count: 1 }]);
  });

  it('reads what Subscan lets download, and leaves out what failed', async () => {
    await place.put(
      'subscan.csv',
      'Extrinsic ID,Date,Block,Hash,Symbol,From,To,Value,Result',
      '7-2,2025-01-16 04:00:00,7,0x01,DOT,Alice,Bob,12.5,true',
      '7-3,2025-01-16 04:00:00,7,0x02,DOT,Alice,Bob,1,false',
      '7-4,2025-01-16 04:00:06,8,0x03,DOT,Alice,Bob,2,Success',
      '7-5,2025-01-16 04:00:06,8,0x04,DOT,Alice,Bob,3,Failed',
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 2 });
    expect(await place.loaded()).toEqual(['Alice Bob 12.5 DOT', 'Alice Bob 2 DOT']);
  });

  it('reads what the interface of Etherscan answers as it answers it', async () => {
    const own = { blockNumber: '7', timeStamp: '1737000000', hash: '0x01', from: A, to: B, gasUsed: '21000' };
    const result = [{ ...own, value: '1500000000000000000', isError: '0' }];
    await place.put('answer.json', JSON.stringify({ status: '1', message: 'OK', result }));
    await place.load();
    expect(await place.loaded()).toEqual([`${a} ${B} 1.5 ETH`]);
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
