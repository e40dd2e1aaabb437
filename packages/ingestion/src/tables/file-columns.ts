/** What the columns of a file mean, for whoever looks before loading, and whether its end can be trusted. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TableColumn, TableFile } from './table-file.ts';

export interface FileColumns {
  /** The file's name. */
  readonly file: string;
  /** What its rows are: `transactions`, `transfers`… */
  readonly dataset: string;
  /** In the file's order, with what each is read as; null: it is not read. */
  readonly columns: readonly { readonly name: string; readonly meaning: string | null }[];
  /**
   * The last value of a CSV that does not end with a line end, where it is read: nothing tells 12 from 1234.56 that was
   * cut off. Absent where another value, a quote or the engine would miss what is cut.
   */
  readonly unsure_end?: string;
  /** Whether it holds no row. */
  readonly is_empty?: boolean;
}

/** `meanings` are of columns of the file. Throws SOURCE_UNREADABLE's cause. O(1): its end is read. */
export async function fileColumns(
  file: TableFile,
  dataset: string,
  meanings: ReadonlyMap<TableColumn, string>,
): Promise<FileColumns> {
  // Of an object of which some values are read, those that are not are named; another is named as a whole.
  const parted = new Set([...meanings.keys()].filter(({ path }) => path !== undefined).map(({ source }) => source));
  const columns = file.columns
    .filter(({ source, path, is_object }) =>
      parted.has(source) ? path !== undefined && is_object !== true : path === undefined,
    )
    .map((column) => ({ name: column.name, meaning: meanings.get(column) ?? null }));
  const unsure_end = (columns.at(-1)?.meaning ?? null) === null ? undefined : await unsureEnd(file);
  return { file: basename(file.path), dataset, columns, ...(unsure_end === undefined ? {} : { unsure_end }) };
}

/** A last line is looked at so far. */
const END_BYTES = 4096;

async function unsureEnd({ path, format, compression, delimiter }: TableFile): Promise<string | undefined> {
  // What is compressed and cut off cannot be unpacked, and an object of JSON or a quote that is cut off is not closed.
  if (format !== 'csv' || compression !== 'none') return undefined;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, END_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const end = buffer.toString('utf8');
    const line = end.slice(end.lastIndexOf('\n') + 1);
    const value = line.slice(line.lastIndexOf(delimiter) + 1).trim();
    return line === end || value === '' || value.endsWith('"') ? undefined : value;
  } finally {
    await file.close();
  }
}
