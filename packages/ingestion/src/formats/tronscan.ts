/** Transfers of an account: what Tronscan lets download as CSV, and what its interface and TronGrid's answer. */
import { explorerDataset } from './explorer-rows.ts';
import { ASSETS, optional, type Format } from './format.ts';

const TRON = { coin: 'TRX', coin_decimals: 6, has_worded_status: true } as const;

export const TRONSCAN: Format = {
  name: 'tronscan',
  title: 'transfers of Tronscan or TronGrid',
  queries: { events: 'explorer', times: 'explorer', tokens: 'explorer' },
  family: 'any',
  parts_thousands: true,
  datasets: [
    explorerDataset(
      'tronscan_tokens',
      {
        hash: 'transaction_id',
        time: 'block_ts',
        block: 'block',
        from_address: 'from_address',
        to_address: 'to_address',
        contract: 'contract_address',
        units: 'quant',
        token_object: 'tokenInfo',
        final_result: ['finalResult', 'contractRet'],
        failed: 'revert',
        action: 'event_type',
      },
      { ...TRON, index_prefix: 'token-', has_numbered_tokens: true },
      { known_by: ['transaction_id', 'quant', 'tokenInfo'], may_miss: ['block', 'final_result', 'failed', 'action'] },
    ),
    explorerDataset(
      'tronscan_transfers',
      {
        hash: 'transactionHash',
        time: 'timestamp',
        block: 'block',
        from_address: 'transferFromAddress',
        to_address: 'transferToAddress',
        units: 'amount',
        token_object: 'tokenInfo',
        final_result: ['finalResult', 'contractRet'],
        failed: 'revert',
      },
      { ...TRON, index_prefix: 'transfer-' },
      {
        known_by: ['transactionHash', 'transferFromAddress'],
        may_miss: ['block', 'final_result', 'failed', 'token_object'],
      },
    ),
    explorerDataset(
      'trongrid_tokens',
      {
        hash: 'transaction_id',
        time: 'block_timestamp',
        from_address: 'from',
        to_address: 'to',
        units: 'value',
        token_object: 'token_info',
        action: 'type',
      },
      { ...TRON, index_prefix: 'token-', has_numbered_tokens: true },
      { known_by: ['transaction_id', 'token_info'], may_miss: ['action'] },
    ),
    explorerDataset(
      'tronscan_csv',
      {
        hash: ['Txn Hash', 'Transaction Hash', 'TxHash', 'Hash'],
        block: 'Block',
        time: ['Time(UTC)', 'Timestamp(UTC)', 'Date(UTC)'],
        from_address: 'From',
        to_address: 'To',
        sum_text: ['Amount', 'Quantity'],
        symbol: ['Token', 'Token Symbol'],
        contract: ['Token Address', 'Token Contract', 'Contract Address', 'Contract'],
        final_result: ['Result', 'Contract Result'],
        status: ['Status', 'Txn Status'],
      },
      { ...TRON, index_prefix: 'transfer-' },
      {
        known_by: ['Time(UTC)', 'From', 'To', 'Token'],
        may_miss: ['block', 'contract', 'final_result', 'status'],
      },
    ),
    {
      ...ASSETS,
      columns: ASSETS.columns.map((column) => (column.name === 'decimals' ? optional('decimals') : column)),
    },
  ],
};
