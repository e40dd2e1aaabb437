/** Reads structural patterns: lists with pages, one with every column of its type. */
import {
  foldAddress,
  PATTERN_TABLES,
  patternListRowSchema,
  patternSummarySchema,
  type PatternListRow,
  type PatternSummary,
  type PatternTable,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import {
  PATTERN_ORDERS,
  afterParameters,
  signOf,
  type AfterRow,
  type PatternSort,
  type SortOrder,
} from './list-orders.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

export interface PatternFilter {
  readonly pattern_types?: readonly string[] | undefined;
  readonly address?: string | undefined;
  readonly pattern_id?: string | undefined;
  /** A part of its id, its type or the label of an address of it, or the beginning or ending of such an address. */
  readonly text?: string | undefined;
}

export interface PatternPage {
  readonly sort: PatternSort;
  readonly order: SortOrder;
  readonly after?: AfterRow | undefined;
  readonly row_limit: number;
}

export async function listPatterns(
  database: Database,
  window: Window,
  filter: PatternFilter,
  page: PatternPage,
): Promise<PatternListRow[]> {
  return await parsedRows(
    database,
    patternListRowSchema,
    statement('patterns/list', { sort_column: PATTERN_ORDERS[page.sort] }),
    {
      ...sliceParameters(window),
      pattern_types: filter.pattern_types ?? [],
      address: filter.address ?? '',
      pattern_id: filter.pattern_id ?? '',
      text: filter.text ?? '',
      folded: foldAddress(filter.text ?? ''),
      sign: signOf(page.order),
      ...afterParameters(page.after),
      row_limit: page.row_limit,
    },
  );
}

/** Patterns that involve an address, surest first. */
export async function patternsOfAddress(
  database: Database,
  window: Window,
  address: string,
  row_limit: number,
): Promise<PatternSummary[]> {
  const rows = await listPatterns(database, window, { address }, { sort: 'confidence', order: 'desc', row_limit });
  return rows.map((row) => patternSummarySchema.parse(row));
}

/** One pattern and its row in the table of its type; undefined where the slice has none of that id. */
export async function getPattern(
  database: Database,
  window: Window,
  pattern_id: string,
): Promise<{ pattern: PatternSummary; columns: Record<string, unknown> } | undefined> {
  const page: PatternPage = { sort: 'confidence', order: 'desc', row_limit: 1 };
  const [listed] = await listPatterns(database, window, { pattern_id }, page);
  if (listed === undefined) return undefined;
  const table = (Object.keys(PATTERN_TABLES) as PatternTable[]).find((name) =>
    (PATTERN_TABLES[name] as readonly string[]).includes(listed.pattern_type),
  );
  const [columns = {}] =
    table === undefined
      ? []
      : await database.rows<Record<string, unknown>>(
          statement('patterns/row', { table: `analyzers_patterns_${table}` }),
          { ...sliceParameters(window), pattern_id },
        );
  return { pattern: patternSummarySchema.parse(listed), columns };
}
