/** What explorers beside Etherscan have in common: one staged table and the queries `*_explorer.sql` for all their datasets. */
import { optional, required, type Dataset, type DatasetColumn } from './format.ts';

/** The columns of the staged table that a file may fill; one under that very name means it in any file. */
const COLUMNS = [
  'hash',
  'place',
  'block',
  'time',
  'from_address',
  'to_address',
  'units',
  'sum_text',
  'decimals',
  'symbol',
  'contract',
  'token_object',
  'status',
  'final_result',
  'failed',
  'error',
  'action',
  'fee_units',
] as const;
type ExplorerColumn = (typeof COLUMNS)[number];

/** By our column what the explorer calls it. */
export type ExplorerNames = Readonly<Partial<Record<ExplorerColumn, string | readonly string[]>>>;

export interface ExplorerFacts {
  /** What its transfers without a log index are named after; '' of transactions themselves, of which each is one. */
  readonly index_prefix: string;
  /** Of the chain's coin: its name, where the explorer is of one chain, and its decimals. */
  readonly coin?: string;
  readonly coin_decimals?: number;
  /** Whether a row without decimals is a numbered token. */
  readonly has_numbered_tokens?: boolean;
  /** Whether it says in words how a transaction went: a status that is a number says something else. */
  readonly has_worded_status?: boolean;
}

/** Its columns are needed but for those in `may_miss`; which of them tell it from others, `known_by` says. */
export function explorerDataset(
  name: string,
  names: ExplorerNames,
  facts: ExplorerFacts,
  { known_by, may_miss = [] }: { readonly known_by: readonly string[]; readonly may_miss?: readonly ExplorerColumn[] },
): Dataset {
  const columns = COLUMNS.map((column): DatasetColumn => {
    const also = [names[column] ?? []].flat();
    return also.length === 0 || may_miss.includes(column) ? optional(column, ...also) : required(column, ...also);
  });
  const { index_prefix, coin = '', coin_decimals = 18, has_numbered_tokens = false } = facts;
  const { has_worded_status = false } = facts;
  const constants = {
    dataset: name,
    index_prefix,
    coin,
    coin_decimals: String(coin_decimals),
    numbered: has_numbered_tokens ? '1' : '',
    worded: has_worded_status ? '1' : '',
  };
  const numbers = names.sum_text === undefined ? [] : ['sum_text'];
  return {
    name,
    table: 'explorer_rows',
    columns,
    numbers,
    constants,
    holds_transfers: true,
    known_by_columns: known_by,
  };
}
