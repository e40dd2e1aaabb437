/** The exports that people have of EVM chains: which datasets each tool writes, and which of their columns are read. */

export const EXTRACT_TOOLS = ['ethereum-etl', 'cryo'] as const;
/** ethereum-etl: https://github.com/blockchain-etl/ethereum-etl, docs/schema.md. cryo: https://github.com/paradigmxyz/cryo. */
export type ExtractTool = (typeof EXTRACT_TOOLS)[number];

export interface Dataset {
  /** Of its files: `NAME.csv`, `NAME_0_999.csv`, `chain__NAME__0_to_999.parquet`. */
  readonly name: string;
  /** How the SQL files call its staged table. */
  readonly table: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Whether its rows become transfers: an export holds at least one such dataset. */
  readonly holds_transfers: boolean;
}

/** Written by hand or by a query, beside the tool's own files: what the chain itself does not say of its assets. */
const ASSETS: Dataset = {
  name: 'assets',
  table: 'assets',
  required: ['asset_symbol', 'decimals'],
  optional: ['asset_contract'],
  holds_transfers: false,
};

const U256 = ['value', 'value_string', 'value_binary'] as const;

export const DATASETS: Readonly<Record<ExtractTool, readonly Dataset[]>> = {
  'ethereum-etl': [
    {
      name: 'transactions',
      table: 'transactions',
      required: ['hash', 'block_number', 'from_address', 'to_address', 'value'],
      optional: ['block_timestamp', 'receipt_status', 'receipt_gas_used', 'receipt_effective_gas_price'],
      holds_transfers: true,
    },
    {
      name: 'token_transfers',
      table: 'token_transfers',
      required: [
        'token_address',
        'from_address',
        'to_address',
        'value',
        'transaction_hash',
        'log_index',
        'block_number',
      ],
      optional: ['block_timestamp'],
      holds_transfers: true,
    },
    {
      name: 'receipts',
      table: 'receipts',
      required: ['transaction_hash', 'status'],
      optional: ['gas_used', 'effective_gas_price'],
      holds_transfers: false,
    },
    { name: 'blocks', table: 'blocks', required: ['number', 'timestamp'], optional: [], holds_transfers: false },
    {
      name: 'tokens',
      table: 'token_rows',
      required: ['address', 'symbol', 'decimals'],
      optional: [],
      holds_transfers: false,
    },
    ASSETS,
  ],
  cryo: [
    {
      name: 'transactions',
      table: 'transactions',
      required: ['transaction_hash', 'block_number', 'from_address', 'to_address', 'success'],
      optional: ['timestamp', 'gas_used', 'gas_price', ...U256],
      holds_transfers: true,
    },
    {
      name: 'erc20_transfers',
      table: 'erc20_transfers',
      required: ['transaction_hash', 'log_index', 'block_number', 'erc20', 'from_address', 'to_address'],
      optional: ['timestamp', ...U256],
      holds_transfers: true,
    },
    {
      name: 'logs',
      table: 'logs',
      required: [
        'transaction_hash',
        'log_index',
        'block_number',
        'address',
        'topic0',
        'topic1',
        'topic2',
        'topic3',
        'data',
      ],
      optional: ['timestamp'],
      holds_transfers: true,
    },
    { name: 'blocks', table: 'blocks', required: ['block_number', 'timestamp'], optional: [], holds_transfers: false },
    {
      name: 'erc20_metadata',
      table: 'token_rows',
      required: ['erc20', 'symbol', 'decimals'],
      optional: [],
      holds_transfers: false,
    },
    ASSETS,
  ],
};
