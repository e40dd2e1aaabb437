/** Pages of the exports, by offset or after a row; rows leave as JSON texts, unparsed. */
import type { Window } from '@analytics/domain';
import type { Database, Parameters } from '../engine/database.ts';
import type { ExportName } from './exports.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

/** The types of the columns that exports are ordered by. */
export type ExportKeyType = 'String' | 'UInt32' | 'Date';

/** The columns that each export is ordered by, with their types: together they name a row. */
export const EXPORT_KEYS = {
  features: { address: 'String' },
  patterns: { pattern_type: 'String', pattern_id: 'String' },
  typologies: { typology_type: 'String', detection_id: 'String' },
  alerts: { alert_rank: 'UInt32' },
  clusters: { cluster_id: 'String' },
  transfers: {
    block_height: 'UInt32',
    tx_id: 'String',
    event_index: 'String',
    edge_index: 'String',
    asset_contract: 'String',
  },
  'money-flows': { from_address: 'String', to_address: 'String' },
  prices: { asset_contract: 'String', asset_symbol: 'String', price_date: 'Date' },
  assets: { asset_contract: 'String', asset_symbol: 'String' },
  labels: { address: 'String', label: 'String', source: 'String' },
} as const satisfies Partial<Record<ExportName, Readonly<Record<string, ExportKeyType>>>>;
export type PagedExport = keyof typeof EXPORT_KEYS;

/** The key values of the last row of the page before, in the order of EXPORT_KEYS. */
export type ExportCursor = readonly (string | number)[];

export interface ExportPage {
  readonly row_limit: number;
  readonly row_offset: number;
  readonly after?: ExportCursor | undefined;
}

/** The statement of a part of an export, with its parameters: the export's own, narrowed. */
export function exportPart(
  name: PagedExport,
  window: Window,
  page: ExportPage,
): { query: string; parameters: Parameters } {
  const keys = Object.entries(EXPORT_KEYS[name]);
  const columns = keys.map(([column]) => column).join(', ');
  const bounds = keys.map(([, type], at) => `{after_${at}:${type}}`).join(', ');
  const where = page.after === undefined ? '' : `WHERE (${columns}) > (${bounds})`;
  return {
    query: `SELECT * FROM (${statement(`exports/${name}`)})\n${where}\nORDER BY ${columns}\nLIMIT {row_limit:UInt64} OFFSET {row_offset:UInt64}`,
    parameters: {
      ...sliceParameters(window),
      start_ms: window.start_ms,
      end_ms: window.end_ms,
      row_limit: page.row_limit,
      row_offset: page.row_offset,
      ...Object.fromEntries((page.after ?? []).map((value, at) => [`after_${at}`, value])),
    },
  };
}

/** At most `row_limit` rows as JSON texts, whether there are more, and the cursor of the last. */
export async function exportPage(
  database: Database,
  name: PagedExport,
  window: Window,
  page: ExportPage,
): Promise<{ rows: string[]; has_more: boolean; next: ExportCursor | undefined }> {
  const { query, parameters } = exportPart(name, window, { ...page, row_limit: page.row_limit + 1 });
  const found = await database.rowTexts(query, parameters);
  const has_more = found.length > page.row_limit;
  const rows = has_more ? found.slice(0, page.row_limit) : found;
  const last = rows.at(-1);
  if (!has_more || last === undefined) return { rows, has_more, next: undefined };
  const values = JSON.parse(last) as Readonly<Record<string, string | number>>;
  return { rows, has_more, next: Object.keys(EXPORT_KEYS[name]).map((column) => values[column] ?? '') };
}
