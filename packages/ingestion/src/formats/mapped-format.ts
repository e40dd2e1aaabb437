/** The formats of tables whose columns a mapping names. */
import { AnalyticsError } from '@analytics/domain';
import type { TableFile } from '../tables/table-file.ts';
import type { Dataset, DatasetColumn, Format } from './format.ts';
import { columnsFor } from './format.ts';
import type { MappedFormat, Mapping } from './mapping.ts';
import { nearest } from './nearest.ts';
import { PLAIN, statementMapping } from './plain.ts';
import { UTXO } from './utxo.ts';

const MAPPABLE: Readonly<Record<MappedFormat, Format>> = { plain: PLAIN, utxo: UTXO };

/**
 * The format with the mapping's names first; what is not mapped is known by its common names, and what is one text in
 * every row is no column.
 */
export function mappedFormat(mapping: Mapping): Format {
  const base = MAPPABLE[mapping.format];
  const datasets = base.datasets.map((dataset) => (isMapped(dataset, mapping) ? mapped(dataset, mapping) : dataset));
  return { ...base, datasets };
}

/** Whether the mapping speaks of the dataset: not of the assets beside it. */
export function isMapped({ name }: Dataset, { format }: Mapping): boolean {
  return MAPPABLE[format].datasets.some((dataset) => dataset.name === name && name !== 'assets');
}

function mapped(dataset: Dataset, { columns: names, constants, format }: Mapping): Dataset {
  const columns = dataset.columns.map((column): DatasetColumn => {
    const own = names[`${dataset.name}.${column.name}`];
    const name = own ?? names[column.name];
    if (name === undefined)
      return Object.hasOwn(constants, column.name) ? { ...column, is_required: false, also: [] } : column;
    // A name for all three tables need not stand in each of them.
    const is_required = column.is_required || own !== undefined || format === 'plain';
    return { ...column, is_required, also: [], written: name };
  });
  return { ...dataset, columns };
}

/** A file, and which dataset of the mapped format it is. */
export interface MappedFile {
  readonly file: TableFile;
  readonly dataset: Dataset;
}

/**
 * Throws SOURCE_SCHEMA where a needed column is not in its file, or a mapped one in none, with the nearest names that
 * are there.
 */
export function requireColumns(files: readonly MappedFile[], mapping: Mapping): void {
  for (const { file, dataset } of files) {
    requireNoStatement(file, mapping);
    for (const column of dataset.columns) {
      if (!column.is_required || columnsFor(column, file.columns).length > 0) continue;
      throw missing(column.name, [file], column.written);
    }
  }
  for (const [target, written] of Object.entries(mapping.columns)) {
    const asked = files.filter(({ dataset }) => !target.includes('.') || target.startsWith(`${dataset.name}.`));
    if (asked.length === 0 || asked.some(({ file }) => file.columns.some(({ name }) => name === written))) continue;
    throw missing(
      target,
      asked.map(({ file }) => file),
      written,
    );
  }
}

/** Payer and payee of a table that says in a column which way each sum went would be each other's every second time. */
function requireNoStatement({ path, columns }: TableFile, mapping: Mapping): void {
  const { from, to } = mapping.columns;
  if (from === undefined || to === undefined) return;
  const instead = statementMapping(
    from,
    to,
    columns.map(({ name }) => name),
  );
  if (instead === undefined) return;
  const message = `Expected columns of payer and payee for from and to in ${path}, found an account and its counterparty: say --map ${instead}, or direction:=out where the account paid in every row.`;
  throw new AnalyticsError('SOURCE_SCHEMA', message);
}

function missing(target: string, files: readonly TableFile[], written: string | undefined): AnalyticsError {
  const names = [...new Set(files.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  const what = written === undefined ? `for ${target}, which the mapping does not name` : `"${written}" for ${target}`;
  const close = nearest(written ?? target, names);
  const hint = close.length > 0 ? ` Nearest: ${close.map((one) => JSON.stringify(one)).join(', ')}.` : '';
  const place = files.map(({ path }) => path).join(' or ');
  const message = `Expected a column ${what} in ${place}, found none.${hint} There is: ${names.join(', ')}.`;
  return new AnalyticsError('SOURCE_SCHEMA', message);
}
