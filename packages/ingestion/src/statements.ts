/** The SQL files of this package, and the rows that they give. */
import { rowReader, statementsIn } from '@analytics/storage';
import type { QUERY_ROWS, QueryParameters } from './generated/query-rows.ts';

export const statement = statementsIn(new URL('../', import.meta.url));

/** The rows of one of this package's queries, 64-bit integers and decimals as text. */
export const readRows = rowReader<typeof QUERY_ROWS, QueryParameters>(statement);
