/** What became of every row of a source: the end of each ingest and run says it, and the run's record keeps it. */

/** Rows of one file that were not loaded, for one reason. */
export interface UnloadedRows {
  /** `missing_amount`, `zero_value`…: docs/sources.md lists them. */
  readonly reason: string;
  /**
   * `no_effect`: nothing moved, or another row says the same. `set_aside`: nothing tells the amounts of its token. `faulty`: not what it should be.
   */
  readonly kind: 'no_effect' | 'set_aside' | 'faulty';
  /** The file's name. */
  readonly file: string;
  readonly row_count: number;
  /** The first of them, where they are faulty or set aside; absent in records of runs from before they were kept. */
  readonly examples?: readonly UnloadedExample[];
}

export interface UnloadedExample {
  /** Which row of the file, counted from 1: the first below a header. 0 where it was made of several. */
  readonly row: number;
  /** Which line of a text file; null of other files, and far down in a large one. */
  readonly line: number | null;
  /** What of the row its reason speaks of, as it came; '' where that is what is missing. */
  readonly found: string;
}

/** row_count = new_count + changed_count + known_count + what `unloaded` counts. */
export interface RowAccount {
  /** Rows of the source that describe a transfer. */
  readonly row_count: number;
  readonly new_count: number;
  /**
   * Transfers that were loaded before and said something else; the older version is kept in core_replaced_transfers.
   */
  readonly changed_count: number;
  readonly known_count: number;
  readonly unloaded: readonly UnloadedRows[];
  /**
   * Of the rows without effect, those of value zero that core_zero_value_transfers keeps for detectors; absent in
   * records of runs from before there was that table.
   */
  readonly kept_zero_value_count?: number;
  /** Of the sound rows, new or not, by the run's window. */
  readonly in_window_count: number;
  readonly before_window_count: number;
  readonly after_window_count: number;
  /** Epoch milliseconds of the sound rows; null where there is none. */
  readonly oldest_ms: number | null;
  readonly newest_ms: number | null;
  /** Files of the source's folder that were not read. */
  readonly unread_files: readonly { readonly file: string; readonly reason: string }[];
}

/** `line 3 (03/04/2025 10:00), line 9 (…)`: which rows they are, as far as that is known; '' where it is not. */
export function examplesText({ examples = [], row_count }: UnloadedRows): string {
  const list = examples
    .filter(({ row, found }) => row > 0 || found !== '')
    .map(({ row, line, found }) => {
      const place = line !== null ? `line ${line}` : row > 0 ? `row ${row}` : '';
      const text = found === '' ? '' : `(${JSON.stringify(found).slice(1, -1)})`;
      return [place, text].filter((part) => part !== '').join(' ');
    });
  if (list.length === 0) return '';
  return `${list.join(', ')}${row_count > examples.length ? ', …' : ''}`;
}
