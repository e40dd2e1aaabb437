/** On which lines of a text file its rows begin. */
import { AnalyticsError } from '@analytics/domain';
import { readTableFile } from './table-file.ts';
import { textRows } from './text-rows.ts';

/** Rows further down are named by their number alone. */
const MAX_BYTES = 100_000_000;

/**
 * By the number of a row, counted from 1, its line; nothing of Parquet, of rows far down, and of a file that is gone.
 * O(bytes up to the last).
 */
export async function linesOfRows(path: string, row_numbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(row_numbers);
  const last = Math.max(0, ...row_numbers);
  const lines = new Map<number, number>();
  try {
    const file = await readTableFile(path);
    if (file.format === 'parquet') return lines;
    let row_number = 0;
    let length = 0;
    for await (const rows of textRows(file)) {
      for (const { line, bytes } of rows) {
        if (wanted.has(++row_number)) lines.set(row_number, line);
        length += bytes.length;
      }
      if (row_number >= last || length > MAX_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof AnalyticsError)) throw error;
  }
  return lines;
}
