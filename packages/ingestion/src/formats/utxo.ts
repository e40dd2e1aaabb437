/**
 * Plain tables of the inputs and the outputs of transactions, one row each, as explorers of such chains and databases
 * give them.
 */
import { ASSETS, optional, required, type Dataset, type Format } from './format.ts';

const columns = [
  required('tx_hash', 'txid', 'tx_id', 'transaction_hash', 'spending_transaction_hash', 'hash'),
  required('address', 'recipient', 'addr'),
  required('value', 'amount', 'satoshis', 'value_satoshi'),
  optional('block', 'block_height', 'block_number', 'block_id', 'height', 'spending_block_id'),
  optional('time', 'timestamp', 'block_timestamp', 'block_time', 'datetime', 'spending_time'),
  optional('decimals'),
];

function dataset(name: string, holds_transfers: boolean): Dataset {
  return { name, table: name, columns, holds_transfers, known_by_columns: false };
}

export const UTXO: Format = {
  name: 'utxo',
  title: 'tables of inputs and outputs',
  queries: { events: 'utxo', times: 'utxo', tokens: 'utxo' },
  family: 'utxo',
  datasets: [
    // Both are needed, but only outputs describe payments.
    dataset('inputs', false),
    dataset('outputs', true),
    {
      name: 'transactions',
      table: 'transactions',
      columns: columns
        .filter(({ name }) => !['address', 'value', 'decimals'].includes(name))
        .map((column) => (column.name === 'time' ? { ...column, is_required: true } : column)),
      holds_transfers: false,
      known_by_columns: false,
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
