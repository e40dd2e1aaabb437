/** What the columns of a file mean, for whoever looks before loading. */
import { basename } from 'node:path';
import type { TableFile } from './table-file.ts';

export interface FileColumns {
  /** The file's name. */
  readonly file: string;
  /** What its rows are: `transactions`, `transfers`… */
  readonly dataset: string;
  /** In the file's order, with what each is read as; null: it is not read. */
  readonly columns: readonly { readonly name: string; readonly meaning: string | null }[];
}

/** `meanings` are by what the engine calls a column of the file. */
export function fileColumns(file: TableFile, dataset: string, meanings: ReadonlyMap<string, string>): FileColumns {
  const columns = file.columns.map(({ name, source }) => ({ name, meaning: meanings.get(source) ?? null }));
  return { file: basename(file.path), dataset, columns };
}
