// Written by `npm run generate` from packages/ingestion/queries, as the engine describes them; edit those instead.
// Rows as Database.rows gives them: 64-bit integers and decimals are text.
import { z } from 'zod';

/** The schema of each query's rows, made when it is asked for. */
export const QUERY_ROWS = {
  'extracts/amounts_in_coins': () => z.strictObject({
    file_number: z.number(),
    asset: z.string(),
    file_and_asset: z.string(),
    asset_symbol: z.string(),
    decimals: z.number(),
    fraction_count: z.string(),
    whole_count: z.string(),
    fraction_example: z.string().nullable(),
    whole_example: z.string().nullable(),
    price_usd: z.number(),
    payment_price_usd: z.number(),
  }),
  'extracts/chains': () => z.strictObject({
    chain: z.string(),
  }),
  'extracts/event_in_block': () => z.strictObject({
    found: z.number(),
  }),
  'extracts/names_coin': () => z.strictObject({
    found: z.number(),
  }),
  'extracts/number_marks': () => z.strictObject({
    file_number: z.number(),
    group_count: z.string(),
    fraction_count: z.string(),
    long_count: z.string(),
  }),
  'extracts/raw_amounts': () => z.strictObject({
    file_and_asset: z.string(),
    coin_count: z.string(),
    unit_count: z.string(),
  }),
  'extracts/times_in_zone': () => z.strictObject({
    found: z.number(),
  }),
  'extracts/unknown_statuses': () => z.strictObject({
    word: z.string(),
    row_count: z.string(),
  }),
  'extracts/unnamed_row': () => z.strictObject({
    found: z.number(),
  }),
  'extracts/unread_units': () => z.strictObject({
    file_number: z.number(),
    row_count: z.string(),
  }),
  'extracts/whole_amounts': () => z.strictObject({
    contract: z.string(),
    symbol: z.string(),
    decimals: z.number(),
    example: z.string().nullable(),
    row_count: z.string(),
    is_more_than_exists: z.number(),
  }),
  'ingest/count_address_forms': () => z.strictObject({
    form: z.string(),
    end_count: z.string(),
    example: z.string(),
  }),
  'ingest/count_changed': () => z.strictObject({
    known_count: z.string(),
    changed_count: z.string(),
    changed_ids: z.array(z.string()).readonly(),
  }),
  'ingest/count_duplicates': () => z.strictObject({
    duplicate_count: z.string(),
  }),
  'ingest/count_label_words': () => z.strictObject({
    address_type: z.string(),
    address_subtype: z.string(),
    label_count: z.string(),
  }),
  'ingest/count_moved': () => z.strictObject({
    moved_count: z.string(),
  }),
  'ingest/count_named_otherwise': () => z.strictObject({
    extra_count: z.string(),
    examples: z.array(z.string()).readonly(),
  }),
  'ingest/count_reasons': () => z.strictObject({
    reason: z.string(),
    file_number: z.number(),
    row_count: z.string(),
  }),
  'ingest/count_respelled': () => z.strictObject({
    price_count: z.string(),
    written_contracts: z.array(z.string()).readonly(),
  }),
  'ingest/count_rows': () => z.strictObject({
    row_count: z.string(),
  }),
  'ingest/count_valuable': () => z.strictObject({
    valuable_count: z.string(),
  }),
  'ingest/count_values': () => z.strictObject({
    unpriced_count: z.string(),
    computed_count: z.string(),
    rounded_count: z.string(),
    rounded_assets: z.array(z.string()).readonly(),
    local_time_count: z.string(),
    unnamed_count: z.string(),
    unnamed_symbol: z.string(),
    first_timestamp_ms: z.string().nullable(),
    last_timestamp_ms: z.string().nullable(),
    before_count: z.string(),
    in_count: z.string(),
    after_count: z.string(),
  }),
  'ingest/count_zero_value_transfers': () => z.strictObject({
    kept_count: z.string(),
    first_timestamp_ms: z.string().nullable(),
    last_timestamp_ms: z.string().nullable(),
  }),
  'ingest/has_transfers': () => z.strictObject({
    found: z.number(),
  }),
  'ingest/judge_prices': () => z.strictObject({
    unused_count: z.string(),
    unused_symbols: z.array(z.string()).readonly(),
    changed_count: z.string(),
  }),
  'ingest/label_words': () => z.strictObject({
    word: z.string(),
  }),
  'ingest/moved_page': () => z.strictObject({
    block_height: z.number(),
    block_timestamp: z.string(),
    identity_hash: z.string(),
  }),
  'ingest/newest_version': () => z.strictObject({
    newest_version: z.string().nullable(),
  }),
  'ingest/preview_rows': () => z.strictObject({
    reason: z.string(),
    tx_id: z.string(),
    timestamp_ms: z.string(),
    from_address: z.string(),
    to_address: z.string(),
    amount: z.string(),
    asset_symbol: z.string(),
    asset_contract: z.string(),
    amount_usd: z.string(),
  }),
  'ingest/priced_assets': () => z.strictObject({
    asset_symbol: z.string(),
  }),
  'ingest/rejected_examples': () => z.strictObject({
    reason: z.string(),
    file_number: z.number(),
    row_number: z.number(),
    found: z.string(),
  }),
  'ingest/remote_address_labels': () => z.strictObject({
    network: z.string(),
    network_type: z.string(),
    address: z.string(),
    label: z.string(),
    address_type: z.string(),
    address_subtype: z.string(),
    trust_level: z.string(),
    source: z.string(),
    risk_level: z.string(),
    confidence_score: z.number(),
    created_timestamp: z.string(),
    updated_timestamp: z.string(),
  }),
  'ingest/remote_asset_prices': () => z.strictObject({
    asset_symbol: z.string(),
    asset_contract: z.string(),
    price_date: z.string(),
    price_usd: z.string(),
    source: z.string(),
  }),
  'ingest/remote_assets': () => z.strictObject({
    asset_symbol: z.string(),
    asset_contract: z.string(),
    network: z.string(),
    verified: z.boolean(),
    verification_source: z.string(),
    first_seen_timestamp: z.string(),
    last_scanned_block_height: z.string(),
  }),
  'ingest/remote_fingerprint': () => z.strictObject({
    fingerprint: z.string().nullable(),
  }),
  'ingest/remote_transfers': () => z.strictObject({
    tx_id: z.string(),
    event_index: z.string(),
    edge_index: z.string(),
    block_height: z.number(),
    block_timestamp: z.string(),
    from_address: z.string(),
    to_address: z.string(),
    asset_symbol: z.string(),
    asset_contract: z.string(),
    amount: z.string(),
    amount_usd: z.string(),
    fee: z.string(),
  }),
} as const;

/** What must be bound for each query. */
export interface QueryParameters {
  readonly 'extracts/amounts_in_coins': never;
  readonly 'extracts/chains': never;
  readonly 'extracts/event_in_block': never;
  readonly 'extracts/names_coin': never;
  readonly 'extracts/number_marks': 'mark';
  readonly 'extracts/raw_amounts': never;
  readonly 'extracts/times_in_zone': 'file_number';
  readonly 'extracts/unknown_statuses': never;
  readonly 'extracts/unnamed_row': never;
  readonly 'extracts/unread_units': never;
  readonly 'extracts/whole_amounts': 'assets' | 'decimals' | 'supplies';
  readonly 'ingest/count_address_forms': never;
  readonly 'ingest/count_changed': never;
  readonly 'ingest/count_duplicates': never;
  readonly 'ingest/count_label_words': never;
  readonly 'ingest/count_moved': never;
  readonly 'ingest/count_named_otherwise': 'first_ms' | 'last_ms';
  readonly 'ingest/count_reasons': never;
  readonly 'ingest/count_respelled': never;
  readonly 'ingest/count_rows': never;
  readonly 'ingest/count_valuable': never;
  readonly 'ingest/count_values': 'end_ms' | 'start_ms';
  readonly 'ingest/count_zero_value_transfers': never;
  readonly 'ingest/has_transfers': never;
  readonly 'ingest/judge_prices': never;
  readonly 'ingest/label_words': never;
  readonly 'ingest/moved_page': 'row_limit' | 'row_offset';
  readonly 'ingest/newest_version': never;
  readonly 'ingest/preview_rows': 'is_sound' | 'row_limit';
  readonly 'ingest/priced_assets': never;
  readonly 'ingest/rejected_examples': 'reasons';
  readonly 'ingest/remote_address_labels': never;
  readonly 'ingest/remote_asset_prices': 'end_ms' | 'start_ms';
  readonly 'ingest/remote_assets': never;
  readonly 'ingest/remote_fingerprint': 'end_ms' | 'start_ms';
  readonly 'ingest/remote_transfers': 'end_ms' | 'start_ms';
}
