/**
 * Plain tables of the inputs and the outputs of transactions, one row each, as explorers of such chains and databases
 * give them.
 */
import { ASSETS, optional, required, type DatasetColumn, type Format } from './format.ts';

const columns = [
  required('tx_hash', 'txid', 'tx_id', 'transaction_hash', 'hash'),
  required('address', 'recipient', 'addr'),
  required('value', 'amount', 'satoshis', 'value_satoshi'),
  optional('block', 'block_height', 'block_number', 'block_id', 'height'),
  { ...optional('time', 'timestamp', 'block_timestamp', 'block_time', 'datetime'), zone_fills: 'zone' },
  optional('decimals'),
];

/** Whether a transaction is the reward of its block. Of inputs Blockchair says so of the transaction that they spend. */
const IS_COINBASE = optional('is_coinbase', 'is_from_coinbase', 'coinbase');

/** Blockchair writes an input as the output that it spends, and where it does so under names of its own. */
const SPENDING: Readonly<Record<string, string>> = {
  tx_hash: 'spending_transaction_hash',
  block: 'spending_block_id',
  time: 'spending_time',
};

const inputs = columns.map((column): DatasetColumn => {
  const spending = SPENDING[column.name];
  return spending === undefined ? column : { ...column, also: [spending, ...column.also] };
});

export const UTXO: Format = {
  name: 'utxo',
  title: 'tables of inputs and outputs',
  queries: { events: 'utxo', times: 'utxo', tokens: 'utxo' },
  family: 'utxo',
  datasets: [
    // Both are needed, but only outputs describe payments.
    {
      name: 'inputs',
      table: 'inputs',
      columns: inputs,
      holds_transfers: false,
      known_by_columns: ['spending_transaction_hash', 'spending_block_id', 'recipient', 'value'],
    },
    {
      name: 'outputs',
      table: 'outputs',
      columns: [...columns, IS_COINBASE],
      holds_transfers: true,
      known_by_columns: ['transaction_hash', 'block_id', 'recipient', 'value', 'is_from_coinbase'],
    },
    {
      name: 'transactions',
      table: 'transactions',
      columns: [
        ...columns
          .filter(({ name }) => !['address', 'value', 'decimals'].includes(name))
          .map((column) => (column.name === 'time' ? { ...column, is_required: true } : column)),
        IS_COINBASE,
      ],
      holds_transfers: false,
      known_by_columns: ['hash', 'block_id', 'time', 'is_coinbase', 'input_count', 'output_count'],
    },
    ASSETS,
  ],
};

/** The tables that a mapping may name a file for, or columns of. */
export const UTXO_TABLES = ['inputs', 'outputs', 'transactions'] as const;

/** The names that a mapping gives columns to. */
export const UTXO_TARGETS: readonly string[] = columns.map(({ name }) => name).filter((name) => name !== 'decimals');

/** What a mapping calls a column, `address` or `inputs.address`: its name or one of its other names. */
export function utxoTarget(name: string): string | undefined {
  const [, table = '', wanted = ''] = /^(?:(inputs|outputs|transactions)\.)?(.+)$/u.exec(name.toLowerCase()) ?? [];
  const found = columns.find((column) => column.name === wanted || column.also.includes(wanted))?.name;
  if (found === undefined || !UTXO_TARGETS.includes(found)) return undefined;
  return table === '' ? found : `${table}.${found}`;
}
