/**
 * What a format is: the datasets that its files hold, and the queries that make transfers of them. A format is a file
 * here, its queries and their test.
 */
import type { TableColumn } from '../tables/table-file.ts';

export interface DatasetColumn {
  /** The column of the staged table. */
  readonly name: string;
  readonly is_required: boolean;
  /** Other names that files give it. Capitals, spaces and signs do not matter. */
  readonly also: readonly string[];
  /** What a mapping says that the file calls it, letter by letter; no other name counts then. */
  readonly written?: string;
  /**
   * Names that hold more than a name, as in `Value_IN(ETH)`; what the first group finds fills the column `group_fills`.
   */
  readonly pattern?: RegExp;
  readonly group_fills?: string;
  /** Of an amount: the column that says in every row which small unit of a coin the file's name of it says. */
  readonly unit_fills?: string;
  /** Of a time: the column that says UTC in every row where the file's name of it does, as in `Time(UTC)`. */
  readonly zone_fills?: string;
}

export interface Dataset {
  /** Of its files: `NAME.csv`, `NAME_0_999.csv.gz`, `chain__NAME__0_to_999.parquet`. */
  readonly name: string;
  /** How the SQL files call its staged table; several datasets may share one. */
  readonly table: string;
  readonly columns: readonly DatasetColumn[];
  /** Columns of which a file must have one, the best first; absent where it needs none of several. */
  readonly one_of?: readonly string[];
  /** Whether its rows become transfers: an export holds at least one such dataset. */
  readonly holds_transfers: boolean;
  /** Whether a file of another name is recognised by its columns, or by which beside those that it needs. */
  readonly known_by_columns: boolean | readonly string[];
  /** The columns of numbers that people and spreadsheets may write with marks of their country. */
  readonly numbers?: readonly string[];
  /** What stands in every row of its staged table, by column. */
  readonly constants?: Readonly<Record<string, string>>;
}

export interface Format {
  readonly name: string;
  /** What its files are, in a few words. */
  readonly title: string;
  readonly datasets: readonly Dataset[];
  /** Of the files in `queries/extracts/`: `events_NAME.sql`, `times_NAME.sql`, `tokens_NAME.sql`. */
  readonly queries: { readonly events: string; readonly times: string; readonly tokens: string };
  /** What is known of the chain: its coin, its tokens, and that a transaction stands in one block. */
  readonly family: 'evm' | 'utxo' | 'any';
  /** Whether who writes its files parts thousands with commas. */
  readonly parts_thousands?: boolean;
  /** Whether the files themselves say what the coin is called. */
  readonly names_coin?: boolean;
}

export function required(name: string, ...also: readonly string[]): DatasetColumn {
  return { name, is_required: true, also };
}

export function optional(name: string, ...also: readonly string[]): DatasetColumn {
  return { name, is_required: false, also };
}

/** The columns that hold a 256-bit integer or an exact amount: as floats they would lose digits. */
export const EXACT_COLUMNS: ReadonlySet<string> = new Set(['value', 'value_string']);

/** Written by hand or by a query, beside a tool's own files: what the chain itself does not say of its assets. */
export const ASSETS: Dataset = {
  name: 'assets',
  table: 'assets',
  columns: [
    required('asset_symbol', 'symbol'),
    required('decimals'),
    optional('asset_contract', 'contract', 'address'),
  ],
  holds_transfers: false,
  known_by_columns: false,
};

/** How names are compared. */
export function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
}

/**
 * The file's columns that a dataset's column means, the name before its other names; none where it has none, several
 * where a name repeats.
 */
export function columnsFor(column: DatasetColumn, found: readonly TableColumn[]): readonly TableColumn[] {
  const { written } = column;
  if (written !== undefined) return found.filter((one) => one.name === written);
  let objects: readonly TableColumn[] = [];
  for (const name of [column.name, ...column.also]) {
    const exact = found.filter((one) => one.name === name);
    // A name with a point is of a value inside an object: `total.value` is no column "Total value".
    const isExact = exact.length > 0 || name.includes('.');
    const same = isExact ? exact : found.filter((one) => one.is_object !== true && keyOf(one.name) === keyOf(name));
    if (same.length === 0) continue;
    if (!same.some((one) => one.is_object === true)) return same;
    // A value inside it says more.
    if (objects.length === 0) objects = same;
  }
  if (objects.length > 0) return objects;
  const { pattern } = column;
  return pattern === undefined ? [] : found.filter(({ name }) => pattern.test(name));
}

/** Whether a file of another name is recognised as the dataset by these columns. */
export function isKnownBy(dataset: Dataset, found: readonly TableColumn[]): boolean {
  const { known_by_columns } = dataset;
  if (typeof known_by_columns === 'boolean') return known_by_columns && hasColumnsOf(dataset, found);
  const keys = new Set(found.map(({ name }) => keyOf(name)));
  return known_by_columns.every((name) => keys.has(keyOf(name))) && hasColumnsOf(dataset, found);
}

/** Whether a file with these columns can be of the dataset. */
export function hasColumnsOf(dataset: Dataset, found: readonly TableColumn[]): boolean {
  return dataset.columns.every((column) => !column.is_required || columnsFor(column, found).length > 0);
}
