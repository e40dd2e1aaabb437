/**
 * What Dune lets download of its tables: `tokens.transfers`, `evt_Transfer` of a contract, `transactions` and `traces`
 * of a chain.
 */
import { ASSETS, optional, required, type Dataset, type DatasetColumn, type Format } from './format.ts';

function dataset(name: string, table: string, columns: readonly DatasetColumn[]): Dataset {
  return { name, table, columns, holds_transfers: true, known_by_columns: true };
}

/** Who paid whom, and on which chain where a table has several. */
const ENDS = [required('from'), required('to'), optional('chain', 'blockchain')];

export const DUNE: Format = {
  name: 'dune',
  title: 'an export of Dune',
  queries: { events: 'dune', times: 'dune', tokens: 'dune' },
  family: 'evm',
  datasets: [
    dataset('tokens_transfers', 'transfer_rows', [
      required('tx_hash'),
      required('block_time'),
      required('contract_address'),
      required('amount_raw'),
      ...ENDS,
      optional('amount'),
      optional('amount_usd'),
      optional('symbol'),
      optional('evt_index'),
      optional('trace_address'),
      optional('token_standard'),
      optional('block_number'),
    ]),
    dataset('evt_transfer', 'event_rows', [
      required('evt_tx_hash'),
      required('evt_index'),
      required('evt_block_time'),
      required('contract_address'),
      required('value'),
      ...ENDS,
      optional('evt_block_number'),
    ]),
    dataset('dune_traces', 'trace_rows', [
      required('tx_hash'),
      required('block_time'),
      required('trace_address'),
      required('value'),
      required('success'),
      ...ENDS,
      optional('call_type'),
      optional('block_number'),
    ]),
    dataset('dune_transactions', 'transaction_rows', [
      required('hash'),
      required('block_time'),
      required('value'),
      required('success'),
      ...ENDS,
      optional('block_number'),
      optional('gas_used'),
      optional('gas_price'),
    ]),
    ASSETS,
  ],
};
