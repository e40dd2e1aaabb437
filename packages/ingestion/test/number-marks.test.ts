/** Decimal commas and commas between thousands, in every format that reads text. */
import { describe, expect, it } from 'vitest';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const A = `0x${'a1'.repeat(20)}`;
const B = `0x${'b2'.repeat(20)}`;
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const hash = (at: number): string => `0x${String(at).padStart(64, '0')}`;

const TOKENS =
  'Transaction Hash;Blockno;UnixTimestamp;DateTime (UTC);From;To;TokenValue;USDValueDayOfTx;ContractAddress;TokenSymbol';
const ACCOUNT =
  'Transaction Hash;Blockno;UnixTimestamp;DateTime (UTC);From;To;Value_IN(ETH);Value_OUT(ETH);CurrentValue @ $2500/Eth;TxnFee(ETH);Historical $Price/Eth;Status;ErrCode';
const TRON = 'Txn Hash;Block;Time(UTC);From;To;Amount;Token';

/** One table between semicolons, tabs, or quotes and commas. */
const between = (sign: string, lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .split(';')
      .map((value) => (sign === ',' ? `"${value}"` : value))
      .join(sign),
  );
const token = (at: number, amount: string): string =>
  [hash(at), at, 1737000000 + at, 'x', A, B, amount, '1', USDT, 'USDT'].join(';');
const tron = (at: number, amount: string): string =>
  [hash(at), at, `2025-01-16 04:00:0${at}`, A, B, amount, 'TRX'].join(';');

describe('an export of an explorer', () => {
  it.each([';', '\t', ','])('between %j has decimal commas where a number can be nothing else', async (sign) => {
    await place.put('a.csv', ...between(sign, [TOKENS, token(1, '2,5'), token(2, '1,2345'), token(3, '7')]));
    const account = [
      ACCOUNT,
      [hash(4), 4, 1737000004, 'x', A, B, '0', '1,5', '3750', '0,00042', '2520,11', '', ''].join(';'),
    ];
    await place.put('b.csv', ...between(sign, account));
    await place.load();
    expect(await place.column("concat(toString(amount), ' ', toString(amount_usd), ' ', toString(fee))")).toEqual([
      '2.5 1 0',
      '1.2345 1 0',
      '7 1 0',
      '1.5 3780.165 0.00042',
    ]);
  });

  it('has commas between thousands where it writes them itself, and where points show it', async () => {
    await place.put('a.csv', ...between(',', [TOKENS, token(1, '1,234'), token(2, '12,345,678')]));
    await place.put('b.csv', ...between(';', [TOKENS, token(3, '1,234'), token(4, '0.5')]));
    await place.load();
    expect(await place.column('amount')).toEqual(['1234', '12345678', '1234', '0.5']);
  });

  it('that was saved again has 1,234 rejected where nothing shows what it is', async () => {
    await place.put('a.csv', ...between(';', [TOKENS, token(1, '1,234'), token(2, '7')]));
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['7']);
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual(['a.csv: 1 row rejected as ambiguous_amount: line 2 (1,234).']);
  });

  it('has no number with groups of two or four, or with marks of two countries', async () => {
    const sound = Array.from({ length: 10 }, (_, at) => token(10 + at, '1,234.5'));
    await place.put('a.csv', ...between(',', [TOKENS, ...sound, token(1, '1,2345'), token(2, '1,23')]));
    expect(transfersOf(await place.load())?.rejected).toEqual({ amount_not_a_number: 2 });
  });

  it('of Tron has one meaning of the comma in a file', async () => {
    await place.put('a.csv', TRON, tron(1, '1,234'), tron(2, '1,5'), tron(3, '1.500'));
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['1.234', '1.5']);
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual([
      'a.csv: 1 row rejected as amount_not_a_number: line 4 (1.500).',
    ]);
  });

  it('names a transfer alike with points and with commas, so that two exports agree on it', async () => {
    await place.put('a.csv', ...between(';', [TOKENS, token(1, '2,5')]));
    await place.put('b.csv', ...between(',', [TOKENS, token(1, '2.5')]));
    expect(transfersOf(await place.load())?.rejected).toEqual({ duplicate: 1 });
  });
});

describe('a table of transfers', () => {
  const H = 'from;to;amount;timestamp';
  const row = (at: number, amount: string): string => `A;B;${amount};${1737000000 + at}`;

  it('has 1,234 rejected where no other number shows what it is, file by file', async () => {
    await place.put('a.csv', H, row(1, '1,234'), row(2, '2,500'));
    await place.put('b.csv', H, row(3, '1,234'), row(4, '0,5'));
    await place.put('c.csv', H, row(5, '1,234'), row(6, '0.5'));
    await place.put('d.csv', ...between(',', [H, row(7, '0,5'), row(8, '2')]));
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['1.234', '0.5', '0.5', '0.5', '2']);
    expect(transfersOf(report)?.rejected).toEqual({ ambiguous_amount: 2, amount_not_a_number: 1 });
  });

  it('that has thousands without a mark in the same column has decimal commas', async () => {
    await place.put('a.csv', H, row(1, '12,345'), row(2, '1500'));
    await place.put('b.csv', `${H};amount_usd`, `${row(3, '1,234')};1500`);
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['12.345', '1500']);
    expect(transfersOf(report)?.rejected).toEqual({ ambiguous_amount: 1 });
  });

  it('with marks of two countries has what can mean only one thing read', async () => {
    await place.put('a.csv', `${H};fee`, `${row(1, '1,5')};0.00021`, `${row(2, '0,125')};0.5`, `${row(3, '1,234')};0`);
    const report = await place.load();
    expect(await place.column("concat(toString(amount), ' ', toString(fee))")).toEqual(['1.5 0.00021', '0.125 0.5']);
    expect(transfersOf(report)?.rejected).toEqual({ ambiguous_amount: 1 });
  });

  it('of which no amount can be read is told what to say of its commas', async () => {
    await place.put('a.csv', H, row(1, '1,23,4'));
    await expect(place.load()).rejects.toThrow('say --map decimal_mark=,');
  });

  it('has its commas as a mapping says', async () => {
    await place.put('a.csv', H, row(1, '1,234'), row(2, '1,2345'));
    const load = async (decimal_mark: string): Promise<string[]> => {
      await place.load({ format: 'plain', mapping: parseMapping(`decimal_mark=${decimal_mark}`) });
      const amounts = await place.column('amount');
      await place.database.command('TRUNCATE TABLE core_transfers');
      return amounts;
    };
    expect(await load(',')).toEqual(['1.234', '1.2345']);
    expect(await load('.')).toEqual(['1234']);
  });

  it('with one stray comma among points is read all the same', async () => {
    const sound = Array.from({ length: 10 }, (_, at) => row(10 + at, '1.5'));
    await place.put('a.csv', ...between(',', [H, ...sound, row(1, '1,5')]));
    expect(transfersOf(await place.load())).toMatchObject({ loaded_count: 10, rejected: { amount_not_a_number: 1 } });
  });
});

describe('a table of prices', () => {
  it('has 1,234 rejected where no other price shows what it is', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp,asset', 'A,B,2,2025-01-16,TOR', 'A,B,2,2025-01-17,TOR');
    await place.put('prices.csv', 'symbol;date;price', 'TOR;2025-01-16;1,234', 'TOR;2025-01-17;2,500');
    const report = await place.load();
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual([
      'prices.csv: 2 rows rejected as price_not_representable: line 2 (1,234), line 3 (2,500).',
    ]);
  });
});
