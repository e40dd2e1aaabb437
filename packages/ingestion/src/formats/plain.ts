/**
 * A table of transfers that somebody wrote: who paid whom how much and when, under the names that are common for it.
 */
import { ASSETS, optional, required, type Format } from './format.ts';

export const PLAIN: Format = {
  name: 'plain',
  title: 'a table with columns for sender, recipient, amount and time',
  queries: { events: 'plain', times: 'plain', tokens: 'plain' },
  family: 'any',
  datasets: [
    {
      name: 'transfers',
      table: 'transfer_rows',
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
        ),
        required('amount', 'value', 'quantity', 'qty', 'token_amount', 'token_value', 'transfer_amount', 'amt'),
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
        ),
        optional('event_index', 'log_index', 'evt_index', 'event_idx'),
        optional('edge_index'),
        optional('block', 'block_height', 'block_number', 'block_no', 'block_num', 'height'),
        optional('asset', 'asset_symbol', 'symbol', 'token', 'token_symbol', 'currency', 'coin', 'ticker'),
        optional('contract', 'asset_contract', 'contract_address', 'token_address', 'token_contract'),
        optional('amount_usd', 'usd', 'value_usd', 'usd_value', 'usd_amount'),
        optional('fee', 'tx_fee', 'transaction_fee'),
        optional('decimals', 'token_decimals', 'token_decimal'),
        // A word of failure, or false, or 0: the transaction failed. Any other value is none.
        optional('status', 'tx_status', 'transaction_status', 'receipt_status', 'result', 'success'),
        // In words, as Tron says it: it counts before a status, which may be a number of something else.
        optional('final_result', 'contract_ret'),
        optional('failed', 'is_error', 'is_failed'),
        optional('chain', 'blockchain', 'chain_name', 'chain_id', 'network', 'network_name'),
      ],
      holds_transfers: true,
      known_by_columns: true,
    },
    {
      ...ASSETS,
      columns: ASSETS.columns.map((column) => (column.name === 'decimals' ? optional('decimals') : column)),
    },
  ],
};

/** The names that a mapping gives columns to. */
export const PLAIN_TARGETS: readonly string[] = PLAIN.datasets[0]?.columns.map(({ name }) => name) ?? [];

/** What a mapping calls a column: its name or one of its other names. */
export function plainTarget(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return PLAIN.datasets[0]?.columns.find((column) => column.name === wanted || column.also.includes(wanted))?.name;
}
