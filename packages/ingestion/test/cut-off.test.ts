/** Files that end too early: a row is rejected, the file refused or its end named; never fewer rows or a shorter amount without a word. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IngestPlace, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const pathOf = (name: string): string => join(place.directory, name);

/** Writes the rows of many transfers as `format` in a file that the engine compresses as its name says, without its last bytes. */
async function putCut(name: string, format: string, left: (bytes: Buffer) => number): Promise<void> {
  await place.database.command(
    `INSERT INTO FUNCTION file('${pathOf(name)}', '${format}')
     SELECT concat('A', toString(number)) AS "from", 'B' AS "to", toString(number + 1) AS amount, 1737000000 + number AS timestamp, hex(sipHash128(number)) AS tx_id
     FROM numbers(20000) SETTINGS engine_file_truncate_on_insert = 1`,
  );
  const bytes = await readFile(pathOf(name));
  await writeFile(pathOf(name), bytes.subarray(0, left(bytes)));
}

describe('a file that is cut off', () => {
  it.each([
    ['a.csv.gz', 'CSVWithNames'],
    ['a.csv.zst', 'CSVWithNames'],
    ['a.jsonl.gz', 'JSONEachRow'],
    ['a.jsonl.zst', 'JSONEachRow'],
    ['a.parquet', 'Parquet'],
  ])('%s is refused', async (name, format) => {
    for (const ratio of [0.55, 0.7, 0.9]) {
      await putCut(name, format, (bytes) => Math.floor(bytes.length * ratio));
      await expect(place.load(), `${ratio}`).rejects.toMatchObject({
        code: expect.stringMatching(/^SOURCE_/u) as string,
      });
    }
    await putCut(name, format, (bytes) => bytes.length - 1);
    await expect(place.load()).rejects.toMatchObject({ code: expect.stringMatching(/^SOURCE_/u) as string });
    await putCut(name, format, (bytes) => bytes.length);
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 20_000, rejected: {} });
  });

  const rows = [1, 2].map((amount) => `{"from":"A","to":"B","amount":${amount},"timestamp":1737000000}`);
  it.each([
    ['an answer behind its rows', `{"status":"1","result":[${rows.join(',')}]`],
    [
      'an answer inside what follows its rows',
      `{"status":"1","result":[${rows.join(',')}],"meta":{"links":{"next":"htt`,
    ],
    ['the second of two answers, behind its rows', `{"result":[${rows[0]!}]}{"result":[${rows[1]!}]`],
  ])('%s has a torn row there', async (_, text) => {
    await writeFile(pathOf('a.json'), text);
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 3, rejected: { broken_json: 1 } });
    expect((await place.column('amount')).sort()).toEqual(['1', '2']);
  });

  it('in the second of JSON lines has a torn row, and a whole one needs no line end', async () => {
    await writeFile(pathOf('a.jsonl'), `${rows[0]!}\n${rows[1]!.slice(0, -12)}`);
    expect(transfersOf(await place.load())?.rejected).toEqual({ broken_json: 1 });
    await writeFile(pathOf('a.jsonl'), rows.join('\n'));
    expect(transfersOf(await place.load())).toMatchObject({ row_count: 2, rejected: {} });
  });

  it('of CSV inside its last value is named, because no line ends there', async () => {
    const header = 'from,to,timestamp,asset,amount';
    await writeFile(pathOf('a.csv'), `${header}\nA,B,1737000000,TOR,5\nA,B,1737000001,TOR,12`);
    const report = await place.load();
    expect(noticesOf(report, 'FILE_END_UNSURE')).toEqual([
      'a.csv does not end with a line end: its last row may be cut off (12).',
    ]);
    await writeFile(pathOf('a.csv'), `${header}\nA,B,1737000000,TOR,5\nA,B,1737000001,TO`);
    expect(transfersOf(await place.load())?.rejected).toMatchObject({ too_few_values: 1 });
  });

  it('of CSV is not suspected where it ends with a line end, or its last column is not read', async () => {
    await writeFile(pathOf('a.csv'), 'from,to,timestamp,amount\nA,B,1737000000,5\n');
    await writeFile(pathOf('b.csv'), 'from,to,timestamp,amount,note\nA,B,1737000001,5,lun');
    expect(noticesOf(await place.load(), 'FILE_END_UNSURE')).toEqual([]);
  });
});
