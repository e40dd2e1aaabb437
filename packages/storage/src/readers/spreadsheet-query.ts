/** A query whose texts a spreadsheet does not run. */
import { FORMULA_START } from '@analytics/domain';
import { quoted } from '../engine/client-database.ts';
import type { Database, Parameters } from '../engine/database.ts';

const TEXT = /^(LowCardinality\()?(Nullable\()?String\b/u;

/**
 * The same rows in the same order, with an apostrophe before each text that looks like a formula. Numbers keep their
 * sign; lists begin with a bracket and are safe. Asks the engine for the columns.
 */
export async function spreadsheetQuery(
  database: Database,
  query: string,
  parameters: Parameters,
): Promise<{ query: string; parameters: Parameters }> {
  const columns = await database.rows<{ name: string; type: string }>(`DESCRIBE (${query})`, parameters);
  const texts = columns.filter(({ type }) => TEXT.test(type)).map(({ name }) => quoted(name));
  if (texts.length === 0) return { query, parameters };
  const replaced = texts.map(
    (name) => `if(match(${name}, {formula_start:String}), concat('\\'', ${name}), ${name}) AS ${name}`,
  );
  return {
    query: `SELECT * REPLACE (${replaced.join(', ')}) FROM (${query})`,
    parameters: { ...parameters, formula_start: FORMULA_START },
  };
}
