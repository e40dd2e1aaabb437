-- Purpose: remove the loaded transfers that a source moved elsewhere.
-- Grain: one row of core_transfers.
-- Parameters: database, moved: the table of what must go.
-- Cost: one scan of core_transfers; run only where something moved.
DELETE FROM core_transfers
WHERE (block_height, block_timestamp, sipHash128(tx_id, event_index, edge_index, toString(asset_contract))) IN
    (SELECT block_height, block_timestamp, identity_hash FROM {database:Identifier}.{moved:Identifier})
