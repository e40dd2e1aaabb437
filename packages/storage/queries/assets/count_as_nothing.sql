-- Purpose: let the transfers of tokens that are set aside count as 0 USD.
-- Grain: one row a transfer that counts and should not.
-- Parameters: version: of the rows, where it is later than theirs.
-- Cost: one scan of core_transfers; written are the rows that change.
INSERT INTO core_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version
)
SELECT
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, toDecimal128(0, 18), fee,
    greatest({version:UInt64}, _version + 1)
FROM core_transfers FINAL
WHERE amount_usd != 0 AND asset_contract IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
SETTINGS max_partitions_per_insert_block = 0
