/** What Blockchair's dumps hold of chains with accounts; of chains with inputs and outputs `utxo` reads them. */
import { explorerDataset } from './explorer-rows.ts';
import { ASSETS, type Format } from './format.ts';

const COMMON = {
  block: 'block_id',
  time: 'time',
  from_address: 'sender',
  to_address: 'recipient',
  units: 'value',
} as const;

export const BLOCKCHAIR: Format = {
  name: 'blockchair',
  title: 'a dump of Blockchair',
  queries: { events: 'explorer', times: 'explorer', tokens: 'explorer' },
  family: 'evm',
  datasets: [
    explorerDataset(
      'blockchair_tokens',
      {
        ...COMMON,
        hash: 'transaction_hash',
        contract: 'token_address',
        symbol: 'token_symbol',
        decimals: 'token_decimals',
      },
      { index_prefix: 'token-' },
      { known_by: ['block_id', 'token_address', 'token_decimals', 'sender'] },
    ),
    explorerDataset(
      'blockchair_calls',
      { ...COMMON, hash: 'transaction_hash', place: 'index', failed: 'failed', action: 'type' },
      { index_prefix: 'trace-' },
      { known_by: ['block_id', 'transaction_hash', 'depth', 'child_call_count', 'sender'] },
    ),
    explorerDataset(
      'blockchair_transactions',
      { ...COMMON, hash: 'hash', failed: 'failed', fee_units: 'fee' },
      { index_prefix: '' },
      { known_by: ['block_id', 'hash', 'failed', 'call_count', 'sender'], may_miss: ['fee_units'] },
    ),
    ASSETS,
  ],
};
