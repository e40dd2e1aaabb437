/** The columns of the tables that an export is staged and mapped in. */
import type { ParquetColumn } from '@analytics/storage';
import { FILE_NUMBER, ROW_NUMBER } from '../tables/stage-table.ts';
import { text } from './filled-columns.ts';

export const KNOWN_ASSET_COLUMNS = ['contract', 'symbol', 'decimals'].map((name) => ({ name, type: 'String' }));

/** The assets of an export: those of its files, and those that are known anyway. */
export const TOKEN_COLUMNS: readonly ParquetColumn[] = [
  ...KNOWN_ASSET_COLUMNS,
  FILE_NUMBER,
  { name: 'is_given', type: 'UInt8' },
  { name: 'is_known', type: 'UInt8' },
];

/** What moved value in an export, in the shape of all formats. */
export const EVENT_COLUMNS: readonly ParquetColumn[] = [
  { name: 'dataset', type: 'String' },
  FILE_NUMBER,
  ROW_NUMBER,
  ...[
    'tx_id',
    'event_index',
    'edge_index',
    'block_number',
    'time_text',
    'from_address',
    'to_address',
    'contract',
    'symbol',
    'decimals',
    'value',
    'amount',
    'shift',
    'unread_unit',
    'amount_usd',
    'fee',
    'status',
  ].map(text),
  { name: 'known_reason', type: 'String' },
];

/** What rejected rows of a mapped export are kept with: as they were mapped, and the value as it came. */
export const TRANSFER_COLUMNS = [
  'dataset',
  'tx_id',
  'event_index',
  'edge_index',
  'block_height',
  'block_timestamp',
  'from_address',
  'to_address',
  'asset_symbol',
  'asset_contract',
  'amount',
  'amount_usd',
  'fee',
  'value',
].map(text);

export const ASSET_COLUMNS = [
  text('asset_symbol'),
  text('asset_contract'),
  { name: 'verified', type: 'Nullable(Bool)' },
  text('verification_source'),
];

/** Rows of which nothing could be read. */
export const TORN_ROWS: readonly ParquetColumn[] = [
  FILE_NUMBER,
  ROW_NUMBER,
  ...['dataset', 'reason', 'found'].map((name) => ({ name, type: 'String' })),
];

/** What a mapping says of each row beside its values. */
export const MAPPING_FACTS: readonly ParquetColumn[] = [
  { name: 'was_rounded', type: 'UInt8' },
  { name: 'time_was_local', type: 'UInt8' },
  { name: 'was_unnamed', type: 'UInt8' },
  FILE_NUMBER,
  ROW_NUMBER,
  { name: 'mapping_reason', type: 'String' },
  { name: 'found', type: 'String' },
];
