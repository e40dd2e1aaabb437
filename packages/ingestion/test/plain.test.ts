/** Tables that people write: their own names, units and times, recognised or mapped. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { once, parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import { parseMapping } from '../src/formats/mapping.ts';
import { locateFiles } from '../src/sources/directory-source.ts';
import { IngestPlace, SETTINGS, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const times = async (): Promise<string[]> =>
  await place.column("replaceOne(toString(fromUnixTimestamp64Milli(toInt64(block_timestamp), 'UTC')), '2025-01-', '')");

/** Amount and time as they stand in a file, `amount,time`. */
const ODD_ROWS = [
  '1,1737000000',
  '1,1737000000123',
  '1,1737000000123456',
  '1,1737000000123456789',
  '1,1737000000.0',
  '1,2025-01-16T04:00:00+02:00',
  '1,2025-01-16T04:00:00.5Z',
  '1,2025-01-16 04:00:00.000 UTC',
  '1,2025-01-16 04:00',
  '1,2025-01-16',
  '1e-5,1737000000',
  '1.5E+3,1737000000',
  '+7,1737000000',
  '.5,1737000000',
  '0.1234567890123456785,1737000000',
  '"1,234.5",1737000000',
  'many,1737000000',
  ',1737000000',
  '-1,1737000000',
  '1,03/04/2025 10:00',
  '1,yesterday',
  '1,',
];

/** What became of each odd row: `amount at time`, or why it is none. All stand in one file, which is loaded once. */
const oddRows = once(async (): Promise<ReadonlyMap<string, string>> => {
  await place.put('a.csv', 'from,to,amount,timestamp', ...ODD_ROWS.map((row, at) => `row${at},B,${row}`));
  const report = await place.load();
  const senders = await place.column('from_address');
  const [amounts, moments] = [await place.column('amount'), await times()];
  const became = new Map(senders.map((sender, at) => [sender, `${amounts[at]} at ${moments[at]}`]));
  const rejected = await place.database.rows<{ from_address: string; reason: string }>(
    'SELECT from_address, reason FROM file({path:String}, Parquet)',
    { path: transfersOf(report)?.rejected_path ?? '' },
  );
  for (const { from_address, reason } of rejected) became.set(from_address, reason);
  expect(became.size).toBe(ODD_ROWS.length);
  return new Map(ODD_ROWS.map((row, at) => [row, became.get(`row${at}`) ?? '']));
});

describe('a table of transfers', () => {
  it('of four columns is recognised; the same row twice is two payments, in a second file that overlaps it is none', async () => {
    const lines = ['from,to,amount,timestamp', 'A,B,10.5,2025-01-16 04:00:00', 'A,B,10.5,2025-01-16 04:00:00'];
    await place.put('one.csv', ...lines);
    await place.put('two.csv', ...lines, 'B,C,1,2025-01-17 00:00:00');
    await place.put('prices.csv', 'asset_symbol,price_date,price_usd', 'TOR,2025-01-16,2');
    const report = await place.load();
    expect(await place.loaded()).toEqual(['A B 10.5 TOR', 'A B 10.5 TOR', 'B C 1 TOR']);
    expect(transfersOf(report)?.rejected).toEqual({ duplicate: 2 });
    expect(await place.column('amount_usd')).toEqual(['21', '21', '0']);
    expect(noticesOf(report, 'ASSET_ASSUMED')).toEqual([
      'Taken for TOR, because no column says the asset: 3 transfers.',
    ]);
  });

  it.each([
    ['seconds', '1737000000', '16 04:00:00.000'],
    ['milliseconds', '1737000000123', '16 04:00:00.123'],
    ['microseconds', '1737000000123456', '16 04:00:00.123'],
    ['nanoseconds', '1737000000123456789', '16 04:00:00.123'],
    ['seconds that are a float', '1737000000.0', '16 04:00:00.000'],
    ['a zone', '2025-01-16T04:00:00+02:00', '16 02:00:00.000'],
    ['Z', '2025-01-16T04:00:00.5Z', '16 04:00:00.500'],
    ['UTC', '2025-01-16 04:00:00.000 UTC', '16 04:00:00.000'],
    ['no zone', '2025-01-16 04:00', '16 04:00:00.000'],
    ['a day', '2025-01-16', '16 00:00:00.000'],
  ])('reads a time with %s', async (_, text, expected) => {
    expect((await oddRows()).get(`1,${text}`)).toBe(`1 at ${expected}`);
  });

  it.each([
    ['1e-5', '0.00001'],
    ['1.5E+3', '1500'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['0.1234567890123456785', '0.123456789012345678'],
  ])('reads the amount %s to its last digit', async (text, expected) => {
    expect((await oddRows()).get(`${text},1737000000`)).toBe(`${expected} at 16 04:00:00.000`);
  });

  it.each([
    ['amount_not_a_number', '"1,234.5"', '1737000000'],
    ['amount_not_a_number', 'many', '1737000000'],
    ['missing_amount', '', '1737000000'],
    ['negative_amount', '-1', '1737000000'],
    ['ambiguous_date', '1', '03/04/2025 10:00'],
    ['invalid_timestamp', '1', 'yesterday'],
    ['missing_block_timestamp', '1', ''],
  ])('rejects as %s the amount %s at %s', async (reason, amount, time) => {
    expect((await oddRows()).get(`${amount},${time}`)).toBe(reason);
  });

  it('with tabs is read, and ends with empty lines that say nothing', async () => {
    await place.put('a.tsv', 'from\tto\tamount\ttimestamp', 'A\tB\t5\t1737000000', '', '');
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 1, loaded_count: 1 });
  });

  it('with an empty line between its rows is read whole', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,B,1,1737000000', '', 'A,B,2,1737000001', '  ');
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 2, loaded_count: 2, rejected: {} });
  });

  it('that ends with a line of delimiters says so, and finds nothing there', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,B,1,1737000000', ',,,');
    expect((await place.load()).account.unloaded).toMatchObject([
      { reason: 'missing_to_address', examples: [{ line: 3, found: '' }] },
    ]);
  });

  it('takes the words of Tron for how a transaction went, not the number beside them', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,timestamp,status,contract_ret',
      'A,B,1,1737000000,0,SUCCESS',
      'A,B,2,1737000001,1,REVERT',
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ failed_transaction: 1 });
    expect(await place.column('amount')).toEqual(['1']);
  });

  it('of JSON in an array has a torn row rejected alone, and is not whole without its end', async () => {
    const row = (amount: number): string => `{"from":"A","to":"B","amount":${amount},"timestamp":1737000000}`;
    await place.put('a.json', '[', `${row(1)},`, `${row(2).replace('"to":"', '"to":')},`, `${row(3)},`);
    const { unloaded } = (await place.load()).account;
    expect(unloaded).toMatchObject([{ reason: 'broken_json', row_count: 2, examples: [{ line: 3 }, { line: 5 }] }]);
    expect((await place.column('amount')).sort()).toEqual(['1', '3']);
  });

  it('of JSON in arrays one after the other is read to the end, and not whole where one is cut off', async () => {
    const row = (amount: number): string => `{"from":"A","to":"B","amount":${amount},"timestamp":1737000000}`;
    await place.put('a.json', `[${row(1)}]`, `[${row(2)}]`);
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 2, loaded_count: 2 });
    await place.put('a.json', `[${row(1)},`, `${row(2)},`);
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 3, rejected: { broken_json: 1 } });
  });

  it('of JSON in answers one after the other is read to the end', async () => {
    const answer = (amount: number): string =>
      JSON.stringify({ status: '1', result: [{ from: 'A', to: 'B', amount, timestamp: 1737000000 }] });
    await place.put('a.json', answer(1), answer(2));
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 2, loaded_count: 2 });
  });

  it('has its torn rows rejected one by one, counted and named, and the others loaded', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,timestamp',
      'A,B,1,1737000000',
      'A,B,5',
      'A,B,5,1737000000,6',
      'A,"B,5,1737000000',
      '',
      'A,B,2,1737000001,',
      'A,B,3,1737000002',
    );
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['1', '2', '3']);
    expect(report.account).toMatchObject({ row_count: 6, new_count: 3 });
    expect(report.account.unloaded).toEqual([
      {
        reason: 'broken_quotes',
        kind: 'faulty',
        file: 'a.csv',
        row_count: 1,
        examples: [{ row: 4, line: 5, found: 'A,"B,5,1737000000' }],
      },
      {
        reason: 'too_few_values',
        kind: 'faulty',
        file: 'a.csv',
        row_count: 1,
        examples: [{ row: 2, line: 3, found: 'A,B,5' }],
      },
      {
        reason: 'too_many_values',
        kind: 'faulty',
        file: 'a.csv',
        row_count: 1,
        examples: [{ row: 3, line: 4, found: 'A,B,5,1737000000,6' }],
      },
    ]);
    expect(noticesOf(report, 'ROWS_REJECTED')).toContain('a.csv: 1 row rejected as too_few_values: line 3 (A,B,5).');
  });

  it('of JSON lines has torn ones rejected, and values of another type by what they should be', async () => {
    await place.put(
      'a.jsonl',
      '{"from":"A","to":"B","amount":1,"timestamp":1737000000}',
      '{"from":"A","to":',
      '["A","B",1,1737000000]',
      '{"from":"A","to":"B","amount":{"value":1},"timestamp":1737000000}',
      '{"from":"A","to":"B","amount":true,"timestamp":1737000000}',
      '{"from":"A","to":"B","amount":2,"timestamp":[1737000000]}',
      '{"from":"A","to":"B","amount":2,"timestamp":null}',
      '{"from":"A","to":["B"],"amount":"3","timestamp":"1737000001"}',
      '{}',
    );
    const report = await place.load();
    expect(transfersOf(report)).toMatchObject({
      row_count: 9,
      rejected: {
        broken_json: 2,
        amount_not_a_number: 2,
        invalid_timestamp: 1,
        missing_block_timestamp: 1,
        missing_to_address: 1,
        address_not_a_text: 1,
      },
    });
    expect(
      report.account.unloaded.flatMap(({ examples = [] }) => examples.map(({ line, found }) => [line, found])),
    ).toContainEqual([4, '{"value":1}']);
  });

  it('is refused where more rows are torn than the settings allow, and where none is sound', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,B,1,1737000000', 'A,B,5');
    await expect(place.load({}, { settings: { ...SETTINGS, max_rejected_ratio: 0.3 } })).rejects.toMatchObject({
      code: 'TOO_MANY_REJECTED',
      message: expect.stringContaining('found 1 (50 %): 1 too_few_values') as string,
    });
    await place.put('a.csv', 'from,to,amount,timestamp', '5', '6');
    await expect(place.load()).rejects.toMatchObject({ code: 'ALL_ROWS_REJECTED' });
  });

  it('says of rejected rows which they are and what was wrong, in the report and where they are kept', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,timestamp,note',
      'A,B,5,1737000000,"two',
      'lines"',
      'A,B,5,03/04/2025,',
      'A,B,many,1737000000,',
    );
    const report = await place.load();
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual([
      'a.csv: 1 row rejected as ambiguous_date: line 4 (03/04/2025).',
      'a.csv: 1 row rejected as amount_not_a_number: line 5 (many).',
    ]);
    expect(
      await place.database.rows(
        'SELECT file, row_number, reason, found FROM file({path:String}, Parquet) ORDER BY row_number',
        {
          path: transfersOf(report)?.rejected_path ?? '',
        },
      ),
    ).toEqual([
      { file: 'a.csv', row_number: 2, reason: 'ambiguous_date', found: '03/04/2025' },
      { file: 'a.csv', row_number: 3, reason: 'amount_not_a_number', found: 'many' },
    ]);
  });

  it('without a recipient is faulty: nothing says that a contract was made', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,,5,1737000000', 'A,B,5,1737000000');
    expect(transfersOf(await place.load())?.rejected).toEqual({ missing_to_address: 1 });
  });

  it('has its columns without a meaning named', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp,branch,note', 'A,B,5,1737000000,West,rent');
    expect(noticesOf(await place.load(), 'COLUMNS_NOT_READ')).toEqual([
      'Not read of a.csv: 2 columns without a meaning here (branch, note); --map gives a column one.',
    ]);
  });

  it('that says which transactions failed leaves these out, and takes a unit behind an amount for the asset', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,timestamp,status',
      'A,B,0.5 ETH,1737000000,Success',
      'A,B,6 ETH,1737000000,Failed',
      'A,B,7,1737000000,Error in Txn',
      'A,B,8 of ten,1737000000,',
    );
    const report = await place.load();
    expect(transfersOf(report)?.rejected).toEqual({ failed_transaction: 2, amount_not_a_number: 1 });
    expect(await place.loaded()).toEqual(['A B 0.5 ETH']);
    await place.put('a.csv', 'from,to,amount,timestamp,how', 'A,B,1,1737000000,fail', 'A,B,2,1737000000,paid');
    await place.load({ format: 'plain', mapping: parseMapping('status=how') });
    expect(await place.column('amount')).toEqual(['0.5', '2']);
  });

  it('shows in a dry run what the columns of each file mean', async () => {
    await place.put('a.csv', 'Sender,Recipient,Paid,When,note', 'A,B,5,1737000000,rent');
    await place.put('prices.csv', 'symbol,date,price,change', 'TOR,2025-01-16,2,0');
    const mapping = parseMapping('amount=Paid,timestamp=When');
    const { preview } = await place.load({ format: 'plain', mapping }, { is_dry_run: true });
    expect(preview?.files.map(({ file, dataset }) => `${file} ${dataset}`)).toEqual([
      'a.csv transfers',
      'prices.csv asset_prices',
    ]);
    expect(
      preview?.files.map(({ columns }) => columns.map(({ name, meaning }) => `${name} ${meaning ?? '-'}`)),
    ).toEqual([
      ['Sender from', 'Recipient to', 'Paid amount', 'When timestamp', 'note -'],
      ['symbol asset_symbol', 'date price_date', 'price price_usd', 'change -'],
    ]);
  });

  it('of a spreadsheet is read with what stands before its header and around its values', async () => {
    await place.put(
      'a.csv',
      'sep=;',
      '# exported',
      '',
      'from; to ;amount;timestamp',
      ' A ; B ; 5 ; 1737000000 ',
      'A;B;x;1737000000',
    );
    const report = await place.load();
    expect(await place.loaded()).toEqual(['A B 5 UNNAMED']);
    expect(noticesOf(report, 'ROWS_REJECTED')).toEqual(['a.csv: 1 row rejected as amount_not_a_number: line 6 (x).']);
  });

  it('has times before 1970 and after 2099 rejected as such, and JSON with a name twice or half a letter row by row', async () => {
    await place.put(
      'a.jsonl',
      '{"from":"A","to":"B","amount":1,"timestamp":"2199-01-01"}',
      '{"from":"A","to":"B","amount":1,"timestamp":"1901-01-01"}',
      '{"from":"A","from":"Z","to":"B","amount":1,"timestamp":1737000000}',
      '{"from":"A\\ud800","to":"B","amount":2,"timestamp":1737000000}',
      '{"from":"A","to":"B","amount":3,"timestamp":1737000000}',
    );
    const report = await place.load();
    expect(transfersOf(report)?.rejected).toEqual({ broken_json: 1, timestamp_out_of_range: 2 });
    expect((await place.column('amount')).sort()).toEqual(['2', '3']);
  });

  it('that says transactions and blocks moves a transaction that a later file has in another block', async () => {
    const columns = 'tx_id,block,from,to,amount,timestamp';
    await place.put('a.csv', columns, 't1,102,A,B,5,1737000000');
    await place.load();
    await place.put('a.csv', columns, 't1,105,A,B,5,1737000060');
    await place.load();
    expect(await place.column('toString(block_height)')).toEqual(['105']);
  });

  it('with semicolons and decimal commas has no decimal points: 1.500 may be 1500', async () => {
    await place.put(
      'a.csv',
      'from;to;amount;timestamp',
      'A;B;1,5;2025-01-16 00:00:01',
      'A;B;1.500;2025-01-16 00:00:02',
      'A;B;2;2025-01-16 00:00:03',
    );
    const report = await place.load();
    expect(await place.column('amount')).toEqual(['1.5', '2']);
    expect(transfersOf(report)?.rejected).toEqual({ amount_not_a_number: 1 });
  });

  it('with semicolons and without any decimal comma has decimal points', async () => {
    await place.put('a.csv', 'from;to;amount;timestamp', 'A;B;1.500;2025-01-16', 'A;B;2;2025-01-17');
    await place.load();
    expect(await place.column('amount')).toEqual(['1.5', '2']);
  });

  it('with semicolons has decimal commas, and dates in the order that the settings say', async () => {
    await place.put('a.csv', 'from;to;amount;timestamp', 'A;B;10,5;16.01.2025 04:00', 'A;B;0,25;3.1.2025 04:00:01');
    const settings = { ...SETTINGS, date_order: 'dmy', time_zone: 'Europe/Berlin' } as const;
    await place.load({}, { settings });
    expect(await place.column('amount')).toEqual(['0.25', '10.5']);
    expect(await times()).toEqual(['03 03:00:01.000', '16 03:00:00.000']);
  });

  it('keeps transactions with several transfers, and drops a row that a transaction holds twice', async () => {
    await place.put(
      'a.jsonl',
      '{"sender":"A","recipient":"B","qty":"1","time":1737000000,"hash":"0xAB","token":"USDX"}',
      '{"sender":"B","recipient":"C","qty":"2","time":1737000000,"hash":"0xab","token":"USDX"}',
      '{"sender":"B","recipient":"C","qty":"2","time":1737000000,"hash":"0xab","token":"USDX"}',
    );
    const report = await place.load();
    expect(transfersOf(report)?.rejected).toEqual({ repeated_row: 1 });
    expect(noticesOf(report, 'ROWS_WITHOUT_EFFECT')).toEqual([
      'a.jsonl: 1 row not loaded as repeated_row (their file says it once more, word for word, and no event index tells two transfers of a transaction apart: counted once).',
    ]);
    expect((await place.loaded()).sort()).toEqual(['A B 1 USDX', 'B C 2 USDX']);
    const [first, ...rows] = ['tx_id,from,to,amount,timestamp', '0xab,A,B,1,1737000000', '0xab,A,B,1,1737000000'];
    await place.put('b.csv', first, ...rows);
    await place.put('c.csv', first, ...rows);
    expect(transfersOf(await place.load({ path: place.directory }))?.rejected).toMatchObject({
      duplicate: 1,
      repeated_row: 3,
    });
    expect(await place.column('tx_id')).toEqual(['0xab', '0xab', '0xab']);
  });

  it('in Parquet has instants, which are UTC whatever the zone of the settings', async () => {
    await place.database.exportToFile(
      `SELECT 'A' AS \`from\`, 'B' AS \`to\`, toFloat64(0.1) AS amount, toDateTime64('2025-01-16 04:00:00', 6, 'UTC') AS time, 'X' AS asset`,
      {},
      'parquet',
      join(place.directory, 'a.parquet'),
    );
    await place.load({}, { settings: { ...SETTINGS, time_zone: 'Europe/Berlin' } });
    expect(await place.column('amount')).toEqual(['0.1']);
    expect(await times()).toEqual(['16 04:00:00.000']);
  });

  it('that is named as a file and not known says its columns', async () => {
    await place.put('bad.csv', 'a,b', '1,2');
    const path = join(place.directory, 'bad.csv');
    await expect(place.load({ path })).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: expect.stringContaining('There is bad.csv; of bad.csv: the columns a, b, of which none') as string,
    });
  });

  it('with a column twice is refused', async () => {
    await place.put('a.csv', 'from,to,amount,Amount,timestamp', 'A,B,1,2,1737000000');
    await place.load();
    expect(await place.column('amount')).toEqual(['1']);
    await place.put('a.csv', 'from,to,amount,amount,timestamp', 'A,B,1,2,1737000000');
    await expect(place.load()).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('found it twice') as string,
    });
  });
});

describe('a CSV of our own columns', () => {
  const OURS =
    'tx_id,event_index,edge_index,block_height,block_timestamp,from_address,to_address,asset_symbol,amount,amount_usd,fee';
  const kindOf = async (): Promise<string> => ('format' in (await located()) ? 'a table' : 'ours');
  const located = async () => {
    const window = windowOf(parseProcessingDate('2025-01-31'), 30);
    return await locateFiles({ kind: 'directory', path: place.directory }, parseNetworkName('format-test'), window);
  };

  it('is read as the Parquet is: what an export of transfers writes', async () => {
    await place.put(
      'transfers.csv',
      OURS,
      't1,0,0,7,1737000000123,A,B,TOR,1.000000000000000001,2.5,0.1',
      't1,0,0,7,1737000000123,A,B,TOR,1.000000000000000001,2.5,0.1',
      't2,1,0,8,1737000000124,0xAB,B,TOR,x,,',
    );
    expect(await kindOf()).toBe('ours');
    const report = await place.load();
    expect(await place.loaded()).toEqual(['A B 1.000000000000000001 TOR']);
    expect(await place.column('fee')).toEqual(['0.1']);
    expect(transfersOf(report)?.rejected).toEqual({ duplicate: 1, amount_not_representable: 1 });
    const kept = await place.database.rows<{ amount: string; reason: string }>(
      'SELECT amount, reason FROM file({path:String}, Parquet) ORDER BY reason',
      { path: transfersOf(report)?.rejected_path ?? '' },
    );
    expect(kept).toEqual([
      { amount: 'x', reason: 'amount_not_representable' },
      { amount: '1.000000000000000001', reason: 'duplicate' },
    ]);
  });

  it('with seconds or dates is a table that somebody wrote', async () => {
    await place.put('transfers.csv', OURS, 't1,0,0,7,1737000000,A,B,TOR,1,2.5,0.1');
    expect(await kindOf()).toBe('a table');
  });
});

describe('a mapping', () => {
  it('names the columns, their unit and what is the same in every row', async () => {
    await place.put('a.csv', 'Payer Name,Receiver,Paid (cents),When', 'A,B,1050,16.01.2025 04:00:00');
    const mapping = parseMapping(
      'from=Payer Name,to=Receiver,amount=Paid (cents),timestamp=When,divisor=100,asset:=USDX,time_format=%d.%m.%Y %H:%i:%s',
    );
    await place.load({ format: 'plain', mapping });
    expect(await place.loaded()).toEqual(['A B 10.5 USDX']);
    expect(await times()).toEqual(['16 04:00:00.000']);
  });

  it('may be a YAML file', async () => {
    const path = join(place.directory, '.mapping.yaml');
    await writeFile(
      path,
      'columns: {from: a, to: b, amount: c, timestamp: d}\ndecimals: 6\nconstants: {asset: USDX}\n',
    );
    await place.put('a.csv', 'a,b,c,d', 'A,B,1500000,1737000000');
    await place.load({ format: 'plain', mapping: parseMapping(path) });
    expect(await place.loaded()).toEqual(['A B 1.5 USDX']);
  });

  it('to a column that is not there is refused with the nearest names', async () => {
    await place.put('a.csv', 'From,To,Value,UnixTimestamp', 'A,B,1,1737000000');
    const mapping = parseMapping('from=From,to=To,amount=Vlaue,timestamp=UnixTimestamp');
    await expect(place.load({ format: 'plain', mapping })).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('Nearest: "Value"') as string,
    });
  });

  it.each([
    ['frm=From', 'did you mean from?'],
    ['from', 'a mapping such as'],
    ['from=From,divisor=3', '1 and zeros'],
    ['time_unit=h', 'time_unit'],
  ])('%s is refused', (text, message) => {
    expect(() => parseMapping(text)).toThrow(message);
  });

  it('of a YAML file that grows without end is refused', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 9; n++)
      lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
    const path = join(place.directory, '.bomb.yaml');
    await writeFile(path, lines.join('\n'));
    expect(() => parseMapping(path)).toThrow('Excessive alias count');
  });
});

describe('a dry run', () => {
  it('shows rows as they would be loaded, those that would not, and loads nothing', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,B,2,1737000000', 'A,B,many,1737000000');
    const { preview } = await place.load({}, { is_dry_run: true, settings: { ...SETTINGS, max_rejected_ratio: 0.1 } });
    expect(preview?.loaded).toMatchObject([
      { from_address: 'A', to_address: 'B', amount: '2', asset_symbol: 'UNNAMED' },
    ]);
    expect(preview?.unloaded).toMatchObject([{ reason: 'amount_not_a_number' }]);
    expect(preview?.refusal).toMatchObject({
      code: 'TOO_MANY_REJECTED',
      message: expect.stringContaining('at most 10 %') as string,
    });
    expect(await place.loaded()).toEqual([]);
  });
});
