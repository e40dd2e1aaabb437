-- Purpose: a page of all transfers of an alert that has more than its row lists, as they were ingested, in order of time.
-- Grain: one row a transfer.
-- Parameters: the slice; alert_id; start_ms and end_ms, both inclusive, bound the months that are read; row_limit, row_offset.
-- Cost: one read of the alert's places, one scan of the key columns of those months.
WITH
    places AS
    (
        SELECT place, transfer_id
        FROM analyzers_alert_transfers
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND alert_id = {alert_id:String}
          AND place > {row_offset:UInt32} AND place <= {row_offset:UInt32} + {row_limit:UInt32}
    ),
    source AS
    (
        SELECT
            transfer_id, tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd
        FROM core_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp <= {end_ms:UInt64}
          AND transfer_id IN (SELECT transfer_id FROM places)
    )
SELECT
    source.transfer_id AS transfer_id, tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd
FROM places
INNER JOIN source ON source.transfer_id = places.transfer_id
ORDER BY place
