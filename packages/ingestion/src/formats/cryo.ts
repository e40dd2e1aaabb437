/** What cryo writes: https://github.com/paradigmxyz/cryo. */
import { ASSETS, optional, required, type Format } from './format.ts';

/** As --u256-types says: text and bytes hold every value, decimals and small integers some. Floats are not read. */
const U256 = [optional('value'), optional('value_string', 'value_decimal128', 'value_u64'), optional('value_binary')];
const ONE_OF = ['value_string', 'value_binary', 'value'];

export const CRYO: Format = {
  name: 'cryo',
  title: 'files of cryo',
  queries: { events: 'cryo', times: 'cryo', tokens: 'cryo' },
  family: 'evm',
  datasets: [
    {
      name: 'transactions',
      table: 'transactions',
      columns: [
        required('transaction_hash'),
        required('block_number'),
        required('from_address'),
        required('to_address'),
        required('success'),
        optional('timestamp'),
        optional('gas_used'),
        optional('gas_price'),
        ...U256,
      ],
      one_of: ONE_OF,
      holds_transfers: true,
      known_by_columns: true,
    },
    {
      name: 'erc20_transfers',
      table: 'erc20_transfers',
      columns: [
        required('transaction_hash'),
        required('log_index'),
        required('block_number'),
        required('erc20'),
        required('from_address'),
        required('to_address'),
        optional('timestamp'),
        ...U256,
      ],
      one_of: ONE_OF,
      holds_transfers: true,
      known_by_columns: true,
    },
    {
      name: 'native_transfers',
      table: 'native_transfers',
      columns: [
        required('transaction_hash'),
        required('transfer_index'),
        required('block_number'),
        required('from_address'),
        required('to_address'),
        optional('timestamp'),
        ...U256,
      ],
      one_of: ONE_OF,
      holds_transfers: true,
      known_by_columns: true,
    },
    {
      name: 'logs',
      table: 'logs',
      columns: [
        required('transaction_hash'),
        required('log_index'),
        required('block_number'),
        required('address'),
        required('topic0'),
        required('topic1'),
        required('topic2'),
        required('topic3'),
        required('data'),
        optional('timestamp'),
      ],
      holds_transfers: true,
      known_by_columns: true,
    },
    {
      name: 'blocks',
      table: 'blocks',
      columns: [required('block_number'), required('timestamp')],
      holds_transfers: false,
      known_by_columns: ['block_number', 'timestamp', 'author'],
    },
    {
      name: 'erc20_metadata',
      table: 'token_rows',
      columns: [required('erc20'), required('symbol'), required('decimals')],
      holds_transfers: false,
      known_by_columns: true,
    },
    ASSETS,
  ],
};
