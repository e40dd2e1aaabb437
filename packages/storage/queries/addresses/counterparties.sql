-- Purpose: with whom an address exchanged money in a window, largest first; self-transfers are left out.
-- Grain: one row a counterparty.
-- Parameters: address; window bounds; row_limit, row_offset.
-- Cost: one scan of two columns of the window.
WITH
    exchanged AS
    (
        SELECT
            if(from_address = {address:String}, to_address, from_address) AS counterparty,
            sumIf(amount_usd, from_address = {address:String}) AS sent_usd,
            sumIf(amount_usd, to_address = {address:String}) AS received_usd,
            countIf(from_address = {address:String}) AS sent_count,
            countIf(to_address = {address:String}) AS received_count,
            min(block_timestamp) AS first_timestamp_ms,
            max(block_timestamp) AS last_timestamp_ms
        FROM core_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
          AND (from_address = {address:String} OR to_address = {address:String}) AND from_address != to_address
        GROUP BY counterparty
    )
SELECT
    counterparty AS address, sent_usd, received_usd, sent_count, received_count, first_timestamp_ms, last_timestamp_ms,
    labels.label AS label, labels.address_type AS address_type, labels.risk_level AS risk_level
FROM exchanged
LEFT JOIN core_best_labels_view AS labels ON labels.address = exchanged.counterparty
ORDER BY sent_usd + received_usd DESC, counterparty
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
