/**
 * Where traced money is, by method and class of assets: what entered equals what arrived, is held, is too small or was
 * not followed.
 */
import type { ExposureMethod } from '@analytics/domain';
import type { Parcel } from './purses.ts';

export const LEDGER_ENTRIES = [
  'entered',
  'changed',
  'changed_into',
  'arrived',
  'held',
  'below_limit',
  'not_followed',
] as const;
export type LedgerEntry = (typeof LEDGER_ENTRIES)[number];

export interface Sum {
  units: bigint;
  value: bigint;
  /** How many parcels. */
  count: number;
}

export interface Ledger {
  add(entry: LedgerEntry, method: ExposureMethod, asset_class: number, parcel: Parcel): void;
  /** By class, ascending; classes without an entry are left out. */
  sums(entry: LedgerEntry, method: ExposureMethod): ReadonlyMap<number, Sum>;
  value(entry: LedgerEntry, method: ExposureMethod): bigint;
  /** Units of the class that entered under haircut. */
  enteredUnits(asset_class: number): bigint;
}

export function openLedger(): Ledger {
  const books = new Map<string, Map<number, Sum>>();
  const bookOf = (entry: LedgerEntry, method: ExposureMethod): Map<number, Sum> => {
    const key = `${entry}/${method}`;
    let book = books.get(key);
    if (book === undefined) books.set(key, (book = new Map<number, Sum>()));
    return book;
  };
  return {
    add(entry, method, asset_class, { units, value }) {
      if (units === 0n && value === 0n) return;
      const book = bookOf(entry, method);
      const sum = book.get(asset_class);
      if (sum === undefined) book.set(asset_class, { units, value, count: 1 });
      else {
        sum.units += units;
        sum.value += value;
        sum.count++;
      }
    },
    sums: (entry, method) => new Map([...bookOf(entry, method)].sort(([a], [b]) => a - b)),
    value: (entry, method) => [...bookOf(entry, method).values()].reduce((sum, { value }) => sum + value, 0n),
    enteredUnits: (asset_class) => bookOf('entered', 'haircut').get(asset_class)?.units ?? 0n,
  };
}
