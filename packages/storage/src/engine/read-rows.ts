/**
 * Reads the rows of a query by its name: what they hold and what must be bound is known from the engine, and nobody
 * types it a second time.
 */
import type { z } from 'zod';
import type { QUERY_ROWS, QueryParameters } from '../generated/query-rows.ts';
import type { Database, Parameters } from './database.ts';
import { statement, type Identifiers, type Statement } from './statements.ts';

/**
 * By name of a query, what makes the schema of its rows: generated, as `bound`, the names of what must be bound for
 * each, is.
 */
export type RowSchemas = Readonly<Record<string, () => z.ZodType>>;

export type RowsOf<Schemas extends RowSchemas, Name extends keyof Schemas> = z.infer<ReturnType<Schemas[Name]>>;

/** Nothing to bind may be left out; a name that is missing is an error of the compiler. */
type Given<Bound> = [Bound] extends [never]
  ? [parameters?: Parameters, identifiers?: Identifiers]
  : [parameters: Parameters & Readonly<Record<Bound & string, Parameters[string]>>, identifiers?: Identifiers];

export type RowReader<Schemas extends RowSchemas, Bound> = <
  Name extends keyof Schemas & keyof Bound & `${string}/${string}`,
>(
  database: Database,
  name: Name,
  ...given: Given<Bound[Name]>
) => Promise<RowsOf<Schemas, Name>[]>;

/** The reader of a package's queries. */
export function rowReader<Schemas extends RowSchemas, Bound>(textOf: Statement): RowReader<Schemas, Bound> {
  return async (database, name, ...[parameters, identifiers]) =>
    await database.rows(textOf(name, identifiers), parameters);
}

/** The rows of one of this package's queries, 64-bit integers and decimals as text. */
export const readRows = rowReader<typeof QUERY_ROWS, QueryParameters>(statement);

/** A row of one of this package's queries. */
export type QueryRow<Name extends keyof typeof QUERY_ROWS> = RowsOf<typeof QUERY_ROWS, Name>;
