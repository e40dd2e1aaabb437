/** Amounts in coins, in the smallest unit, or in a unit that a column says: what is read, and what is told. */
import { describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, noticesOf } from './ingest-place.ts';

const place = new IngestPlace();
const A = `0x${'a1'.repeat(20)}`;
const B = `0x${'b2'.repeat(20)}`;
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const H = 'from,to,amount,timestamp,asset,contract';
const row = (amount: string, asset = '', contract = ''): string =>
  `${A},${B},${amount},1737000000,${asset},${contract}`;

describe('amounts of a table without decimals', () => {
  it('are told where they may be units: of coins, of tokens by symbol or contract, in scientific notation', async () => {
    await place.put(
      'a.csv',
      H,
      row('150000000', 'btc'),
      row('1500000', 'TRX'),
      row('10000000000000000', 'ETH'),
      row('2500000', 'USDT'),
      row('2.5E+06', 'USDT', USDT),
      row('1500000000000000000', 'XYZ'),
      row('1500000000000000'),
      // Sound: whole coins, fractions, and the amounts of a token of which there are many.
      row('20000', 'SOL'),
      row('0.5', 'DOGE'),
      row('1500000000.25', 'DOGE'),
      row('420690000000000', 'PEPE'),
      row('1000000', 'LTC'),
    );
    const told = noticesOf(await place.load(), 'AMOUNTS_MAY_BE_UNITS').sort();
    const whole = (of: string, example: string, decimals: number): string =>
      `All amounts of ${of} are whole, such as ${example}: 1 row. If they are in its smallest unit, say ${decimals} in a column of decimals, or --map decimals=${decimals} where it is the only asset.`;
    expect(told).toEqual(
      [
        'An amount of btc is more than there are: 150000000, of 1 row. If they are in its smallest unit, say 8 in a column of decimals, or --map decimals=8 where it is the only asset.',
        whole('TRX', '1500000', 6),
        whole('ETH', '10000000000000000', 18)
          .replace('All amounts of ETH are whole, such as', 'An amount of ETH is more than there are:')
          .replace(': 1 row', ', of 1 row'),
        whole('USDT', '2500000', 6),
        whole(USDT, '2.5E+06', 6),
        whole('XYZ', '1500000000000000000', 18),
        whole('rows that name no asset', '1500000000000000', 18),
        whole('LTC', '1000000', 8),
      ].sort(),
    );
  });

  it('of rows that name no asset are judged as the coin of the chain that the network is called after', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,B,1500000,1737000000');
    const { notices } = await place.load({}, { network: parseNetworkName('tron') });
    expect(notices.filter(({ code }) => code === 'AMOUNTS_MAY_BE_UNITS')).toHaveLength(1);
  });

  it('are in the unit that the name of a mapped column says, or the name is told', async () => {
    const load = async (column: string, also = ''): Promise<readonly string[]> => {
      await place.database.command('TRUNCATE TABLE core_transfers');
      await place.put('a.csv', `from,to,${column},timestamp`, 'A,B,1500000000000000000,1737000000');
      const mapping = parseMapping(`amount=${column}${also}`);
      const told = noticesOf(await place.load({ format: 'plain', mapping }), 'AMOUNTS_MAY_BE_UNITS');
      return [...(await place.column("concat(toString(amount), ' ', asset_symbol)")), ...told];
    };
    expect(await load('Amount (wei)')).toEqual(['1.5 ETH']);
    expect(await load('valueGwei')).toEqual([
      '1500000000 ETH',
      expect.stringContaining('more than there are') as string,
    ]);
    expect(await load('value_wei', ',decimals=17')).toEqual(['15 UNNAMED']);
    expect((await load('Amount (cents)')).slice(1)).toContain(
      'a.csv: the name of the column "Amount (cents)" says a unit, and amounts of it are read as coins. If they are in that unit, say their decimals in a column, or its decimals or divisor in --map where it is the same for all.',
    );
  });
});

describe('the unit that the name of a column says', () => {
  const read = async (header: string, ...rows: readonly string[]): Promise<readonly (readonly string[])[]> => {
    await place.put('a.csv', `from,to,timestamp,${header}`, ...rows.map((one) => `A,B,1737000000,${one}`));
    const report = await place.load({ format: 'plain', mapping: parseMapping('amount=amount_wei') });
    const amounts = await place.column("concat(toString(amount), ' ', asset_symbol)");
    return [
      [...amounts].sort(),
      noticesOf(report, 'AMOUNTS_MAY_BE_UNITS').filter((one) => one.includes('"amount_wei"')),
    ];
  };
  const told = [expect.stringContaining('a.csv: the name of the column "amount_wei" says a unit') as string];

  it('holds for coins and for tokens with as many decimals, and is told where an asset has others', async () => {
    const ours = ['1500000000000000000,eth', '2500000000000000000,WETH'];
    expect(await read('amount_wei,asset', '12500000,USDC', ...ours)).toEqual([
      ['1.5 eth', '12500000 USDC', '2.5 WETH'],
      told,
    ]);
  });

  it('holds for no row with a contract, which is told', async () => {
    expect(await read('amount_wei,asset,contract', `12500000,ETH,${USDT}`)).toEqual([['12500000 ETH'], told]);
  });

  it('holds in rows without decimals beside rows with them', async () => {
    expect(await read('amount_wei,asset,decimals', '12500000,USDT,6', '1500000000000000000,ETH,')).toEqual([
      ['1.5 ETH', '12.5 USDT'],
      [],
    ]);
  });
});

describe('whole amounts beside a column of decimals', () => {
  const D = 'from,to,amount,timestamp,asset,decimals,raw_amount,amount_usd';
  const line = (amount: string, asset: string, decimals: number, raw = '', usd = ''): string =>
    `A,B,${amount},1737000000,${asset},${decimals},${raw},${usd}`;

  it('are what raw amounts or values in USD prove, and where nothing does the reading is told', async () => {
    await place.put(
      'a.csv',
      D,
      line('3', 'RAWC', 6, '3000000'),
      line('3000000', 'RAWU', 6, '3000000'),
      line('5000', 'USDC', 6, '', '5000'),
      line('5000000', 'USDT', 6, '', '5.01'),
      line('2', 'WETH', 18, '', '5000'),
      line('100', 'EURC', 6),
      line('1500000000000000000', 'DAI', 18),
    );
    const report = await place.load();
    expect((await place.column("concat(asset_symbol, ' ', toString(amount))")).sort()).toEqual(
      ['RAWC 3', 'RAWU 3', 'USDC 5000', 'USDT 5', 'WETH 2', 'EURC 0.0001', 'DAI 1.5'].sort(),
    );
    expect(noticesOf(report, 'DECIMALS_SET_ASIDE').sort()).toEqual([
      'a.csv: the column of decimals is not used for RAWC, because raw amounts stand beside the amounts, which are in coins: 1 amount such as 3.',
      'a.csv: the column of decimals is not used for USDC, because the values in USD are of coins: 1 amount such as 5000.',
      'a.csv: the column of decimals is not used for WETH, because the values in USD are of coins: 1 amount such as 2.',
    ]);
    expect(noticesOf(report, 'DECIMALS_APPLIED')).toEqual([
      'a.csv: whole amounts are read as units of the column of decimals: 1 amount (EURC, such as 100 by 6 decimals). If they are in coins, leave their decimals empty, or say --map decimals=0 where all amounts are.',
    ]);
  });

  it('are in coins by a price that no coin has only where the asset is known, and the value is more than dust', async () => {
    await place.put(
      'a.csv',
      D,
      line('660000000000', 'UNI-V2', 18, '', '200'),
      line('1', 'WBTC', 8, '', '0.01'),
      line('2', 'ETH', 18, '', '5000'),
    );
    const report = await place.load();
    expect((await place.column("concat(asset_symbol, ' ', toString(amount))")).sort()).toEqual([
      'ETH 2',
      'UNI-V2 0.00000066',
      'WBTC 0.00000001',
    ]);
    expect(noticesOf(report, 'DECIMALS_APPLIED')).toEqual([
      expect.stringContaining('(UNI-V2, such as 660000000000 by 18 decimals; WBTC, such as 1 by 8 decimals)'),
    ]);
  });

  it('are in coins where a mapping says that they have no decimals', async () => {
    await place.put('a.csv', D, line('100', 'EURC', 6));
    const report = await place.load({ format: 'plain', mapping: parseMapping('decimals=0') });
    expect(await place.column('amount')).toEqual(['100']);
    expect(noticesOf(report, 'DECIMALS_APPLIED')).toEqual([]);
  });
});
