/** What of a file and a mapping fills the columns of a staged table. */
import { AnalyticsError } from '@analytics/domain';
import type { FilledColumn, ParquetColumn } from '@analytics/storage';
import type { TableFile } from '../tables/table-file.ts';
import { EXACT_COLUMNS, columnsFor, type Dataset, type DatasetColumn } from './format.ts';
import { isMapped } from './mapped-format.ts';
import type { Mapping } from './mapping.ts';
import { coinUnitOf } from './units-in-names.ts';
import { isZoneAt, zoneInName } from './zones-in-names.ts';

/** A column of a staged table: all are text. */
export const text = (name: string): ParquetColumn => ({ name, type: 'Nullable(String)' });

/**
 * Every column of the dataset that the file or a mapping fills. Throws SOURCE_SCHEMA where a column is missing, there
 * twice, or holds floats for exact numbers.
 */
export function columnsOfFile(dataset: Dataset, file: TableFile, mapping: Mapping | undefined): FilledColumn[] {
  const constants = mapping !== undefined && isMapped(dataset, mapping) ? constantColumns(dataset, mapping) : [];
  const filled = filledColumns(dataset, file);
  const own = filled.filter(
    (one) => ![...constants, ...valuesBeside(one, filled)].some(({ name }) => name === one.name),
  );
  return [...own, ...constants, ...constantsOf(dataset)];
}

/** Values of the file under a name, where the name of another column says the same of all rows. */
function valuesBeside(one: FilledColumn, filled: readonly FilledColumn[]): FilledColumn[] {
  return 'text' in one.from ? filled.filter(({ name, from }) => name === one.name && 'column' in from) : [];
}

/** The column of times and its zone, where the name of it says another one than a mapping. */
export interface ContradictedZone {
  readonly time: string;
  readonly zone: string;
}

/** `filled` are the columns of a staged table, of which the last one with times is what a day stands beside. */
export function contradictedZone(
  { columns }: Dataset,
  filled: readonly FilledColumn[],
  time_zone: string,
): ContradictedZone | undefined {
  const time = columns.findLast(
    ({ name, zone_fills }) => zone_fills !== undefined && filled.some((one) => one.name === name),
  );
  for (const { name, from } of time === undefined ? [] : filled) {
    if (name === time?.zone_fills && 'text' in from && !isZoneAt(time_zone, from.text))
      return { time: time.name, zone: from.text };
  }
  return undefined;
}

function constantsOf({ constants = {} }: Dataset): FilledColumn[] {
  return Object.entries(constants).map(([name, value]) => ({ ...text(name), from: { text: value } }));
}

/** Whether a mapping says the unit of amounts: else a column of decimals may say something of the asset only. */
export function saysDecimals({ columns, constants, decimals }: Mapping): boolean {
  return decimals !== undefined || columns['decimals'] !== undefined || constants['decimals'] !== undefined;
}

/** What a mapping says is the same in every row. */
function constantColumns({ columns }: Dataset, { constants, decimals }: Mapping): FilledColumn[] {
  const all = Object.entries(decimals === undefined ? constants : { ...constants, decimals: String(decimals) });
  const own = all.filter(([name]) => columns.some((column) => column.name === name));
  return own.map(([name, value]) => ({ ...text(name), from: { text: value } }));
}

/** Throws SOURCE_SCHEMA where a file has none of several columns. */
function requireOneOf({ one_of, columns }: Dataset, path: string, found: TableFile['columns']): void {
  if (one_of === undefined) return;
  if (columns.some((column) => one_of.includes(column.name) && columnsFor(column, found).length > 0)) return;
  const wanted = one_of.slice(0, 2).map((name) => `"${name}"`);
  const names = found.map(({ name }) => name).join(', ');
  const message = `Expected a column ${wanted.join(' or ')} in ${path}, found only: ${names}. Floats lose digits and are not read.`;
  throw new AnalyticsError('SOURCE_SCHEMA', message);
}

/**
 * What of the file fills which column. Throws SOURCE_SCHEMA where a column is missing, there twice, or holds floats for
 * exact numbers.
 */
function filledColumns(dataset: Dataset, { path, columns }: TableFile): FilledColumn[] {
  const filled: FilledColumn[] = [];
  requireOneOf(dataset, path, columns);
  for (const column of dataset.columns) {
    const [found, second] = columnsFor(column, columns);
    if (found === undefined) {
      if (!column.is_required) continue;
      const names = columns.map(({ name }) => name).join(', ');
      const message = `Expected a column "${column.name}" in ${path}, found only: ${names || 'none'}.`;
      throw new AnalyticsError('SOURCE_SCHEMA', message);
    }
    if (second !== undefined && column.pattern === undefined) {
      const message = `Expected one column "${column.name}" in ${path}, found it twice: keep one of them.`;
      throw new AnalyticsError('SOURCE_SCHEMA', message);
    }
    if (EXACT_COLUMNS.has(column.name) && found.type.includes('Float')) {
      const message = `Expected column "${column.name}" of ${path} to hold whole numbers as text or decimals, found floats, which lose digits.`;
      throw new AnalyticsError('SOURCE_SCHEMA', message);
    }
    // An instant is UTC, which its text does not say.
    const suffix = found.type.includes('DateTime64') ? { suffix: 'Z' } : {};
    const inside = found.path === undefined ? {} : { path: found.path };
    filled.push({ ...text(column.name), from: { column: found.source, ...inside, ...suffix } });
    for (const [name, said] of saidByName(column, found.name)) {
      if (!filled.some((one) => one.name === name)) filled.push({ ...text(name), from: { text: said } });
    }
  }
  return filled;
}

/** What the name of a column says of every value in it: by the column that it fills. */
function saidByName(column: DatasetColumn, name: string): (readonly [string, string])[] {
  const { zone_fills, unit_fills, group_fills, pattern } = column;
  const said = [
    [zone_fills, zoneInName(name)],
    [unit_fills, coinUnitOf(name)],
    [group_fills, pattern?.exec(name)?.[1]],
  ] as const;
  return said.flatMap(([fills, value]) =>
    fills === undefined || value === undefined ? [] : [[fills, value] as const],
  );
}
