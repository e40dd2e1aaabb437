/** What explorers let people download, under the names of columns that they use; times are UTC, whatever the settings say. */
import { describe, expect, it } from 'vitest';
import { IngestPlace, SETTINGS, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const settings = { ...SETTINGS, time_zone: 'Europe/Berlin' };
const times = async (): Promise<string[]> =>
  await place.column("formatDateTime(fromUnixTimestamp64Milli(toInt64(block_timestamp), 'UTC'), '%F %T')");

describe('a CSV of Tronscan', () => {
  it('has sums with commas between thousands, tokens by symbol or contract, and results in words', async () => {
    await place.put(
      'TRC20_transfers.csv',
      '"Txn Hash","Block","Time(UTC)","From","To","Amount","Token","Result"',
      '"a1","7","2025-01-16 04:00:00","TAlice","TBob","1,234.5","Tether USD(USDT)","SUCCESS"',
      '"a2","8","2025-01-16 04:00:03","TBob","TCarl","12","TRX","SUCCESS"',
      '"a3","9","2025-01-16 04:00:06","TBob","TCarl","12.25","USDT","OUT_OF_ENERGY"',
      '"a4","9","2025-01-16 04:00:09","TBob","TCarl","1.234,5","USDT","SUCCESS"',
    );
    const report = await place.load({}, { settings });
    expect(await place.loaded()).toEqual(['TAlice TBob 1234.5 USDT', 'TBob TCarl 12 TRX']);
    expect(await times()).toEqual(['2025-01-16 04:00:00', '2025-01-16 04:00:03']);
    expect(transfersOf(report)?.rejected).toEqual({ failed_transaction: 1, amount_not_a_number: 1 });
    expect(noticesOf(report, 'TIME_ZONE_ASSUMED')).toEqual([]);
  });

  it('with the contract of the token tells two tokens of one name apart', async () => {
    await place.put(
      'transfers.csv',
      'Transaction Hash,Block,Time (UTC),From,To,Amount,Token,Token Address,Status',
      'a1,7,2025-01-16 04:00:00,TAlice,TBob,5,USDT,TC1,CONFIRMED',
      'a2,8,2025-01-16 04:00:03,TAlice,TBob,6,USDT,TC2,CONFIRMED',
    );
    await place.load();
    expect((await place.column('asset_contract')).sort()).toEqual(['TC1', 'TC2']);
    expect(await place.loaded()).toEqual(['TAlice TBob 5 USDT', 'TAlice TBob 6 USDT']);
  });

  it('agrees with the export of the other account on a transfer that stands in both', async () => {
    const lines = ['Txn Hash,Block,Time(UTC),From,To,Amount,Token', 'a1,7,2025-01-16 04:00:00,TAlice,TBob,5,USDT'];
    await place.put('alice.csv', ...lines);
    await place.put('bob.csv', ...lines);
    expect(transfersOf(await place.load())?.rejected).toEqual({ duplicate: 1 });
    expect(await place.loaded()).toEqual(['TAlice TBob 5 USDT']);
  });
});

describe('a time without a zone', () => {
  it('of Blockchair is UTC', async () => {
    await place.put(
      'blockchair_ethereum_transactions_20250116.tsv',
      'block_id\tindex\thash\ttime\tfailed\ttype\tsender\trecipient\tcall_count\tvalue\tvalue_usd\tfee',
      '7\t0\t01\t2025-01-16 04:00:00\t0\tcall\tA\tB\t2\t1500000000000000000\t1\t21000000000000',
    );
    await place.load({}, { settings });
    expect(await times()).toEqual(['2025-01-16 04:00:00']);
  });

  it('in a column that names UTC is UTC, and one with a zone keeps it', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,Date (UTC)',
      'A,B,1,2025-01-16 04:00:00',
      'A,B,1,2025-01-17',
      'A,B,1,18 Jan 2025 04:00',
      'A,B,1,2025-01-19T04:00:00+02:00',
      'A,B,1,1737345600',
      'A,B,1,',
    );
    const report = await place.load({}, { settings });
    expect(await times()).toEqual([
      '2025-01-16 04:00:00',
      '2025-01-17 00:00:00',
      '2025-01-18 04:00:00',
      '2025-01-19 02:00:00',
      '2025-01-20 04:00:00',
    ]);
    expect(noticesOf(report, 'TIME_ZONE_ASSUMED')).toEqual([]);
    expect(transfersOf(report)?.rejected).toEqual({ missing_block_timestamp: 1 });
  });
});
