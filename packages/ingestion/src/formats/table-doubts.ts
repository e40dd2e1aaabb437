/** What a table that somebody wrote may mean otherwise than it is read, so that whoever loads it must look. */
import type { Database } from '@analytics/storage';
import { readRows } from '../statements.ts';
import { KNOWN_TOKENS } from './known-assets.ts';

export interface TableDoubts {
  /** Words of the status that are known neither for success nor for failure, the most frequent first; at most 20. */
  readonly statuses: readonly { readonly word: string; readonly row_count: number }[];
  /** Tokens whose amounts are all whole, and so large that they may be in the token's smallest unit. */
  readonly whole_tokens: readonly {
    readonly contract: string;
    readonly decimals: number;
    readonly example: string;
    readonly row_count: number;
  }[];
}

export const NO_DOUBTS: TableDoubts = { statuses: [], whole_tokens: [] };

/** `transfer_rows` is the staged table, `events` what moved value. One scan of each. */
export async function tableDoubts(
  database: Database,
  { transfer_rows, events }: Readonly<Record<'transfer_rows' | 'events', string>>,
): Promise<TableDoubts> {
  const statuses = await readRows(database, 'extracts/unknown_statuses', {}, { transfer_rows });
  const known = {
    contracts: KNOWN_TOKENS.map(({ contract }) => contract),
    decimals: KNOWN_TOKENS.map((token) => token.decimals),
  };
  const whole = await readRows(database, 'extracts/whole_amounts', known, { events });
  return {
    statuses: statuses.map(({ word, row_count }) => ({ word, row_count: Number(row_count) })),
    whole_tokens: whole.map(({ contract, decimals, example, row_count }) => ({
      contract: contract ?? '',
      decimals,
      example: example ?? '',
      row_count: Number(row_count),
    })),
  };
}
