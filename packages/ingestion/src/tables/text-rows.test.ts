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
    ['an array that ends early', '[{"a":1},\n{"a":', ['1: {"a":1}', 'broken_json 2: {"a":']],
  ])('of JSON in %s', async (name, content, expected) => {
    expect(await read(`${name.replaceAll(' ', '-')}.json`, content)).toEqual(expected);
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
