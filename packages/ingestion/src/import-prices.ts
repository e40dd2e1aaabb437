/** Daily prices from a file, and the value in USD of transfers that had none. */
import { counted, type NetworkName, type RunNotice } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import type { z } from 'zod';
import type { QUERY_ROWS } from './generated/query-rows.ts';
import { loadPrices } from './load-prices.ts';
import { stageCoreFile } from './staging.ts';
import { readRows, statement } from './statements.ts';

export interface PriceImport {
  readonly row_count: number;
  readonly loaded_count: number;
  /** Rows that were not loaded, by reason. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Transfers that had no value and have one now. */
  readonly valued_count: number;
  readonly notices: readonly RunNotice[];
}

export interface PriceRequest {
  readonly path: string;
  readonly network: NetworkName;
  readonly version: number;
  /** Of which asset all prices are, where no column says it. */
  readonly of?: Readonly<Partial<Record<'asset_symbol' | 'asset_contract', string>>>;
}

/**
 * Loads the sound rows of a file of prices. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA. One scan of the
 * transfers without a value.
 */
export async function importPrices(database: Database, request: PriceRequest): Promise<PriceImport> {
  const { path, network, version, of = {} } = request;
  const file = await stageCoreFile(database, 'asset_prices', path, network, undefined, of);
  try {
    const counts = await readRows(database, 'ingest/count_reasons', {}, { checked: file.checked });
    const rejected: Record<string, number> = {};
    let loaded_count = 0;
    for (const { reason, row_count } of counts) {
      if (reason === '') loaded_count += Number(row_count);
      else rejected[reason] = (rejected[reason] ?? 0) + Number(row_count);
    }
    const [judged] = await readRows(database, 'ingest/judge_prices', {}, { checked: file.checked });
    const found = judged === undefined ? [] : judgements(judged);
    const notices = await loadPrices(database, { checked: file.checked, transfers: 'core_transfers', version });
    const [row] = await readRows(database, 'ingest/count_valuable');
    const valued_count = Number(row?.valuable_count ?? 0);
    if (valued_count > 0) await database.command(statement('ingest/value_transfers'), { version });
    return { row_count: file.row_count, loaded_count, rejected, valued_count, notices: [...found, ...notices] };
  } finally {
    await file.drop();
  }
}

function judgements(judged: z.infer<ReturnType<(typeof QUERY_ROWS)['ingest/judge_prices']>>): RunNotice[] {
  const [unused, changed] = [Number(judged.unused_count), Number(judged.changed_count)];
  const notices: RunNotice[] = [];
  if (unused > 0) {
    const message = `No transfer of this network is of the asset of ${counted(unused, 'price')} (${judged.unused_symbols.join(', ')}).`;
    notices.push({ code: 'PRICES_UNUSED', message, count: unused });
  }
  if (changed > 0) {
    const message = `Another price was loaded before for the day of ${counted(changed, 'price')}: transfers that have a value keep it.`;
    notices.push({ code: 'PRICES_CHANGED', message, count: changed });
  }
  return notices;
}
