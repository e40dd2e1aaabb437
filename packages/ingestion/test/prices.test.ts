/** What transfers are valued by: the price of their contract, of a day nearby, or a peg; and prices that come later. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import { importPrices } from '../src/import-prices.ts';
import { IngestPlace, SETTINGS } from './ingest-place.ts';

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
    );
    await place.load({}, { settings: { ...SETTINGS, stablecoins: ['USDT'] } });
    expect(await place.column('amount_usd')).toEqual(['5', '6', '0']);
  });
});

describe('importPrices', () => {
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
    const network = parseNetworkName('format-test');
    const path = join(place.directory, 'p.csv');
    expect(await importPrices(place.database, { path, network, version: 5 })).toEqual({
      row_count: 3,
      loaded_count: 2,
      rejected: { invalid_price_date: 1 },
      valued_count: 1,
    });
    expect((await place.column("concat(asset_symbol, ' ', toString(amount_usd))")).sort()).toEqual([
      'OTHER 0',
      'TOR 9',
      'TOR 9',
    ]);
  });
});
