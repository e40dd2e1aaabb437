/** The input contract of the core tables, file by file; `docs/tables.md` shows the same. */
import { DEFAULT_TRUST_LEVEL } from '@analytics/domain';

/**
 * What we want a column to be. `milliseconds` is a UInt64 of epoch milliseconds, `address` has its one form, `word` is
 * in lower case without spaces around it.
 */
export type WantedType =
  'text' | 'address' | 'word' | 'uint32' | 'uint64' | 'milliseconds' | 'decimal' | 'float' | 'bool' | 'date';

export interface WantedColumn {
  readonly name: string;
  readonly type: WantedType;
  readonly required: boolean;
  /** SQL of what stands for a null. */
  readonly default?: string;
  /** Whether an empty text counts as null. */
  readonly empty_is_null?: boolean;
  /** Whether spaces around it are no part of it. */
  readonly is_trimmed?: boolean;
  /** Whether only files of others have it: it is looked at, and not kept. */
  readonly is_foreign?: true;
  /** What others call it. */
  readonly also?: readonly string[];
}

export type CoreKind = 'transfers' | 'address_labels' | 'assets' | 'asset_prices';

/** Of each file, its columns. */
export const CORE_COLUMNS: Readonly<Record<CoreKind, readonly WantedColumn[]>> = {
  transfers: [
    { name: 'tx_id', type: 'text', required: true },
    { name: 'event_index', type: 'text', required: true, default: `'0'` },
    { name: 'edge_index', type: 'text', required: true, default: `'0'` },
    { name: 'block_height', type: 'uint32', required: true },
    { name: 'block_timestamp', type: 'milliseconds', required: true },
    { name: 'from_address', type: 'address', required: true },
    { name: 'to_address', type: 'address', required: true },
    { name: 'asset_symbol', type: 'text', required: true },
    { name: 'asset_contract', type: 'address', required: false, default: `'native'`, empty_is_null: true },
    { name: 'amount', type: 'decimal', required: true },
    { name: 'amount_usd', type: 'decimal', required: false },
    { name: 'fee', type: 'decimal', required: false, default: 'toDecimal128(0, 18)' },
  ],
  address_labels: [
    { name: 'network', type: 'text', required: false },
    { name: 'network_type', type: 'text', required: false, default: `''` },
    { name: 'address', type: 'address', required: true },
    { name: 'label', type: 'text', required: true, default: `''` },
    { name: 'address_type', type: 'text', required: true, default: `'unknown'` },
    { name: 'address_subtype', type: 'text', required: false, default: `''` },
    { name: 'trust_level', type: 'word', required: false, default: `'${DEFAULT_TRUST_LEVEL}'`, empty_is_null: true },
    { name: 'source', type: 'text', required: false, default: `''` },
    { name: 'risk_level', type: 'word', required: false, default: `''` },
    { name: 'confidence_score', type: 'float', required: false, default: 'toFloat32(0)' },
    { name: 'created_timestamp', type: 'milliseconds', required: false, default: 'toUInt64(0)' },
    { name: 'updated_timestamp', type: 'milliseconds', required: false, default: 'toUInt64(0)' },
  ],
  assets: [
    { name: 'asset_symbol', type: 'text', required: true },
    { name: 'asset_contract', type: 'address', required: false, default: `'native'`, empty_is_null: true },
    { name: 'network', type: 'text', required: false },
    { name: 'verified', type: 'bool', required: false, default: 'false' },
    { name: 'verification_source', type: 'text', required: false, default: `''` },
    { name: 'first_seen_timestamp', type: 'milliseconds', required: false, default: 'toUInt64(0)' },
    { name: 'last_scanned_block_height', type: 'uint64', required: false, default: 'toUInt64(0)' },
  ],
  asset_prices: [
    {
      name: 'asset_symbol',
      type: 'text',
      required: true,
      is_trimmed: true,
      also: ['symbol', 'asset', 'ticker', 'coin', 'currency'],
    },
    {
      name: 'asset_contract',
      type: 'address',
      required: false,
      default: `'native'`,
      empty_is_null: true,
      also: ['contract', 'contract_address', 'token_address', 'token_contract'],
    },
    { name: 'price_date', type: 'date', required: true, also: ['date', 'day', 'snapped_at', 'time', 'timestamp'] },
    { name: 'price_usd', type: 'decimal', required: true, also: ['price', 'usd', 'close', 'usd_price', 'value_usd'] },
    {
      name: 'quote_currency',
      is_foreign: true,
      type: 'text',
      required: false,
      default: `''`,
      is_trimmed: true,
      also: ['quote', 'vs_currency', 'price_currency', 'fiat', 'fiat_currency', 'currency'],
    },
    { name: 'source', type: 'text', required: false, default: `''` },
  ],
};
