/** Feature columns of several types read as rows of doubles. */
import { ANOMALY_COLUMNS, type AnomalyColumnName } from './anomaly-columns.ts';

/**
 * A column of nodeCount values. BigUint64Array with nodeCount entries: UInt64; with 2 · nodeCount: Decimal128(18), low
 * and high word of the signed integer times 1e18, as Arrow lays it out. A Bool is a Uint8Array of 0 and 1.
 */
export type NumericColumn = Uint8Array | Uint32Array | Float32Array | Float64Array | BigUint64Array;

export type AnomalyInput = Readonly<Record<AnomalyColumnName, NumericColumn>>;

/** The columns of an AnomalyInput in the order of the global list. */
export interface NumericMatrix {
  readonly rowCount: number;
  readonly width: number;
  /** Writes rows first … last − 1 to `into`, row by row, `width` doubles each. */
  read(first: number, last: number, into: Float64Array): void;
}

const WORD = 2 ** 32;
const DECIMAL_SCALE = 1e18;

/**
 * Checks shapes now and values as they are read: every column has rowCount entries, those read are finite. Throws a
 * RangeError that names the column. O(columns).
 */
export function numericMatrix(columns: AnomalyInput, rowCount: number): NumericMatrix {
  const names = ANOMALY_COLUMNS.global_anomaly_score;
  const width = names.length;
  const readers = names.map((name) => columnReader(name, columns[name], rowCount));
  return {
    rowCount,
    width,
    read(first, last, into) {
      readers.forEach((reader, at) => {
        reader(first, last, into, at, width);
      });
    },
  };
}

type ColumnReader = (first: number, last: number, into: Float64Array, at: number, step: number) => void;

function columnReader(name: string, column: NumericColumn, rowCount: number): ColumnReader {
  if (column instanceof BigUint64Array) {
    if (column.length === 2 * rowCount) return decimalReader(column);
    if (column.length === rowCount) return wordReader(column);
    throw new RangeError(`Expected ${rowCount} or ${2 * rowCount} words in ${name}, found ${column.length}.`);
  }
  if (column.length !== rowCount) {
    throw new RangeError(`Expected ${rowCount} values in ${name}, found ${column.length}.`);
  }
  return (first, last, into, at, step) => {
    for (let row = first, place = at; row < last; row++, place += step) {
      const value = column[row]!;
      if (!Number.isFinite(value))
        throw new RangeError(`Expected finite values in ${name}, found ${value} at row ${row}.`);
      into[place] = value;
    }
  };
}

/** 32-bit limbs, because a BigInt per value would cost more than the forest. */
function limbsOf(column: BigUint64Array): Uint32Array {
  return new Uint32Array(column.buffer, column.byteOffset, 2 * column.length);
}

function wordReader(column: BigUint64Array): ColumnReader {
  const limbs = limbsOf(column);
  return (first, last, into, at, step) => {
    for (let row = first, place = at; row < last; row++, place += step) {
      into[place] = limbs[2 * row + 1]! * WORD + limbs[2 * row]!;
    }
  };
}

function decimalReader(column: BigUint64Array): ColumnReader {
  const limbs = limbsOf(column);
  return (first, last, into, at, step) => {
    for (let row = first, place = at; row < last; row++, place += step) {
      const sign = limbs[4 * row + 3]! >= WORD / 2 ? -1 : 1;
      // The magnitude of a negative number first (complement plus one), so that small ones keep their digits.
      const flip = sign < 0 ? WORD - 1 : 0;
      const low = Math.abs(flip - limbs[4 * row]!) + (sign < 0 ? 1 : 0);
      const next = Math.abs(flip - limbs[4 * row + 1]!);
      const third = Math.abs(flip - limbs[4 * row + 2]!);
      const high = Math.abs(flip - limbs[4 * row + 3]!);
      into[place] = (sign * (((high * WORD + third) * WORD + next) * WORD + low)) / DECIMAL_SCALE;
    }
  };
}
