/** The columns of a Parquet file, read from its footer, as ClickHouse types. */
import { AnalyticsError } from '@analytics/domain';
import { asyncBufferFromFile, parquetMetadataAsync, type SchemaElement } from 'hyparquet';

export interface ParquetColumn {
  readonly name: string;
  /** The ClickHouse type that holds every value of the column, always Nullable. */
  readonly type: string;
}

export interface ParquetFacts {
  readonly row_count: number;
  /** Flat columns only; nested ones are not read. */
  readonly columns: readonly ParquetColumn[];
}

/** Reads a file's footer. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. */
export async function readParquetFacts(path: string): Promise<ParquetFacts> {
  try {
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path));
    const leaves = flatColumns(metadata.schema);
    return {
      row_count: Number(metadata.num_rows),
      columns: leaves.map((element) => ({ name: element.name, type: `Nullable(${clickhouseType(element)})` })),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new AnalyticsError('SOURCE_NOT_FOUND', `Expected a Parquet file at ${path}, found none.`, { cause: error });
    }
    throw new AnalyticsError(
      'SOURCE_UNREADABLE',
      `Expected a whole Parquet file at ${path}, found: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    );
  }
}

function flatColumns(schema: readonly SchemaElement[]): SchemaElement[] {
  const columns: SchemaElement[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at]?.num_children ?? 0;
    at++;
    for (let child = 0; child < children; child++) skip();
  };
  while (at < schema.length) {
    const element = schema[at];
    if (element !== undefined && element.num_children === undefined && element.repetition_type !== 'REPEATED') {
      columns.push(element);
    }
    skip();
  }
  return columns;
}

/** Source: Parquet's logical types (parquet-format LogicalTypes.md) against ClickHouse's Parquet format. */
export function clickhouseType(element: SchemaElement): string {
  const logical = element.logical_type;
  if (logical?.type === 'DECIMAL') return `Decimal(${logical.precision}, ${logical.scale})`;
  if (element.converted_type === 'DECIMAL') return `Decimal(${element.precision ?? 38}, ${element.scale ?? 0})`;
  if (logical?.type === 'TIMESTAMP') {
    return `DateTime64(${logical.unit === 'MILLIS' ? 3 : logical.unit === 'MICROS' ? 6 : 9}, 'UTC')`;
  }
  if (element.converted_type === 'TIMESTAMP_MILLIS') return "DateTime64(3, 'UTC')";
  if (element.converted_type === 'TIMESTAMP_MICROS') return "DateTime64(6, 'UTC')";
  if (element.converted_type === 'DATE' || logical?.type === 'DATE') return 'Date32';
  const integer = /^U?INT_(8|16|32|64)$/u.exec(element.converted_type ?? '');
  if (integer?.[0] !== undefined) return `${integer[0].startsWith('U') ? 'UInt' : 'Int'}${integer[1] ?? '64'}`;
  if (logical?.type === 'INTEGER') return `${logical.isSigned ? 'Int' : 'UInt'}${logical.bitWidth}`;
  return TYPE_OF_PHYSICAL[element.type ?? 'BYTE_ARRAY'];
}

const TYPE_OF_PHYSICAL: Readonly<Record<NonNullable<SchemaElement['type']>, string>> = {
  BOOLEAN: 'Bool',
  INT32: 'Int32',
  INT64: 'Int64',
  INT96: "DateTime64(9, 'UTC')",
  FLOAT: 'Float32',
  DOUBLE: 'Float64',
  BYTE_ARRAY: 'String',
  FIXED_LEN_BYTE_ARRAY: 'String',
};
