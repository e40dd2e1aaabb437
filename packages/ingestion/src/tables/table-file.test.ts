import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTableFile } from './table-file.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-tables-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

async function read(name: string, content: string | Buffer) {
  const path = join(root, name);
  await writeFile(path, content);
  const { format, compression, delimiter, columns } = await readTableFile(path);
  return { format, compression, delimiter, names: columns.map((column) => column.name) };
}

/** `from,to` and `1,2`, as xz and zstd write them. */
const XZ = '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQALZnJvbSx0bwoxLDIKADOfauIUTnudAAEkDKYY2NgftvN9AQAAAAAEWVo=';
const ZSTD = 'KLUv/QRYYAAAImZyb20iLCJ0byIKQAAAIjEiLCIyIgoBAAAEq8X6';

describe('readTableFile', () => {
  const csv = { format: 'csv', compression: 'none', delimiter: ',', names: ['from', 'to'] };
  it.each([
    ['commas', 'a.csv', 'from,to\n1,2\n', csv],
    ['semicolons, a BOM and CRLF', 'b.csv', '\uFEFFfrom;to\r\n1;2\r\n', { ...csv, delimiter: ';' }],
    ['tabs', 'c.tsv', 'from\tto\n', { ...csv, delimiter: '\t' }],
    ['quotes with a comma inside', 'd.csv', '"a, b","c ""d"""\n', { ...csv, names: ['a, b', 'c "d"'] }],
    ['a # before the header', 'k.csv', '# exported, today\n#from,to\n0xabcdef0123,1\n', csv],
    ['a # before a header without rows', 'l.csv', '# from,to\n', csv],
    ['names twice', 'e.csv', 'to,to', { ...csv, names: ['to', 'to'] }],
    ['gzip under a plain name', 'f.csv', gzipSync('from,to\n'), { ...csv, compression: 'gzip' }],
    ['xz', 'g.csv.xz', Buffer.from(XZ, 'base64'), { ...csv, compression: 'xz' }],
    ['zstd', 'h.csv.zst', Buffer.from(ZSTD, 'base64'), { ...csv, compression: 'zstd' }],
    [
      'JSON lines',
      'i.jsonl',
      '{"from":"{","to":1}\n{"b":{"c":2}}\n{"cut',
      { ...csv, format: 'jsonl', delimiter: '', names: ['from', 'to', 'b', 'b.c'] },
    ],
    ['an array of objects', 'j.json', '[\n {"from": 1},\n {"to": 2}\n]', { ...csv, format: 'jsonl', delimiter: '' }],
  ])('reads %s', async (_, name, content, expected) => {
    expect(await read(name, content)).toEqual(expected);
  });

  it.each([
    ['a name that promises gzip', 'a.csv.gz', 'from,to\n', 'found a file that is not compressed'],
    ['a workbook', 'b.csv', Buffer.from('504b030414', 'hex'), 'a zip archive'],
    ['UTF-16', 'c.csv', Buffer.from('fffe66007200', 'hex'), 'UTF-16'],
    ['no header', 'd.csv', '0x00000000000000000001,5\n', 'the value "0x00000000000000000001" in its first line'],
    ['an empty file', 'e.csv', '', 'an empty first line'],
    ['bytes', 'f.csv', Buffer.from('00010203', 'hex'), 'bytes that are no text'],
    ['JSON without objects', 'g.json', '[1, 2]', 'JSON objects with named values'],
    ['a torn archive', 'h.csv.gz', Buffer.from('1f8b08000000', 'hex'), 'that can be read'],
  ])('refuses %s and says what was found', async (_, name, content, message) => {
    await expect(read(name, content)).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining(message) as string,
    });
  });
});
