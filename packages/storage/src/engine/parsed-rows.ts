/** Rows of a small result, each read through its schema: what leaves this package has the types that it claims. */
import type { z } from 'zod';
import type { Database, Parameters } from './database.ts';

export async function parsedRows<T extends z.ZodType>(
  database: Database,
  schema: T,
  query: string,
  parameters: Parameters = {},
): Promise<z.infer<T>[]> {
  const rows = await database.rows(query, parameters);
  return rows.map((row) => schema.parse(row));
}
