/** Reads cases: alerts that belong together. */
import { SEVERITIES, caseRowSchema, type CaseRow, type Window } from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import type { Evidence } from './alerts/evidence.ts';
import { CASE_ORDERS, floatText, signOf, type CaseSort, type SortOrder } from './list-orders.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';
import { wordsOf } from './words-of.ts';

export interface CaseFilter {
  readonly cluster_id?: string | undefined;
  readonly severities?: readonly string[] | undefined;
  /** Cases with an alert of one of them. */
  readonly typologies?: readonly string[] | undefined;
  readonly address?: string | undefined;
  /** Words that its alerts' descriptions, its addresses or its id must hold, in any case. */
  readonly text?: string | undefined;
  readonly min_volume_usd?: number | undefined;
  /** Cases with so many alerts that nobody has decided. */
  readonly min_open_alerts?: number | undefined;
}

export interface CasePage {
  readonly sort: CaseSort;
  readonly order: SortOrder;
  readonly row_limit: number;
  readonly row_offset: number;
}

const listedCaseSchema = caseRowSchema.extend({ total_count: z.coerce.number() });

export async function listCases(
  database: Database,
  window: Window,
  filter: CaseFilter,
  page: CasePage,
): Promise<{ cases: CaseRow[]; total_count: number }> {
  const rows = await parsedRows(
    database,
    listedCaseSchema,
    statement('cases/list', { sort_column: CASE_ORDERS[page.sort] }),
    {
      ...sliceParameters(window),
      cluster_id: filter.cluster_id ?? '',
      all_severities: SEVERITIES,
      severities: filter.severities ?? [],
      typologies: filter.typologies ?? [],
      address: filter.address ?? '',
      words: wordsOf(filter.text ?? ''),
      least_usd: floatText(filter.min_volume_usd ?? 0),
      least_open: filter.min_open_alerts ?? 0,
      sign: signOf(page.order),
      row_limit: page.row_limit,
      row_offset: page.row_offset,
    },
  );
  return { cases: rows.map((row) => caseRowSchema.parse(row)), total_count: rows[0]?.total_count ?? 0 };
}

/** One case of a slice; undefined where it has none of that id. */
export async function getCase(database: Database, window: Window, cluster_id: string): Promise<CaseRow | undefined> {
  const page: CasePage = { sort: 'rank', order: 'asc', row_limit: 1, row_offset: 0 };
  return (await listCases(database, window, { cluster_id }, page)).cases[0];
}

const evidenceSchema = z.object({
  evidence_count: z.coerce.number(),
  transfer_ids: z.array(z.string()),
  start_ms: z.coerce.number(),
  end_ms: z.coerce.number(),
});

/** The distinct evidence of a case's alerts, cut at `transfer_limit`, and how much there is of it in all. */
export async function caseEvidence(
  database: Database,
  window: Window,
  cluster_id: string,
  transfer_limit: number,
): Promise<Evidence & { readonly evidence_count: number }> {
  const [row] = await parsedRows(database, evidenceSchema, statement('cases/evidence'), {
    ...sliceParameters(window),
    cluster_id,
    transfer_limit,
  });
  return row ?? { evidence_count: 0, transfer_ids: [], start_ms: 0, end_ms: 0 };
}
