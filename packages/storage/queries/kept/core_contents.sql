-- Purpose: what a run of a window reads of the core tables, as a digest of each that does not depend on the order of rows or on when they were loaded.
-- Grain: one row.
-- Parameters: start_ms inclusive, end_ms exclusive: the window.
-- Cost: one read of every column of the transfers before the window's end, and of the small tables.
WITH
    transfers AS
    (
        SELECT block_timestamp >= {start_ms:UInt64} AS is_of_window, count() AS row_count, sum(reinterpretAsUInt128(sipHash128(* EXCEPT (_version)))) AS digest
        FROM core_transfers FINAL
        WHERE block_timestamp < {end_ms:UInt64}
        GROUP BY is_of_window
    ),
    zero_value AS
    (
        SELECT count() AS row_count, sum(reinterpretAsUInt128(sipHash128(* EXCEPT (_version)))) AS digest
        FROM core_zero_value_transfers FINAL
        WHERE block_timestamp < {end_ms:UInt64}
    ),
    assets AS (SELECT count() AS row_count, sum(reinterpretAsUInt128(sipHash128(* EXCEPT (_version)))) AS digest FROM core_assets FINAL),
    labels AS (SELECT count() AS row_count, sum(reinterpretAsUInt128(sipHash128(* EXCEPT (_version)))) AS digest FROM core_address_labels FINAL),
    label_history AS (SELECT count() AS row_count, sum(reinterpretAsUInt128(sipHash128(*))) AS digest FROM analyzers_labels_history),
    prices AS
    (
        SELECT count() AS row_count, sum(reinterpretAsUInt128(sipHash128(* EXCEPT (_version)))) AS digest
        FROM core_asset_prices FINAL
        WHERE price_date <= toDate(intDiv({end_ms:UInt64}, 86400000))
    )
SELECT
    assumeNotNull((SELECT concat(toString(sum(row_count)), '/', toString(sum(digest))) FROM transfers WHERE is_of_window)) AS window_transfers,
    assumeNotNull((SELECT concat(toString(sum(row_count)), '/', toString(sum(digest))) FROM transfers WHERE NOT is_of_window)) AS earlier_transfers,
    assumeNotNull((SELECT concat(toString(row_count), '/', toString(digest)) FROM zero_value)) AS zero_value_transfers,
    assumeNotNull((SELECT concat(toString(row_count), '/', toString(digest)) FROM assets)) AS assets,
    assumeNotNull((SELECT concat(toString(row_count), '/', toString(digest)) FROM labels)) AS labels,
    assumeNotNull((SELECT concat(toString(row_count), '/', toString(digest)) FROM label_history)) AS label_history,
    assumeNotNull((SELECT concat(toString(row_count), '/', toString(digest)) FROM prices)) AS prices,
    version() AS engine
