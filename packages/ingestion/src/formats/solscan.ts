/** What Solscan lets download of the transfers of an account, and what its programming interface answers. */
import { explorerDataset } from './explorer-rows.ts';
import { ASSETS, optional, type Format } from './format.ts';

const SOLANA = { index_prefix: 'transfer-', coin: 'SOL', coin_decimals: 9 } as const;

export const SOLSCAN: Format = {
  name: 'solscan',
  title: 'transfers of Solscan',
  queries: { events: 'explorer', times: 'explorer', tokens: 'explorer' },
  family: 'any',
  datasets: [
    explorerDataset(
      'solscan_transfers',
      {
        hash: 'Signature',
        time: ['Block Time', 'Time'],
        action: 'Action',
        from_address: 'From',
        to_address: 'To',
        units: 'Amount',
        decimals: 'Decimals',
        contract: 'TokenAddress',
      },
      SOLANA,
      { known_by: ['Signature', 'Decimals', 'TokenAddress'], may_miss: ['action'] },
    ),
    explorerDataset(
      'solscan_api',
      {
        hash: 'trans_id',
        block: 'block_id',
        time: 'block_time',
        action: 'activity_type',
        from_address: 'from_address',
        to_address: 'to_address',
        units: 'amount',
        decimals: 'token_decimals',
        contract: 'token_address',
      },
      SOLANA,
      { known_by: ['trans_id', 'token_address', 'token_decimals'], may_miss: ['block', 'action'] },
    ),
    {
      ...ASSETS,
      columns: ASSETS.columns.map((column) => (column.name === 'decimals' ? optional('decimals') : column)),
    },
  ],
};
