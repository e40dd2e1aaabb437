/**
 * A table of transfers that somebody wrote: who paid whom how much and when, under the names that are common for it.
 */
import { ASSETS, columnsFor, optional, required, type Dataset, type DatasetColumn, type Format } from './format.ts';

/** What a row says beside who paid whom, whichever way it says that. */
const SUM_AND_TIME: readonly DatasetColumn[] = [
  // Of a time that is one of the day only.
  { ...optional('day', 'date', 'transaction_date', 'date_utc'), zone_fills: 'zone' },
  {
    ...required(
      'amount',
      'value',
      'quantity',
      'qty',
      'token_amount',
      'token_value',
      'transfer_amount',
      'amt',
      // Of Blockscout and Bitquery.
      'total.value',
      'Transfer.Amount',
    ),
    unit_fills: 'named_unit',
  },
  {
    ...required(
      'timestamp',
      'block_timestamp',
      'time',
      'block_time',
      'datetime',
      'date_time',
      'date',
      'unix_timestamp',
      'unix_time',
      'ts',
      'tx_time',
      'datetime_utc',
      'date_utc',
      'time_utc',
      'timestamp_utc',
      'created_at',
      // Of Alchemy and Bitquery.
      'metadata.blockTimestamp',
      'Block.Time',
    ),
    zone_fills: 'zone',
  },
  optional(
    'tx_id',
    'tx_hash',
    'transaction_hash',
    'hash',
    'transaction_id',
    'tx',
    'txn_hash',
    'txid',
    'signature',
    'Transaction.Hash',
  ),
  optional('event_index', 'log_index', 'evt_index', 'event_idx'),
  optional('edge_index'),
  optional('block', 'block_height', 'block_number', 'block_no', 'block_num', 'height', 'Block.Number'),
  optional(
    'asset',
    'asset_symbol',
    'symbol',
    'token',
    'token_symbol',
    'currency',
    'coin',
    'ticker',
    'token.symbol',
    'Transfer.Currency.Symbol',
  ),
  optional(
    'contract',
    'asset_contract',
    'contract_address',
    'token_address',
    'token_contract',
    'token.address',
    'token.address_hash',
    'rawContract.address',
    'Transfer.Currency.SmartContract',
  ),
  // The same amount in the smallest unit, where a table has both: it proves what the amount is in.
  optional('raw_amount', 'amount_raw', 'raw_value', 'value_raw'),
  // Of the amount: wei, gwei, sat… Other words are none.
  optional('unit', 'amount_unit', 'denomination'),
  optional('amount_usd', 'usd', 'value_usd', 'usd_value', 'usd_amount'),
  optional('fee', 'tx_fee', 'transaction_fee'),
  optional('decimals', 'token_decimals', 'token_decimal', 'total.decimals', 'token.decimals'),
  // A word of failure, or false, or 0: the transaction failed. Any other value is none.
  optional(
    'status',
    'tx_status',
    'transaction_status',
    'receipt_status',
    'result',
    'success',
    'successful',
    'is_success',
    'is_successful',
    'tx_success',
  ),
  // In words, as Tron says it: it counts before a status, which may be a number of something else.
  optional('final_result', 'contract_ret'),
  // Anything but nothing, no, 0 and ok: the transaction failed.
  optional('failed', 'is_error', 'is_failed', 'reverted', 'is_reverted', 'error', 'error_message', 'err_code'),
  // An approval allows and moves nothing.
  optional('event', 'event_name'),
  optional('chain', 'blockchain', 'chain_name', 'chain_id', 'network', 'network_name'),
];

const TRANSFER_ROWS = {
  table: 'transfer_rows',
  holds_transfers: true,
  numbers: ['amount', 'amount_usd', 'fee'],
} as const;

export const TRANSFERS: Dataset = {
  ...TRANSFER_ROWS,
  name: 'transfers',
  columns: [
    required(
      'from',
      'from_address',
      'sender',
      'sender_address',
      'source',
      'source_address',
      'src',
      'payer',
      'address_from',
      'from_account',
      'originator',
      'from.hash',
      'Transfer.Sender',
    ),
    required(
      'to',
      'to_address',
      'receiver',
      'receiver_address',
      'recipient',
      'recipient_address',
      'destination',
      'destination_address',
      'dest',
      'dst',
      'target',
      'payee',
      'address_to',
      'to_account',
      'beneficiary',
      'to.hash',
      'Transfer.Receiver',
    ),
    ...SUM_AND_TIME,
  ],
  known_by_columns: true,
};

/** Of Moralis, which calls the contract of a token its address. */
const TOKEN_TRANSFERS: Dataset = {
  ...TRANSFERS,
  name: 'transfers_of_token',
  columns: TRANSFERS.columns.map((column) =>
    column.name === 'contract' ? { ...column, also: [...column.also, 'address'] } : column,
  ),
  known_by_columns: ['from_address', 'to_address', 'address', 'token_symbol', 'possible_spam'],
};

/** What one account paid and was paid: the account, who is on the other side, and which way each sum went. */
const STATEMENT: Dataset = {
  ...TRANSFER_ROWS,
  name: 'transfers_of_account',
  columns: [
    required('account', 'account_address', 'address', 'wallet', 'wallet_address', 'own_address', 'my_address'),
    required(
      'counterparty',
      'counterparty_address',
      'counterparty_account',
      'counter_party',
      'other_address',
      'other_party',
      'peer',
      'peer_address',
    ),
    required(
      'direction',
      'in_out',
      'side',
      'flow',
      'type',
      'tx_type',
      'transaction_type',
      'transfer_type',
      'operation',
      'debit_credit',
    ),
    ...SUM_AND_TIME,
  ],
  known_by_columns: true,
};

export const PLAIN: Format = {
  name: 'plain',
  title: 'a table with columns for sender, recipient, amount and time',
  queries: { events: 'plain', times: 'plain', tokens: 'plain' },
  family: 'any',
  datasets: [
    TOKEN_TRANSFERS,
    TRANSFERS,
    STATEMENT,
    {
      ...ASSETS,
      columns: ASSETS.columns.map((column) => (column.name === 'decimals' ? optional('decimals') : column)),
    },
  ],
};

/** What only a statement has. */
const OF_STATEMENT = ['account', 'counterparty', 'direction'];

/** The names that a mapping gives columns to. */
export const PLAIN_TARGETS: readonly string[] = [...TRANSFERS.columns.map(({ name }) => name), ...OF_STATEMENT];

/** What a mapping calls a column: its name or one of its other names. */
export function plainTarget(name: string): string | undefined {
  const wanted = name.toLowerCase();
  if (OF_STATEMENT.includes(wanted)) return wanted;
  return TRANSFERS.columns.find((column) => column.name === wanted || column.also.includes(wanted))?.name;
}

/** The dataset that a table is whose columns a mapping names. */
export function mappedDataset(targets: readonly string[]): string {
  return targets.some((target) => OF_STATEMENT.includes(target)) ? STATEMENT.name : TRANSFERS.name;
}

/**
 * The mapping that reads a statement whose columns are taken for payer and payee: what came in would be read as going
 * out. Undefined where the columns are none of a statement's.
 */
export function statementMapping(from: string, to: string, names: readonly string[]): string | undefined {
  const columnOf = (target: string, among: readonly string[]): string | undefined => {
    const column = STATEMENT.columns.find(({ name }) => name === target);
    const found = among.map((name) => ({ name, type: '', source: name }));
    return column === undefined ? undefined : columnsFor(column, found)[0]?.name;
  };
  const account = columnOf('account', [from, to]);
  const counterparty = columnOf('counterparty', [from, to]);
  const direction = columnOf('direction', names);
  if (account === undefined || counterparty === undefined || direction === undefined) return undefined;
  return `account=${account},counterparty=${counterparty},direction=${direction}`;
}
