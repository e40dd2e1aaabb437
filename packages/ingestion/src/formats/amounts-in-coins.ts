/** Amounts that a table gives in coins, though a column of it says decimals. */
import { basename } from 'node:path';
import { arrowTable, textColumn, type Database } from '@analytics/storage';
import { readRows } from '../statements.ts';

/** An asset of a file whose column of decimals is set aside. */
export interface DecimalsSetAside {
  readonly file: string;
  /** Its contract, or its symbol where it has none; '' where no column says it. */
  readonly asset: string;
  /** An amount with a fraction, as the file writes it. */
  readonly example: string;
  readonly fraction_count: number;
  readonly whole_count: number;
}

export interface AmountsRequest {
  /** By their numbers. */
  readonly paths: readonly string[];
  /** Whether a column may say decimals that no mapping vouches for. */
  readonly has_unsure_decimals: boolean;
}

/** Makes the table of assets of files whose amounts are in coins, and gives what a reader must know of it. O(rows). */
export async function addAmountsInCoins(
  database: Database,
  { paths, has_unsure_decimals }: AmountsRequest,
  { events, in_coins }: Readonly<Record<'events' | 'in_coins', string>>,
): Promise<DecimalsSetAside[]> {
  await database.command(`CREATE TABLE ${in_coins} (file_and_asset String) ENGINE = Memory`);
  if (!has_unsure_decimals) return [];
  const rows = await readRows(database, 'extracts/amounts_in_coins', {}, { events });
  if (rows.length === 0) return [];
  const keys = rows.map(({ file_and_asset }) => file_and_asset);
  await database.insertArrow(in_coins, arrowTable({ file_and_asset: textColumn(keys) }));
  return rows.map(({ file_number, asset, example, fraction_count, whole_count }) => ({
    file: basename(paths[file_number] ?? ''),
    asset,
    example: example ?? '',
    fraction_count: Number(fraction_count),
    whole_count: Number(whole_count),
  }));
}
