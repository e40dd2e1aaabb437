/** What Blockscout lets download of an address: transactions, internal transactions and token transfers, as CSV. */
import { explorerDataset } from './explorer-rows.ts';
import { ASSETS, type Format } from './format.ts';

const COMMON = {
  hash: 'TxHash',
  block: 'BlockNumber',
  time: 'UnixTimestamp',
  from_address: 'FromAddress',
  to_address: 'ToAddress',
} as const;

export const BLOCKSCOUT: Format = {
  name: 'blockscout',
  title: 'a CSV of Blockscout',
  queries: { events: 'explorer', times: 'explorer', tokens: 'explorer' },
  family: 'evm',
  datasets: [
    explorerDataset(
      'blockscout_tokens',
      {
        ...COMMON,
        contract: 'TokenContractAddress',
        decimals: 'TokenDecimals',
        symbol: 'TokenSymbol',
        units: 'TokensTransferred',
        status: 'Status',
        error: 'ErrCode',
      },
      { index_prefix: 'token-', has_numbered_tokens: true },
      { known_by: ['TokenContractAddress', 'TokensTransferred'], may_miss: ['status', 'error'] },
    ),
    explorerDataset(
      'blockscout_internal',
      { ...COMMON, place: 'Index', action: 'CallType', units: 'Value', error: 'ErrCode' },
      { index_prefix: 'trace-' },
      { known_by: ['TxHash', 'FromAddress', 'CallType'], may_miss: ['error'] },
    ),
    explorerDataset(
      'blockscout_transactions',
      { ...COMMON, units: 'Value', fee_units: 'Fee', status: 'Status', error: 'ErrCode' },
      { index_prefix: '' },
      { known_by: ['TxHash', 'FromAddress', 'Fee', 'Status', 'ErrCode'] },
    ),
    ASSETS,
  ],
};
