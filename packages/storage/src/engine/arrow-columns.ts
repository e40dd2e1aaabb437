/** Arrow columns to typed arrays in shared memory, and back, without a value passing through JavaScript objects. */
import {
  Column,
  batchType,
  columnFromArray,
  decimal128,
  float32,
  float64,
  tableFromColumns,
  uint16,
  uint32,
  uint64,
  uint8,
  utf8,
  type DataType,
  type Table,
} from '@uwdata/flechette';
import { AnalyticsError } from '@analytics/domain';

type NumericArray = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array | BigUint64Array;
type NumericArrayConstructor<A extends NumericArray> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer): A;
};

/**
 * Copies a fixed-width column into one array of `length` entries backed by shared memory. Nulls are not expected.
 * O(length).
 */
export function sharedColumn<A extends NumericArray>(
  table: Table,
  name: string,
  ArrayType: NumericArrayConstructor<A>,
): A {
  const column = columnOf(table, name);
  const array = new ArrayType(new SharedArrayBuffer(ArrayType.BYTES_PER_ELEMENT * column.length));
  let offset = 0;
  for (const batch of column.data) {
    const values = batch.values as NumericArray;
    (array as { set(source: ArrayLike<unknown>, offset: number): void }).set(values.subarray(0, batch.length), offset);
    offset += batch.length;
  }
  return array;
}

/** A Decimal128 column as two words a value (low, high) of the scaled integer: 2 · length entries in shared memory. */
export function sharedDecimalWords(table: Table, name: string): BigUint64Array {
  const column = columnOf(table, name);
  const words = new BigUint64Array(new SharedArrayBuffer(16 * column.length));
  let offset = 0;
  for (const batch of column.data) {
    words.set((batch.values as BigUint64Array).subarray(0, 2 * batch.length), offset);
    offset += 2 * batch.length;
  }
  return words;
}

/** A text column as strings. */
export function stringColumn(table: Table, name: string): string[] {
  return columnOf(table, name).toArray() as string[];
}

function columnOf(table: Table, name: string): Column<unknown> {
  const column = table.getChild(name) as Column<unknown> | undefined;
  if (column === undefined) throw new AnalyticsError('INTERNAL', `Expected a column ${name} in the engine's answer.`);
  return column;
}

/** The exact integer (scaled by 10^18) at position `at` of two-word decimals. */
export function decimalAt(words: BigUint64Array, at: number): bigint {
  return BigInt.asIntN(128, ((words[2 * at + 1] ?? 0n) << 64n) | (words[2 * at] ?? 0n));
}

/**
 * What a column is made from: typed arrays by their own type; `words` as Decimal128(18); others with the Arrow type to
 * use.
 */
export type ColumnSource =
  | { readonly values: NumericArray }
  | { readonly words: BigUint64Array }
  | { readonly values: readonly unknown[]; readonly type: DataType };

/** Builds an Arrow table from named columns of equal length. */
export function arrowTable(columns: Readonly<Record<string, ColumnSource>>): Table {
  const built: [string, Column<unknown>][] = Object.entries(columns).map(([name, source]) => {
    if ('words' in source) return [name, decimalColumn(source.words)];
    if ('type' in source) return [name, columnFromArray(source.values as unknown[], source.type)];
    return [name, numericColumn(source.values)];
  });
  return tableFromColumns(built);
}

/** The library takes the type of a typed array from its first batch, which an empty one has not. */
function numericColumn(values: NumericArray): Column<unknown> {
  return values.length > 0 ? columnFromArray(values) : columnFromArray([], arrowTypeOf(values));
}

function arrowTypeOf(values: NumericArray): DataType {
  if (values instanceof Float64Array) return float64();
  if (values instanceof Float32Array) return float32();
  if (values instanceof Uint32Array) return uint32();
  if (values instanceof Uint16Array) return uint16();
  if (values instanceof Uint8Array) return uint8();
  return uint64();
}

function decimalColumn(words: BigUint64Array): Column<unknown> {
  const type = decimal128(38, 18);
  if (words.length === 0) return columnFromArray([], type);
  const DecimalBatch = batchType(type, { useDecimalInt: true }) as new (
    options: object,
  ) => Column<unknown>['data'][number];
  return new Column([
    new DecimalBatch({ length: words.length / 2, nullCount: 0, type, validity: new Uint8Array(0), values: words }),
  ]);
}

/** A text column of values that mostly differ. */
export function textColumn(values: readonly string[]): ColumnSource {
  return { values, type: utf8() };
}
