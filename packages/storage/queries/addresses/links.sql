-- Purpose: what an address paid and was paid in a window, by counterparty and asset, the largest first.
-- Grain: one row an ordered pair and asset.
-- Parameters: the slice; address; start_ms, end_ms (the end is not included); direction: 'in', 'out' or '' for both; assets, roles (none: all);
--   least_usd, of a link; row_limit, row_offset.
-- Cost: one scan of the key columns of the window; what is grouped is the address's own.
WITH
    exchanged AS
    (
        SELECT
            from_address, to_address, asset_symbol, asset_contract,
            count() AS transfer_count,
            sum(amount) AS amount,
            sum(amount_usd) AS total_usd,
            min(block_timestamp) AS first_time,
            max(block_timestamp) AS last_time
        FROM core_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
          AND (({direction:String} != 'in' AND from_address = {address:String}) OR ({direction:String} != 'out' AND to_address = {address:String}))
          AND (empty({assets:Array(String)}) OR has({assets:Array(String)}, asset_symbol))
        GROUP BY from_address, to_address, asset_symbol, asset_contract
        HAVING sum(amount_usd) >= {least_usd:Float64}
    ),
    behaving AS
    (
        SELECT address, role FROM analyzers_address_roles
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    )
SELECT
    from_address, to_address, asset_symbol, asset_contract, transfer_count, toString(exchanged.amount) AS amount, toString(exchanged.total_usd) AS total_usd,
    first_time, last_time, count() OVER () AS link_count
FROM exchanged
LEFT JOIN core_best_labels_view AS labels ON labels.address = if(from_address = {address:String}, to_address, from_address)
LEFT JOIN behaving ON behaving.address = if(from_address = {address:String}, to_address, from_address)
WHERE empty({roles:Array(String)}) OR has({roles:Array(String)}, if(labels.address_type != '', labels.address_type, behaving.role))
ORDER BY exchanged.total_usd DESC, transfer_count DESC, from_address, to_address, asset_symbol, asset_contract
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
