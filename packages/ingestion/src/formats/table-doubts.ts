/** What a table that somebody wrote may mean otherwise than it is read, so that whoever loads it must look. */
import type { Database } from '@analytics/storage';
import { readRows } from '../statements.ts';
import { assetsByName } from './known-assets.ts';
import type { UnitInName } from './units-in-names.ts';

export interface TableDoubts {
  /** Words of the status that are known neither for success nor for failure, the most frequent first; at most 20. */
  readonly statuses: readonly { readonly word: string; readonly row_count: number }[];
  /** Assets whose amounts may be in their smallest unit, because all are whole and large, or one is more than exists. */
  readonly whole_assets: readonly {
    /** Its contract, else its symbol; '' where no column says it. */
    readonly asset: string;
    readonly decimals: number;
    readonly example: string;
    readonly row_count: number;
    readonly is_more_than_exists: boolean;
  }[];
  readonly units_in_names: readonly UnitInName[];
}

export const NO_DOUBTS: TableDoubts = { statuses: [], whole_assets: [], units_in_names: [] };

/** `transfer_rows` is the staged table, `events` what moved value. One scan of each. */
export async function tableDoubts(
  database: Database,
  network: string,
  { transfer_rows, events }: Readonly<Record<'transfer_rows' | 'events', string>>,
): Promise<Omit<TableDoubts, 'units_in_names'>> {
  const statuses = await readRows(database, 'extracts/unknown_statuses', {}, { transfer_rows });
  const assets = assetsByName(network);
  const known = {
    assets: [...assets.keys()],
    decimals: [...assets.values()].map(({ decimals }) => decimals),
    supplies: [...assets.values()].map(({ supply = 0 }) => supply),
  };
  const whole = await readRows(database, 'extracts/whole_amounts', known, { events });
  return {
    statuses: statuses.map(({ word, row_count }) => ({ word, row_count: Number(row_count) })),
    whole_assets: whole.map(({ contract, symbol, decimals, example, row_count, is_more_than_exists }) => ({
      asset: contract === '' ? symbol : contract,
      decimals,
      example: example ?? '',
      row_count: Number(row_count),
      is_more_than_exists: Boolean(is_more_than_exists),
    })),
  };
}
