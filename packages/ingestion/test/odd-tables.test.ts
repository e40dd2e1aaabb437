/** Tables of transfers and prices with what programs and people leave in them: a right row, or one that says what is wrong. */
import { describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const H = 'from,to,amount,timestamp';
const A = '0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const B = '0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

describe('a table of transfers', () => {
  it('with a column of decimals has amounts in coins where one has a point, and whole numbers of the unit else', async () => {
    const columns = `${H},token_decimals`;
    await place.put('a.csv', columns, 'A,B,1234.5,1737000000,6', 'A,B,7,1737000001,6');
    await place.load();
    expect(await place.column('amount')).toEqual(['1234.5', '7']);
    await place.database.command('TRUNCATE TABLE core_transfers');
    await place.put(
      'a.csv',
      columns,
      'A,B,1234500000,1737000000,6',
      'A,B,7000000.0,1737000001,6',
      'A,B,1.5e6,1737000002,6',
    );
    await place.load();
    expect(await place.column('amount')).toEqual(['1234.5', '7', '1.5']);
  });

  it('with a fraction in a row that is not loaded, or of another asset or file, has its decimals all the same', async () => {
    const columns = `${H},asset,decimals,status`;
    await place.put(
      'a.csv',
      columns,
      'A,B,1500000,1737000000,USDC,6,ok',
      'A,B,0.5,1737000001,USDC,6,failed',
      'A,,0.5,1737000001,USDC,6,ok',
      'A,B,"1,500",1737000001,USDC,6,ok',
      'A,B,2.5,1737000002,DAI,18,ok',
    );
    await place.put('b.csv', columns, 'A,B,0.5,1737000003,USDC,6,ok', 'A,B,7,1737000004,USDC,6,ok');
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['1.5', '2.5', '0.5', '7']);
    expect(noticesOf(report, 'DECIMALS_SET_ASIDE')).toEqual([
      'a.csv: the column of decimals is not used for DAI, because amounts have fractions: 1 amount such as 2.5.',
      'b.csv: the column of decimals is not used for USDC, because amounts have fractions: 1 amount such as 0.5 and 1 whole number, which may be of a smaller unit.',
    ]);
  });

  it('whose unit a mapping says is in that unit, points or not', async () => {
    await place.put('a.csv', H, 'A,B,12.5,1737000000', 'A,B,1,1737000001');
    await place.load({ format: 'plain', mapping: parseMapping('decimals=1') });
    expect(await place.column('amount')).toEqual(['1.25', '0.1']);
  });

  it('leaves out what was not paid, in the words that people have for it', async () => {
    const words = [
      'pending',
      'Unconfirmed',
      'not confirmed',
      'declined',
      'unsuccessful',
      'expired',
      'no',
      'f',
      'Timed out',
    ];
    await place.put(
      'a.csv',
      `${H},status`,
      ...words.map((word, at) => `A${at},B,1,1737000000,${word}`),
      'A,B,2,1737000000,confirmed',
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: words.length });
    expect(await place.column('amount')).toEqual(['2']);
  });

  it('with decimal commas has them in values in USD and in fees too', async () => {
    await place.put('a.csv', 'from;to;amount;timestamp;amount_usd;fee', 'A;B;1,5;1737000000;3,25;0,125');
    await place.load();
    expect(await place.column("concat(toString(amount), ' ', toString(amount_usd), ' ', toString(fee))")).toEqual([
      '1.5 3.25 0.125',
    ]);
  });

  it('with decimal commas in values in USD or fees alone has them there', async () => {
    await place.put('a.csv', 'from;to;amount;timestamp;amount_usd;fee', 'A;B;10;1737000000;10,50;1');
    await place.load();
    expect(await place.column("concat(toString(amount), ' ', toString(amount_usd))")).toEqual(['10 10.5']);
    await place.put('a.csv', 'from;to;amount;timestamp;amount_usd;fee', 'A;B;20;1737000000;3;0,125');
    await place.load();
    expect((await place.column("concat(toString(amount), ' ', toString(fee))")).sort()).toEqual(['10 1', '20 0.125']);
  });

  it('has no address called null, NaN or #N/A', async () => {
    const words = ['null', 'None', 'nan', 'N/A', '#N/A', '#REF!', '-', 'undefined', '(null)'];
    await place.put(
      'a.csv',
      H,
      ...words.map((word) => `${word},B,1,1737000000`),
      'A,null,1,1737000000',
      'A,B,2,1737000000',
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ missing_from_address: 9, missing_to_address: 1 });
    expect(await place.loaded()).toEqual(['A B 2 UNNAMED']);
  });

  it('with spaces around the names of assets has one asset', async () => {
    await place.put(
      'a.csv',
      `${H},asset,contract`,
      'A,B,1,1737000000, USDX ,',
      'A,B,2,1737000001,USDX,',
      'A,B,3,1737000002,USDX, 0xC ',
    );
    await place.load();
    expect(await place.loaded()).toEqual(['A B 1 USDX', 'A B 2 USDX', 'A B 3 USDX']);
    expect(await place.column('asset_contract')).toEqual(['native', 'native', '0xc']);
  });

  it('with addresses that name their chain has them without it, so that labels match', async () => {
    await place.put('a.csv', H, `eip155:1:${A.toUpperCase().replace('0X', '0x')},eth:${B},1,1737000000`);
    await place.load();
    expect(await place.loaded()).toEqual([`${A} ${B} 1 UNNAMED`]);
  });

  it('with addresses that name another chain than the network has these rows left out', async () => {
    const mine = parseNetworkName('ethereum');
    await place.put(
      'a.csv',
      H,
      `eip155:1:${A},${B},1,1737000000`,
      `eip155:137:${A},${B},2,1737000001`,
      `${A},matic:${B},3,1737000002`,
    );
    const report = await place.load({}, { network: mine, is_dry_run: true });
    expect(transfersOf(report)).toMatchObject({ loaded_count: 1, rejected: { other_chain: 2 } });
  });

  it('knows the coin by the contracts that tools write for it, and no transaction called null', async () => {
    const coins = ['', 'native', 'null', `0x${'0'.repeat(40)}`, '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'];
    await place.put(
      'a.csv',
      `tx_hash,log_index,${H},asset,contract`,
      ...coins.map((contract) => `null,nan,${A},${B},1,1737000000,ETH,${contract}`),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({});
    expect(await place.column("concat(asset_contract, ' ', event_index)")).toEqual(coins.map(() => 'native 0'));
  });

  it('of inputs and outputs has no address called null either', async () => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,5', 't2,null,5');
    await place.put(
      'outputs.csv',
      'tx_hash,address,value,time',
      't1,null,5,1737000000',
      't2,bob,5,1737000000',
      't1,bob,0,1737000000',
    );
    await expect(place.load()).rejects.toThrow('(1 no_recipient, 1 no_sender, 1 zero_value)');
  });

  it('with a digit too few in an address says so', async () => {
    await place.put('a.csv', H, `${A.slice(0, -1)},${B},1,1737000000`, `${A},${B},2,1737000000`);
    expect(noticesOf(await place.load(), 'ADDRESS_FORMS_MIXED')).toEqual([
      `Expected addresses of one form, found of ends of transfers 3 in the form EVM, such as ${A}; 1 in the form 0x with a digit too few or too many, such as ${A.slice(0, -1)}.`,
    ]);
  });

  it('without transactions names its rows by what they say as written, as it always did', async () => {
    await place.put('a.csv', `${H},asset`, 'A,B,1.0,1737000000,ETH', 'A,B,2.50,1737000001, ETH');
    await place.load();
    expect(await place.column('tx_id')).toEqual([
      'row-f41488afb8518938666282c65b33a980-1',
      'row-b0f4d3b83e2b2531bc8fc5511ffffbe6-1',
    ]);
  });

  it('in two files that overlap counts once', async () => {
    await place.put('a.csv', H, 'A,B,1,1737000000', 'A,B,2.5,1737000000');
    await place.put('b.csv', H, 'A,B,1,1737000000', 'A,B,2.5,1737000000', 'A,B,1,1737000000');
    expect(transfersOf(await place.load())?.rejected).toEqual({ duplicate: 2 });
    expect((await place.column('amount')).sort()).toEqual(['1', '1', '2.5']);
  });

  it('without a row is named', async () => {
    await place.put('a.csv', H, 'A,B,1,1737000000');
    await place.put('b.csv', H);
    expect(noticesOf(await place.load(), 'FILE_WITHOUT_ROWS')).toEqual(['b.csv holds no rows.']);
  });

  it('whose lines end with carriage returns alone is refused in words about them', async () => {
    await place.put('a.csv', Buffer.from(`${H}\rA,B,1,1737000000\rA,B,2,1737000001\r`));
    await expect(place.load()).rejects.toThrow('lines that end with carriage returns alone');
  });

  it('has amounts rejected that are hexadecimal, of a spreadsheet, or with signs and spaces', async () => {
    const amounts = ['0x10', 'NaN', '1 000', '1\u202f000', '$5', '(5)', '١٢', '#REF!'];
    await place.put('a.csv', H, ...amounts.map((amount) => `A,B,${amount},1737000000`), 'A,B,2,1737000000');
    expect(transfersOf(await place.load())?.rejected).toEqual({ amount_not_a_number: amounts.length });
  });

  it('that repeats its header, or ends with a total, has these rows rejected', async () => {
    await place.put('a.csv', H, 'A,B,1,1737000000', H, 'A,B,2,1737000001', 'Total,,3,');
    expect(transfersOf(await place.load())?.rejected).toEqual({ amount_not_a_number: 1, missing_to_address: 1 });
  });

  it('of JSON keeps every digit of a number, and rejects one that is too large', async () => {
    const row = (amount: string): string => `{"from":"A","to":"B","amount":${amount},"timestamp":1737000000}`;
    await place.put('a.jsonl', row('1234567890.123456789012345678'), row('123456789012345678901'), row('1e-7'));
    expect(transfersOf(await place.load())?.rejected).toEqual({ amount_not_representable: 1 });
    expect((await place.column('amount')).sort()).toEqual(['0.0000001', '1234567890.123456789012345678']);
  });
});

describe('a table of prices', () => {
  it('between semicolons has decimal commas, and no points then', async () => {
    await place.put('a.csv', `${H},asset`, 'A,B,2,2025-01-16,TOR', 'A,B,2,2025-01-17,TOR');
    await place.put('prices.csv', 'symbol;date;price', ' TOR ;2025-01-16;1234,5', 'TOR;2025-01-17;1.500');
    const report = await place.load();
    expect(await place.column('amount_usd')).toEqual(['2469', '0']);
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual([
      'prices.csv: 1 row rejected as price_not_representable: line 3 (1.500).',
    ]);
  });

  it('with gaps and oddities values what has a price, and names the rest', async () => {
    await place.put('a.csv', `${H},asset`, 'A,B,1,2025-01-16,TOR', 'A,B,1,2025-01-17,TOR', 'A,B,1,2025-01-18,TOR');
    await place.put(
      'prices.csv',
      'symbol,date,price',
      'TOR,2025-01-16,"1,234.5"',
      'TOR,20250117,1e-7',
      'TOR,17/01/2025,5',
      'TOR,2025-01-18,$3',
      'TOR,250118120000,4',
    );
    const report = await place.load();
    expect(await place.column('amount_usd')).toEqual(['0', '0.0000001', '0']);
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual([
      'prices.csv: 2 rows rejected as invalid_price_date: line 4 (17/01/2025), line 6 (250118120000).',
      'prices.csv: 2 rows rejected as price_not_representable: line 2 (1,234.5), line 5 ($3).',
    ]);
    expect(noticesOf(report, 'VALUE_UNKNOWN')).toHaveLength(1);
  });
});
