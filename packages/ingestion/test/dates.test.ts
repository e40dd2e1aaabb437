/** Times as people, explorers and programs write them: which instant each is, or why it is none. */
import { describe, expect, it } from 'vitest';
import { once } from '@analytics/domain';
import type { IngestSettings } from '../src/ingest.ts';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, SETTINGS, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();

/** `20 14:02:11` of November 2025 in UTC, or the reason of its rejection, by how it was written. */
async function readTimes(
  times: readonly string[],
  settings: Partial<IngestSettings>,
  column = 'timestamp',
): Promise<Map<string, string>> {
  await place.put('a.csv', `from,to,amount,${column}`, ...times.map((time, at) => `row${at},B,1,"${time}"`));
  const report = await place.load({}, { settings: { ...SETTINGS, ...settings } });
  const shown =
    "replaceOne(formatDateTime(fromUnixTimestamp64Milli(toInt64(block_timestamp), 'UTC'), '%F %T'), '2025-11-', '')";
  const rows = await place.database.rows<{ from_address: string; became: string }>(
    `SELECT from_address, ${shown} AS became FROM core_transfers FINAL`,
  );
  const path = transfersOf(report)?.rejected_path;
  const query = 'SELECT from_address, reason AS became FROM file({path:String}, Parquet)';
  const rejected =
    path === undefined ? [] : await place.database.rows<{ from_address: string; became: string }>(query, { path });
  const all = new Map([...rows, ...rejected].map(({ from_address, became }) => [from_address, became]));
  expect(all.size).toBe(times.length);
  return new Map(times.map((time, at) => [time, all.get(`row${at}`) ?? '']));
}

const ZONED = {
  'Nov-20-2025 02:02:11 PM +UTC': '20 14:02:11',
  '2025-11-20 02:02:11 PM +UTC': '20 14:02:11',
  'Nov-20-2025 02:02:11 PM (UTC)': '20 14:02:11',
  '20 Nov 2025 14:02:11 +0200': '20 12:02:11',
  'Thu, 20 Nov 2025 14:02:11 GMT': '20 14:02:11',
  'Thu Nov 20 2025 14:02:11 GMT+0100 (CET)': '20 13:02:11',
  'Thu Nov 20 14:02:11 UTC 2025': '20 14:02:11',
  '2025-11-20T14:02:11.5+0530': '20 08:32:11',
};
const LOCAL = {
  '20 Nov 2025 14:02': '20 13:02:00',
  '20 Nov 2025, 14:02': '20 13:02:00',
  'November 20, 2025': '19 23:00:00',
  'Nov 20, 2025 2:02 PM': '20 13:02:00',
  'November 20th, 2025 at 2:02 PM': '20 13:02:00',
  '20. November 2025 14:02': '20 13:02:00',
  '20-Nov-2025': '19 23:00:00',
  '20-NOV-2025 14:02:11': '20 13:02:11',
  '2025-Nov-20 14:02:11': '20 13:02:11',
  'Thursday, 20 November 2025 14:02': '20 13:02:00',
  '20 Sept 2025 14:02': '2025-09-20 12:02:00',
  '2025-11-20 24:00': '20 23:00:00',
};
const NONE = {
  '20-Nov-25': 'ambiguous_date',
  '20.11.25 14:02': 'ambiguous_date',
  '31 Nov 2025': 'invalid_timestamp',
  '20 Novembre 2025': 'invalid_timestamp',
  '20 Okt 2025': 'invalid_timestamp',
  '20 Nov 2025 14:02 CET': 'invalid_timestamp',
  '20 Nov 2025 14:02 AM': 'invalid_timestamp',
  '20 Nov 2025 noon': 'invalid_timestamp',
  '2025-11-20 25:00:00': 'invalid_timestamp',
  '2025-11-20 14:75': 'invalid_timestamp',
  '2025-11-20 14:02:75': 'invalid_timestamp',
};

const became = once(() =>
  readTimes([...Object.keys(ZONED), ...Object.keys(LOCAL), ...Object.keys(NONE)], { time_zone: 'Europe/Berlin' }),
);

describe('a time', () => {
  it.each(Object.entries(ZONED))('%s names its zone: %s', async (time, expected) => {
    expect((await became()).get(time)).toBe(expected);
  });

  it.each(Object.entries(LOCAL))('%s is in the zone of the settings: %s', async (time, expected) => {
    expect((await became()).get(time)).toBe(expected);
  });

  it.each(Object.entries(NONE))('%s is rejected: %s', async (time, expected) => {
    expect((await became()).get(time)).toBe(expected);
  });

  it('with a year of two digits is read where the settings say the order', async () => {
    const written = ['20-Nov-25', '20.11.25 14:02', '20/11/2025 2:02 PM', '11/20/2025'];
    const times = await readTimes(written, { date_order: 'dmy' });
    expect([...times.values()]).toEqual(['20 00:00:00', '20 14:02:00', '20 14:02:00', 'invalid_timestamp']);
  });

  it('under a column that names UTC is in UTC, also a day alone', async () => {
    const days = ['20 Nov 2025', 'November 20th, 2025', '20-Nov-2025', '2025-11-20', '20.11.2025', '20-Nov-25'];
    const times = ['20 Nov 2025 14:02', '2025/11/20 14:02', '20.11.2025 14:02', '20/11/25 14:02'];
    const settings: Partial<IngestSettings> = { time_zone: 'Europe/Berlin', date_order: 'dmy' };
    for (const column of ['Time (UTC)', 'date_utc']) {
      const read = await readTimes([...days, ...times], settings, column);
      expect([...read.values()]).toEqual([...days.map(() => '20 00:00:00'), ...times.map(() => '20 14:02:00')]);
      await place.database.command('TRUNCATE TABLE core_transfers');
    }
  });

  it('of digits alone is what its digits say, or is rejected by name', async () => {
    const digits = {
      '20251120': '20 00:00:00',
      '202511201402': '20 14:02:00',
      '251120140211': '20 14:02:11',
      '20251120140211': '20 14:02:11',
      '20251120140211500': '20 14:02:11',
      '202511201402.0': '20 14:02:00',
      // An hour of 2025 or a second of 2034, a minute of 2012 or a second of 2020.
      '2025112014': 'ambiguous_date',
      '2511201402': 'ambiguous_date',
      '201201101200': 'ambiguous_date',
      '20251131': 'invalid_timestamp',
      '1763647331': '20 14:02:11',
      '1763647331000': '20 14:02:11',
      '1763647331.0': '20 14:02:11',
    };
    expect(Object.fromEntries(await readTimes(Object.keys(digits), {}))).toEqual(digits);
    await place.database.command('TRUNCATE TABLE core_transfers');
    const berlin = await readTimes(['202511201402'], { time_zone: 'Europe/Berlin' });
    expect([...berlin.values()]).toEqual(['20 13:02:00']);
    await place.database.command('TRUNCATE TABLE core_transfers');
    const utc = await readTimes(['202511201402', '20251120'], { time_zone: 'Europe/Berlin' }, 'Time (UTC)');
    expect([...utc.values()]).toEqual(['20 14:02:00', '20 00:00:00']);
  });

  const under = async (column: string, written: readonly string[], more = ''): Promise<(readonly string[])[]> => {
    await place.database.command('TRUNCATE TABLE core_transfers');
    await place.put('a.csv', `from,to,amount,${column}`, ...written.map((time, at) => `A,B,${at + 1},"${time}"`));
    const mapping = parseMapping(`timestamp=${column}${more}`);
    const settings: IngestSettings = { ...SETTINGS, time_zone: 'Europe/Berlin', date_order: 'dmy' };
    const report = await place.load({ format: 'plain', mapping }, { settings });
    const shown = "formatDateTime(fromUnixTimestamp64Milli(toInt64(block_timestamp), 'UTC'), '%d %R')";
    return [await place.column(shown), noticesOf(report, 'TIME_ZONE_ASSUMED')];
  };

  it('under a mapped column that names an offset is in that zone', async () => {
    const written = [
      '2025-11-20 20:00:00',
      '202511202000',
      '20.11.2025 20:00',
      '20 Nov 2025 8:00 PM',
      '2025-11-20T20:00Z',
    ];
    expect(await under('Date(UTC+8)', written)).toEqual([
      ['20 12:00', '20 12:00', '20 12:00', '20 12:00', '20 20:00'],
      [],
    ]);
    expect(await under('When (UTC-5)', ['2025-11-20 07:00:00'])).toEqual([['20 12:00'], []]);
    expect(await under('timeGMT', ['2025-11-20 12:00'])).toEqual([['20 12:00'], []]);
    expect(await under('When (UTC+05:30)', ['2025-11-20', '1763640000'])).toEqual([['19 18:30', '20 12:00'], []]);
    expect((await under('Local date', ['2025-11-20 12:00']))[0]).toEqual(['20 11:00']);
  });

  it('under a column whose name contradicts the zone of the mapping is refused, and read where they agree', async () => {
    expect(await under('Date(UTC+8)', ['2025-11-20 20:00'], ',time_zone=Asia/Shanghai')).toEqual([['20 12:00'], []]);
    await expect(under('Date(UTC+8)', ['2025-11-20 20:00'], ',time_zone=Europe/Berlin')).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('+0800') as string,
    });
  });

  it('whose zone matters to no row is read, and so is a time under a name that begins with GMT', async () => {
    const shanghai = ',time_zone=Asia/Shanghai';
    expect((await under('timestamp_utc', ['2025-11-20T12:00Z', '1763640000'], shanghai))[0]).toEqual([
      '20 12:00',
      '20 12:00',
    ]);
    expect(await under('gmt_create', ['2025-11-20 20:00'], shanghai)).toEqual([['20 12:00'], []]);
    expect(await under('gmt_create', ['2025-11-20 12:00'])).toEqual([
      ['20 11:00'],
      [expect.stringContaining('1 transfer') as string],
    ]);
    await expect(under('timestamp_utc', ['1763640000', '2025-11-20 20:00'], shanghai)).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
    });
  });

  it('with the name of a month and no zone is counted among those of the settings', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'A,B,1,20 Nov 2025 14:02', 'A,B,1,20 Nov 2025 14:02 -0500');
    const { notices } = await place.load({}, { settings: { ...SETTINGS, time_zone: 'Europe/Berlin' } });
    expect(notices.filter(({ code }) => code === 'TIME_ZONE_ASSUMED').map(({ count }) => count)).toEqual([1]);
  });

  it('that cannot be read is not taken from other rows without a block', async () => {
    await place.put('a.csv', 'from,to,amount,timestamp', 'alice,bob,1,1737000000', 'alice,bob,1,soon');
    expect(transfersOf(await place.load())?.rejected).toEqual({ invalid_timestamp: 1 });
  });
});
