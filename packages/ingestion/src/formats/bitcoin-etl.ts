/**
 * What bitcoin-etl writes of chains whose transactions have inputs and outputs:
 * https://github.com/blockchain-etl/bitcoin-etl, README.
 */
import { ASSETS, optional, required, type Format } from './format.ts';

export const BITCOIN_ETL: Format = {
  name: 'bitcoin-etl',
  title: 'transactions of bitcoin-etl',
  queries: { events: 'bitcoin_etl', times: 'bitcoin_etl', tokens: 'utxo' },
  family: 'utxo',
  datasets: [
    {
      name: 'transactions',
      table: 'transactions',
      columns: [
        required('hash'),
        required('block_number'),
        required('inputs'),
        required('outputs'),
        optional('block_timestamp', 'timestamp'),
        optional('is_coinbase'),
      ],
      holds_transfers: true,
      known_by_columns: true,
    },
    {
      name: 'blocks',
      table: 'blocks',
      columns: [required('number'), required('timestamp')],
      holds_transfers: false,
      known_by_columns: false,
    },
    ASSETS,
  ],
};
