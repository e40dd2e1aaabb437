-- Purpose: a fingerprint of the core rows that a window reads: it changes when any is added or replaced.
-- Grain: one row.
-- Parameters: end_ms: nothing later is read.
-- Cost: one scan of two columns of core_transfers and of core_zero_value_transfers, and of the small tables.
SELECT hex(sipHash64(
    (SELECT (count(), max(_version), sum(_version)) FROM core_transfers WHERE block_timestamp < {end_ms:UInt64}),
    (SELECT (count(), max(_version), sum(_version)) FROM core_zero_value_transfers WHERE block_timestamp < {end_ms:UInt64}),
    (SELECT (count(), max(_version), sum(_version)) FROM core_assets),
    (SELECT (count(), max(_version), sum(_version)) FROM core_address_labels),
    (SELECT (count(), max(_version), sum(_version)) FROM core_asset_prices))) AS fingerprint
