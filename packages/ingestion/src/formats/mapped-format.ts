/** The format of a table whose columns a mapping names. */
import { AnalyticsError } from '@analytics/domain';
import type { TableFile } from '../tables/table-file.ts';
import type { Dataset, Format } from './format.ts';
import type { Mapping } from './mapping.ts';
import { nearest } from './nearest.ts';
import { PLAIN } from './plain.ts';

/** The columns that a transfer cannot be without. */
const NEEDED = ['from', 'to', 'amount', 'timestamp'];

/**
 * `plain` with the mapping's names first; what is not mapped is known by its common names, and what is one text in every row is no column.
 */
export function mappedFormat({ columns: mapped, constants }: Mapping): Format {
  const datasets = PLAIN.datasets.map((dataset): Dataset => {
    if (!dataset.holds_transfers) return dataset;
    const columns = dataset.columns.map((column) => {
      const name = mapped[column.name];
      if (name === undefined) return column.name in constants ? { ...column, is_required: false, also: [] } : column;
      return { ...column, is_required: true, also: [], written: name };
    });
    return { ...dataset, columns };
  });
  return { ...PLAIN, datasets };
}

/** Throws SOURCE_SCHEMA where a mapped or a needed column is not in the file, with the nearest names that are. */
export function requireColumns(file: TableFile, dataset: Dataset, mapping: Mapping): void {
  const names = file.columns.map(({ name }) => name);
  for (const [target, name] of Object.entries(mapping.columns)) {
    if (names.includes(name)) continue;
    throw missing(`"${name}" for ${target}`, name, file.path, names);
  }
  for (const target of NEEDED) {
    const column = dataset.columns.find(({ name }) => name === target);
    if (column === undefined || !column.is_required || target in mapping.columns) continue;
    const known = [column.name, ...column.also].map((one) => one.replaceAll('_', ''));
    if (names.some((name) => known.includes(name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')))) continue;
    throw missing(`for ${target}, which the mapping does not name`, target, file.path, names);
  }
}

function missing(what: string, name: string, path: string, names: readonly string[]): AnalyticsError {
  const close = nearest(name, names);
  const hint = close.length > 0 ? ` Nearest: ${close.map((one) => JSON.stringify(one)).join(', ')}.` : '';
  const message = `Expected a column ${what} in ${path}, found none.${hint} It has: ${names.join(', ')}.`;
  return new AnalyticsError('SOURCE_SCHEMA', message);
}
