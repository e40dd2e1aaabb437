-- Purpose: a fingerprint of another server's rows that a window is loaded from: it changes when any of them does.
-- Grain: one row.
-- Parameters: start_ms, end_ms: the window.
-- Cost: one scan of what an ingest would read, on that server; no row travels.
SELECT hex(sipHash64(
    (SELECT (count(), groupBitXor(cityHash64(
         tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee)))
     FROM core_transfers FINAL
     WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}),
    (SELECT (count(), groupBitXor(cityHash64(address, label, address_type, trust_level, source, risk_level, confidence_score, updated_timestamp)))
     FROM core_address_labels FINAL),
    (SELECT (count(), groupBitXor(cityHash64(asset_symbol, asset_contract, price_date, price_usd)))
     FROM core_asset_prices FINAL
     WHERE price_date >= toDate(fromUnixTimestamp64Milli({start_ms:Int64}, 'UTC')) AND price_date <= toDate(fromUnixTimestamp64Milli({end_ms:Int64}, 'UTC'))),
    (SELECT (count(), groupBitXor(cityHash64(asset_symbol, asset_contract))) FROM core_assets FINAL))) AS fingerprint
