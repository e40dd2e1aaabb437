import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTableFile } from './table-file.ts';
import { textRows } from './text-rows.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-rows-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/** `line: text`, with the fault in front where there is one. */
async function read(name: string, content: string | Buffer): Promise<string[]> {
  const path = join(root, name);
  await writeFile(path, content);
  const rows: string[] = [];
  for await (const some of textRows(await readTableFile(path)))
    for (const { line, bytes, fault } of some)
      rows.push(`${fault === '' ? '' : `${fault} `}${line}: ${bytes.toString()}`);
  return rows;
}

describe('textRows', () => {
  it.each([
    ['sound rows', 'a,b\n1,2\n3,4', ['2: 1,2', '3: 3,4']],
    ['CRLF and a mark', '\uFEFFa,b\r\n1,2\r\n3,4\r\n', ['2: 1,2', '3: 3,4']],
    ['empty lines', 'a,b\n\n1,2\n  \n\n3,4\n\n', ['3: 1,2', '6: 3,4']],
    ['too few values', 'a,b\n1\n3,4\n', ['too_few_values 2: 1', '3: 3,4']],
    ['too many values', 'a,b\n1,2,3\n3,4\n', ['too_many_values 2: 1,2,3', '3: 3,4']],
    ['empty values beyond the header', 'a,b\n1,2,\n3,4,,\n', ['2: 1,2', '3: 3,4']],
    ['quotes', 'a,b\n"1,""2",3\n "x" ,"y"\r\n', ['2: "1,""2",3', '3:  "x" ,"y"']],
    ['a line end inside quotes', 'a,b\n"1\n2",3\n4,5\n', ['2: "1\n2",3', '4: 4,5']],
    [
      'a quote that does not close',
      'a,b\n1,2\n3,"4\n5,6\n7,8\n',
      ['2: 1,2', 'broken_quotes 3: 3,"4', '4: 5,6', '5: 7,8'],
    ],
    [
      'quotes that close too late',
      'a,b\n1,"2\n3,4\n5,"6"\n7,8\n',
      ['broken_quotes 2: 1,"2', '3: 3,4', '4: 5,"6"', '5: 7,8'],
    ],
    ['text behind quotes', 'a,b\n"1"x,2\n3,4\n', ['broken_quotes 2: "1"x,2', '3: 3,4']],
    ['a quote inside a value', 'a,b\n1"x,2\n', ['2: 1"x,2']],
    ['a carriage return alone', 'a,b\n1\r2,3\n4,5\n', ['stray_carriage_return 2: 1\r2,3', '3: 4,5']],
    [
      'comments and a delimiter before the header',
      '\uFEFFsep=;\r\n\n# by x\na;b\n1;2\n3\n',
      ['5: 1;2', 'too_few_values 6: 3'],
    ],
    ['a column of numbers called #', '#,a\n1,2\n', ['2: 1,2']],
    ['a header behind a #', '#from,to\n1,x\n3\n', ['2: 1,x', 'too_few_values 3: 3']],
    ['a comment that looks like a header', '# by a tool, version 2\n# of 1, 2\na,b\n1,2\n', ['4: 1,2']],
    ['a quote in a comment', '# a "quote, b\na,b\n1,2\n', ['3: 1,2']],
    ['a comment with as many commas as the header', '# by x, today\na,b\n1,2\n', ['3: 1,2']],
    ['a comment and a header behind a #', '# by x\n\n# from\tto\n0xabcdef0123\tx\n', ['4: 0xabcdef0123\tx']],
    ['many comments', `${'# note\n'.repeat(20_000)}a,b\n1,2\n`, ['20002: 1,2']],
    ['semicolons', 'a;b\n1,5;2\n3\n', ['2: 1,5;2', 'too_few_values 3: 3']],
    ['tabs and empty values', 'a\tb\tc\n\t\t1\n', ['2: \t\t1']],
  ])('of CSV with %s', async (name, content, expected) => {
    expect(await read(`${name.replaceAll(' ', '-')}.csv`, content)).toEqual(expected);
  });

  it.each([
    [
      'lines',
      '{"a":1}\n\n{"a":\n[1]\n"x"\n{"a":2}',
      ['1: {"a":1}', 'broken_json 3: {"a":', 'broken_json 4: [1]', 'broken_json 5: "x"', '6: {"a":2}'],
    ],
    [
      'names that repeat',
      '{"a":1,"b":{"a":":"}}\n{"a":1,"a":2}\n{"a":"\\":\\\\"}\n',
      ['1: {"a":1,"b":{"a":":"}}', 'broken_json 2: {"a":1,"a":2}', '3: {"a":"\\":\\\\"}'],
    ],
    ['a torn first line', '{"a":1},\n{"a":2}\n', ['broken_json 1: {"a":1},', '2: {"a":2}']],
    ['an array over lines', '[\n {"a":\n "}{"},\n {"b":{"c":2}}\n]\n', ['2: {"a":\n "}{"}', '4: {"b":{"c":2}}']],
    [
      'a list inside an answer',
      '{"status":"1",\n"result":[\n{"a":[1]},{"b":"]"}],"more":[{"c":1}]}',
      ['3: {"a":[1]}', '3: {"b":"]"}'],
    ],
    [
      'answers one after the other',
      '{"status":"1","result":[{"a":1}],"next":"]"}\n{"status":"1",\n"result":[{"a":2},\n{"a":3}]}{"result":[]}\n',
      ['1: {"a":1}', '3: {"a":2}', '4: {"a":3}'],
    ],
    [
      'an answer that is none among others',
      '{"result":[{"a":1}]}\n{"status":"0","result":"Max rate limit"}\n{"result":[{"a":2}]}\n',
      ['1: {"a":1}', 'broken_json 2: {"status":"0","result":"Max rate limit"}', '3: {"a":2}'],
    ],
    ['an answer cut off between two rows', '{"result":[{"a":1},\n', ['1: {"a":1}', 'broken_json 2: ']],
    ['an answer cut off inside one', '{"result":[{"a":1},{"a"', ['1: {"a":1}', 'broken_json 1: {"a"']],
    ['an array cut off between two', '[{"a":1}', ['1: {"a":1}', 'broken_json 1: ']],
    [
      'an array with a stray quote',
      '[{"a":"1"},\n{"a":"x"y"},\n{"a":"2},\n{"a":"3"}\n]',
      ['1: {"a":"1"}', 'broken_json 2: {"a":"x"y"},', 'broken_json 3: {"a":"2},', '4: {"a":"3"}'],
    ],
    [
      'an array without a brace',
      '[\n{"a":1,\n{"a":2},\n"a":3},\n{"a":4}\n,{"a":[{"b":5},\n{"a":6\n]',
      [
        'broken_json 2: {"a":1,',
        '3: {"a":2}',
        'broken_json 4: "a":3},',
        '5: {"a":4}',
        'broken_json 6: {"a":[{"b":5},',
        'broken_json 7: {"a":6',
      ],
    ],
    [
      'objects over lines, one of them broken',
      '[\n  {\n    "a": "x,\n    "b": [\n      {\n        "c": 1\n      }\n    ]\n  },\n  {\n    "a": 2\n  }\n]\n',
      [
        'broken_json 2: {\n    "a": "x,\n    "b": [\n      {\n        "c": 1\n      }\n    ]\n  },',
        '10: {\n    "a": 2\n  }',
      ],
    ],
    ['an array that ends early', '[{"a":1},\n{"a":', ['1: {"a":1}', 'broken_json 2: {"a":']],
  ])('of JSON in %s', async (name, content, expected) => {
    expect(await read(`${name.replaceAll(' ', '-')}.json`, content)).toEqual(expected);
  });

  it('refuses JSON of which nothing says where the object after a broken one begins', async () => {
    const content = '[{"a":1},\n{"a":"2},{"a":"3"},{"a":"4"}]';
    await expect(read('one-line.json', content)).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining('one on line 2 that is broken') as string,
    });
  });

  it.each([
    ['CSV', 'long.csv', 'a,b\n1,2\n', '3,4', '\0'],
    ['JSON lines', 'long.jsonl', '{"a":1}\n', '{"a":2}', '{"a":"xxxx'],
  ])('skips a line of %s that is too long, whole and in little time', async (_, name, before, after, filler) => {
    const started = process.cpuUsage();
    const rows = await read(name, `${before}${filler.repeat(40_000_000 / filler.length)}\n${after}\n`);
    const { user } = process.cpuUsage(started);
    const line = before.split('\n').length;
    expect(rows.map((row) => row.slice(0, 20))).toEqual([
      expect.stringContaining(': '),
      expect.stringMatching(new RegExp(`^row_too_long ${line}: `, 'u')),
      `${line + 1}: ${after}`,
    ]);
    expect(user).toBeLessThan(5_000_000);
  });

  it('of JSON over many pieces, whatever their ends cut', async () => {
    const object = (n: number): object => ({ n, texts: ['}{', { x: 'z'.repeat(n % 97) }] });
    const page = (from: number): string =>
      JSON.stringify({ status: '1', result: Array.from({ length: 3000 }, (_, n) => object(from + n)) }, null, 2);
    const content = [0, 3000, 6000]
      .map(page)
      .join('\n')
      .replaceAll(/"n": (\d+007),/gu, '"n": "$1,');
    const rows = await read('many.json.gz', gzipSync(content));
    expect(rows).toHaveLength(9000);
    expect(rows.filter((row) => row.startsWith('broken_json')).map((row) => /"n": "?\d+/u.exec(row)?.[0])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `"n": "${n}007`),
    );
  });

  it('over many pieces of a compressed file, whatever their ends cut', async () => {
    const line = (n: number): string => `${n},"x, ""y""\n${'z'.repeat(n % 97)}"`;
    const content = `a,b\r\n${Array.from({ length: 9000 }, (_, n) => `${line(n)}\r\n${n % 3000 === 7 ? 'torn\r\n' : ''}`).join('')}`;
    const rows = await read('many.csv.gz', gzipSync(content));
    expect(rows.filter((row) => row.startsWith('too_few'))).toEqual([
      'too_few_values 18: torn',
      'too_few_values 6019: torn',
      'too_few_values 12020: torn',
    ]);
    expect(rows).toHaveLength(9003);
    expect(rows[9002]).toBe(`18003: ${line(8999)}`);
  });
});
