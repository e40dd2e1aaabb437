/** What transfers are valued by: the price of their contract, of a day nearby, or a peg; and prices that come later. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importPrices } from '../src/import-prices.ts';
import { stageCoreFile } from '../src/staging.ts';
import { IngestPlace, SETTINGS, noticesOf } from './ingest-place.ts';
import { TEST_NETWORK } from '../../storage/test/made-once.ts';

const place = new IngestPlace();
const HEADER = 'from,to,amount,timestamp,asset,contract';
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';

describe('the value of a transfer', () => {
  it('is by the price of its contract, whatever either calls it', async () => {
    await place.put('a.csv', HEADER, 'A,B,2,2025-01-16,RENDER,0xc');
    await place.put('prices.csv', 'asset_symbol,asset_contract,price_date,price_usd', 'RNDR,0xc,2025-01-16,4');
    await place.load();
    expect(await place.column('amount_usd')).toEqual(['8']);
  });

  it.each([
    ['of a shop of prices', 'Date;Symbol;Open;Close', '2025-01-16 00:00:00;TOR;3;4'],
    ['with times since 1970', 'ticker,timestamp,price', 'TOR,1737000000,4'],
    ['with the name of a month', 'Symbol\tDate\tPrice', 'TOR\tJan 16, 2025\t4'],
    ['with the name of a month behind the day', 'Symbol,Date,Price', 'TOR,16-January-2025,4'],
    ['with slashes behind the year', 'Symbol,Date,Price', 'TOR,2025/01/16,4'],
    ['with an hour', 'asset,snapped_at,usd', 'TOR,2025-01-16 00:00:00 UTC,4'],
  ])('is by prices %s', async (_, ...lines) => {
    await place.put('a.csv', HEADER, 'A,B,2,2025-01-16,TOR,');
    await place.put('prices.csv', ...lines);
    await place.load();
    expect(await place.column('amount_usd')).toEqual(['8']);
  });

  it('is by the nearest day within the limit, the earlier of two that are as near', async () => {
    const prices = ['TOR,2025-01-10,1', 'TOR,2025-01-14,3', 'TOR,2025-01-20,5'];
    await place.put('prices.csv', 'asset_symbol,price_date,price_usd', ...prices);
    const days = ['09', '10', '12', '13', '17', '22', '23'];
    await place.put('a.csv', 'from,to,amount,timestamp', ...days.map((day) => `A,B,1,2025-01-${day}`));
    await place.load({}, { settings: { ...SETTINGS, price_max_days: 2 } });
    expect(await place.column('amount_usd')).toEqual(['1', '1', '1', '3', '0', '5', '0']);
  });

  it('of a stablecoin is its peg where no price is known: of a known contract, or of a table without contracts', async () => {
    await place.put(
      'a.csv',
      HEADER,
      `A,B,5,2025-01-16 00:00:01,USDT,${USDT}`,
      'A,B,6,2025-01-16 00:00:02,USDT,',
      // A token of another contract that calls itself so.
      'A,B,7,2025-01-16 00:00:03,USDT,0xbad',
      'A,B,8,2025-01-16 00:00:04,USDT,TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    );
    await place.load({}, { settings: { ...SETTINGS, stablecoins: ['USDT'] } });
    expect(await place.column('amount_usd')).toEqual(['5', '6', '0', '8']);
  });
});

describe('a price whose contract is in other capitals than the transfers', () => {
  const TRON = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
  const price = `USDT,${TRON.toLowerCase()},2025-01-16,2`;
  const PRICES = 'asset_symbol,asset_contract,price_date,price_usd';
  const storedContracts = async (): Promise<string[]> => {
    const rows = await place.database.rows<{ asset_contract: string }>('SELECT asset_contract FROM core_asset_prices');
    return rows.map(({ asset_contract }) => asset_contract);
  };

  it('values them, is kept in their spelling, and is told', async () => {
    await place.put('a.csv', HEADER, `A,B,5,2025-01-16,USDT,${TRON}`);
    await place.put('prices.csv', PRICES, price);
    const report = await place.load();
    expect(await place.column('amount_usd')).toEqual(['10']);
    expect(await storedContracts()).toEqual([TRON]);
    expect(noticesOf(report, 'CONTRACTS_RESPELLED')).toEqual([
      `Taken for contracts of the transfers, which differ in capitals: those of 1 price (${TRON.toLowerCase()}).`,
    ]);
  });

  it('values nothing where two contracts differ in capitals only', async () => {
    await place.put('a.csv', HEADER, 'A,B,5,2025-01-16 00:00:01,ONE,ABc', 'A,B,5,2025-01-16 00:00:02,TWO,aBC');
    await place.put('prices.csv', PRICES, 'ONE,abc,2025-01-16,2');
    const report = await place.load();
    expect(await place.column('amount_usd')).toEqual(['0', '0']);
    expect(noticesOf(report, 'CONTRACTS_RESPELLED')).toEqual([]);
  });

  it('gives way to a price in their own spelling', async () => {
    await place.put('a.csv', HEADER, `A,B,5,2025-01-16,USDT,${TRON}`);
    await place.put('prices.csv', PRICES, price, `USDT,${TRON},2025-01-16,1`);
    await place.load();
    expect(await place.column('amount_usd')).toEqual(['5']);
  });

  it('counts where it was loaded before the transfers, and where it is imported after them', async () => {
    await place.put('before/prices.csv', PRICES, price);
    await place.load({ path: join(place.directory, 'before') });
    await place.put('a/a.csv', HEADER, `A,B,5,2025-01-16,USDT,${TRON}`, `A,B,5,2025-01-17,USDT,${TRON}`);
    await place.load({ path: join(place.directory, 'a') });
    await place.put('later.csv', PRICES, `USDT,${TRON.toUpperCase()},2025-01-17,3`);
    const path = join(place.directory, 'later.csv');
    const report = await importPrices(place.database, { path, network: TEST_NETWORK, version: 5 });
    expect(report.valued_count).toBe(1);
    expect(await place.column('amount_usd')).toEqual(['10', '15']);
  });
});

describe('importPrices', () => {
  it('is read where the file lies: only torn rows need a copy of the others', async () => {
    const path = join(place.directory, 'prices.csv');
    const staged = async (...rows: readonly string[]) => {
      await place.put('prices.csv', 'symbol,date,price', ...rows);
      return await stageCoreFile(place.database, 'asset_prices', path, TEST_NETWORK, undefined, {}, '/dev/null/none');
    };
    const file = await staged('TOR,2025-01-16,2');
    expect(file.row_count).toBe(1);
    await file.drop();
    await expect(staged('TOR,2025-01-16,2', 'TOR')).rejects.toThrow('room for a copy of the rows');
  });

  it('values the transfers that had no value, and leaves those that had one', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,timestamp,asset,amount_usd',
      'A,B,2,2025-01-16,TOR,',
      'A,B,2,2025-01-17,TOR,9',
      'A,B,2,2025-01-16,OTHER,',
    );
    await place.load();
    await place.put(
      'p.csv',
      'asset_symbol;price_date;price_usd',
      'TOR;2025-01-16;4.5',
      'TOR;2025-01-17;4.5',
      'TOR;x;1',
    );
    const network = TEST_NETWORK;
    const path = join(place.directory, 'p.csv');
    expect(await importPrices(place.database, { path, network, version: 5 })).toEqual({
      row_count: 3,
      loaded_count: 2,
      rejected: { invalid_price_date: 1 },
      valued_count: 1,
      notices: [],
    });
    expect((await place.column("concat(asset_symbol, ' ', toString(amount_usd))")).sort()).toEqual([
      'OTHER 0',
      'TOR 9',
      'TOR 9',
    ]);
  });

  it('takes for its asset what is said where no column names one', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp,asset', 'A,B,2,2025-01-16,TOR');
    await place.load();
    await place.put('tor-usd-max.csv', 'snapped_at,price,market_cap', '2025-01-16 00:00:00 UTC,4.5,7');
    const path = join(place.directory, 'tor-usd-max.csv');
    const asked = { path, network: TEST_NETWORK, version: 5 };
    await expect(importPrices(place.database, asked)).rejects.toThrow('Expected a column "asset_symbol"');
    await importPrices(place.database, { ...asked, of: { asset_symbol: 'TOR' } });
    expect(await place.column('amount_usd')).toEqual(['9']);
  });

  it('says which prices no transfer can have, and which differ from what was loaded', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp,asset', 'A,B,2,2025-01-16,TOR');
    await place.load();
    const given = async (name: string, ...prices: string[]): Promise<string[]> => {
      await place.put(name, 'asset_symbol,price_date,price_usd', ...prices);
      const path = join(place.directory, name);
      const { notices } = await importPrices(place.database, { path, network: TEST_NETWORK, version: 5 });
      return notices.map(({ message }) => message);
    };
    expect(await given('p.csv', 'TOR,2025-01-16,4.5', 'DOGE,2025-01-16,1')).toEqual([
      'No transfer of this network is of the asset of 1 price (DOGE).',
    ]);
    expect(await given('q.csv', 'TOR,2025-01-16,4.5', 'TOR,2025-01-17,4')).toEqual([]);
    expect(await given('r.csv', 'TOR,2025-01-16,5')).toEqual([
      'Another price was loaded before for the day of 1 price: transfers that have a value keep it.',
    ]);
  });
});
