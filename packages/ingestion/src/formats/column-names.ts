/** Every name that a column of some format has. */
import { CORE_COLUMNS } from '../core-columns.ts';
import { keyOf } from './format.ts';
import { FORMATS } from './formats.ts';

const OF_FORMATS = Object.values(FORMATS).flatMap(({ datasets }) => datasets.flatMap(({ columns }) => columns));
const NAMES = [...OF_FORMATS, ...Object.values(CORE_COLUMNS).flat()].flatMap(({ name, also = [] }) => [name, ...also]);
const KEYS = new Set(NAMES.map(keyOf));

/** Whether a column of some format is called so, in whichever capitals and with whichever marks between words. */
export function isColumnName(name: string): boolean {
  return KEYS.has(keyOf(name));
}
