/** Checked prices enter the core table, with their contracts as the transfers write them. */
import { counted, type RunNotice } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import { dropTables } from './drop-tables.ts';
import { readRows, statement } from './statements.ts';

/**
 * Loads the sound ones of `checked`; the notices name contracts that were found in other capitals. `transfers` are the
 * rows whose spelling counts. One scan of their contracts and of the prices.
 */
export async function loadPrices(
  database: Database,
  { checked, transfers, version }: { readonly checked: string; readonly transfers: string; readonly version: number },
): Promise<RunNotice[]> {
  const spellings = checked.replace(/^ingest_[a-z]+/u, 'ingest_spellings');
  const spelled = checked.replace(/^ingest_[a-z]+/u, 'ingest_spelled');
  try {
    await database.command(statement('ingest/make_spellings', { spellings, transfers }));
    await database.command(statement('ingest/spell_prices', { spelled, spellings, checked }));
    await database.command(statement('ingest/insert_asset_prices', { spelled }), { version });
    const [row] = await readRows(database, 'ingest/count_respelled', {}, { spelled });
    const count = Number(row?.price_count ?? 0);
    if (count === 0) return [];
    const names = row?.written_contracts.join(', ') ?? '';
    const message = `Taken for contracts of the transfers, which differ in capitals: those of ${counted(count, 'price')} (${names}).`;
    return [{ code: 'CONTRACTS_RESPELLED', message, count }];
  } finally {
    await dropTables(database, [spelled, spellings]);
  }
}
