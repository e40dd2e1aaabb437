/** Units that the name of a column says of its amounts, as in `Amount (wei)`. */
import { basename } from 'node:path';
import type { TableColumn, TableFile } from '../tables/table-file.ts';
import { columnsFor, type Dataset, type DatasetColumn } from './format.ts';
import type { MappedFile } from './mapped-format.ts';
import { wordsOfName } from './words-of-name.ts';

/** A column whose name says a unit that is not read. */
export interface UnitInName {
  readonly file: string;
  readonly column: string;
}

/** Small units of coins that a column `unit` may say too; in which coin each is, the query of the format knows. */
const COIN_UNIT = /(?:^|[^a-z])(wei|kwei|mwei|gwei|sats?|satoshis?|lamports?|drops)(?:$|[^a-z])/iu;
/** What else says that amounts are in no coins. */
const OTHER_UNIT =
  /(?:^|[^a-z])(?:raw|(?:base|atomic|smallest|minor)[ _-]?units?|cents?|pence|sun|plancks?|uatom|thousands?|millions?|billions?|mio|[(](?:k|m|mn|bn)[)])(?:$|[^a-z])/iu;

/** The unit of a coin that a name says, in small letters; undefined where it says none. */
export function coinUnitOf(name: string): string | undefined {
  return COIN_UNIT.exec(wordsOfName(name))?.[1]?.toLowerCase();
}

/** The columns of amounts whose name says the unit of a coin. */
export function coinUnitsInNames({ columns }: Dataset, { path, columns: found }: TableFile): UnitInName[] {
  return columns
    .filter(({ unit_fills }) => unit_fills !== undefined)
    .flatMap((column) => columnsFor(column, found))
    .filter(({ name }) => coinUnitOf(name) !== undefined)
    .map(({ name }) => ({ file: basename(path), column: name }));
}

/** The columns of amounts whose name says another unit than a coin, where no column of decimals says it. */
export function unitsInNames(files: readonly MappedFile[]): UnitInName[] {
  return files.flatMap(({ dataset, file }) => {
    const found = (isWanted: (column: DatasetColumn) => boolean): readonly TableColumn[] =>
      dataset.columns.filter(isWanted).flatMap((column) => columnsFor(column, file.columns));
    if (found(({ name }) => name === 'decimals').length > 0) return [];
    return found(({ unit_fills }) => unit_fills !== undefined)
      .filter(({ name }) => OTHER_UNIT.test(wordsOfName(name)))
      .map(({ name }) => ({ file: basename(file.path), column: name }));
  });
}
