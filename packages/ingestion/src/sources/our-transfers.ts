/** Whether a table of transfers is one of ours: the columns of core_transfers under their own names. */
import { AnalyticsError } from '@analytics/domain';
import { parse } from 'csv-parse/sync';
import { CORE_COLUMNS } from '../core-columns.ts';
import { readFileHead } from '../tables/file-head.ts';
import { readTableFile, type TableFile } from '../tables/table-file.ts';

/** Rows that are looked at. */
const ROWS = 100;

/**
 * Names alone do not tell: block_timestamp may be seconds or dates, which only a table that anybody wrote may have.
 * `is_asked`: somebody says that it is ours, so that what is wrong with it is said when it is read. O(1): the head is
 * read.
 */
export async function isOurTransfers(path: string, is_asked: boolean): Promise<boolean> {
  let table: TableFile;
  try {
    table = await readTableFile(path);
  } catch (error) {
    if (error instanceof AnalyticsError) return is_asked;
    throw error;
  }
  if (is_asked) return true;
  const names = table.columns.map(({ name }) => name);
  const required = CORE_COLUMNS.transfers.filter((column) => column.required);
  if (table.format !== 'csv' || table.delimiter !== ',' || required.some(({ name }) => !names.includes(name)))
    return false;
  const times = await firstValues(path, names.indexOf('block_timestamp'));
  return times.length > 0 && times.every((time) => /^[0-9]{12,13}$/u.test(time));
}

/** Of the whole lines at the beginning of a CSV file the values of one column. */
async function firstValues(path: string, column: number): Promise<string[]> {
  const { bytes, is_whole } = await readFileHead(path);
  const text = bytes.toString('utf8');
  const whole = is_whole ? text : text.slice(0, text.lastIndexOf('\n'));
  try {
    const options = { bom: true, from: 2, to: ROWS + 1, skip_empty_lines: true, relax_column_count: true };
    const rows: string[][] = parse(whole, options);
    return rows.map((row) => row[column] ?? '');
  } catch {
    // Not the CSV that we write; what is wrong with it is said when it is read.
    return [];
  }
}
