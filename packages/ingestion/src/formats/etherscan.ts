/**
 * What Etherscan and explorers like it let an account's owner download, and what their programming interface answers.
 */
import { ASSETS, optional, required, type Dataset, type DatasetColumn, type Format } from './format.ts';

const HASH = required('hash', 'Transaction Hash', 'Txhash', 'TxnHash');
const BLOCK = optional('block', 'Blockno', 'Block', 'BlockNumber');
const TIME = required('time', 'UnixTimestamp', 'DateTime (UTC)', 'DateTime', 'Date Time (UTC)');
const COMMON = [HASH, BLOCK, TIME, required('from_address', 'From')];

/** `Value_IN(ETH)`: the sum, and what the coin is called. */
const sums: readonly DatasetColumn[] = [
  { ...required('value_in'), pattern: /^value_?in\s*\((\w+)\)$/iu, group_fills: 'coin' },
  { ...optional('value_out'), pattern: /^value_?out\s*\((\w+)\)$/iu },
  { ...optional('price'), pattern: /^historical \$ ?price/iu },
  optional('status', 'Status'),
  optional('error', 'ErrCode'),
];

/** All that may be sums: other columns of the explorer are whole numbers without marks. */
const NUMBERS = ['value_in', 'value_out', 'price', 'fee', 'amount', 'usd'];

function dataset(name: string, table: string, columns: readonly DatasetColumn[]): Dataset {
  const numbers = NUMBERS.filter((number) => columns.some((column) => column.name === number));
  return { name, table, columns, numbers, holds_transfers: true, known_by_columns: true };
}

export const ETHERSCAN: Format = {
  name: 'etherscan',
  title: "an explorer's export of an account",
  queries: { events: 'etherscan', times: 'etherscan', tokens: 'etherscan' },
  family: 'evm',
  parts_thousands: true,
  names_coin: true,
  datasets: [
    dataset('internal', 'internal_rows', [
      ...COMMON,
      required('parent', 'ParentTxFrom'),
      required('to_address', 'TxTo', 'To'),
      ...sums,
    ]),
    dataset('normal', 'normal_rows', [
      ...COMMON,
      required('to_address', 'To'),
      ...sums,
      { ...optional('fee'), pattern: /^(?:txn|tx)_?fee\s*\((?!usd)\w+\)$/iu },
    ]),
    dataset('nfts', 'nft_rows', [...COMMON, required('to_address', 'To'), required('token_id', 'TokenId', 'Token ID')]),
    dataset('tokens', 'token_rows', [
      ...COMMON,
      required('to_address', 'To'),
      required('amount', 'TokenValue', 'Amount', 'Quantity', 'Value'),
      required('contract', 'ContractAddress', 'Token Address'),
      required('symbol', 'TokenSymbol'),
      optional('usd', 'USDValueDayOfTx'),
    ]),
    dataset('api', 'api_rows', [
      required('hash'),
      required('block', 'blockNumber'),
      required('time', 'timeStamp'),
      required('from_address', 'from'),
      required('to_address', 'to'),
      required('value'),
      required('gas_used', 'gasUsed'),
      optional('gas_price', 'gasPrice'),
      optional('failed', 'isError'),
      optional('contract', 'contractAddress'),
      optional('symbol', 'tokenSymbol'),
      optional('decimals', 'tokenDecimal'),
      optional('token_id', 'tokenID'),
      optional('log_index', 'logIndex'),
      optional('trace', 'traceId'),
    ]),
    ASSETS,
  ],
};
