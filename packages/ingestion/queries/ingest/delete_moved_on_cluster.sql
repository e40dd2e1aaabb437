-- Purpose: remove the loaded transfers that a source moved elsewhere, on every shard of a cluster. The shards do not see the table of what
--   must go, which is on the node that ingests, so that they are told it in pages.
-- Grain: one row of core_transfers_local.
-- Parameters: cluster; heights, timestamps, hashes: what must go, place by place; hashes in hexadecimal.
-- Cost: one scan of core_transfers_local a page; run only where something moved.
DELETE FROM core_transfers_local ON CLUSTER {cluster:Identifier}
WHERE (block_height, block_timestamp, hex(sipHash128(tx_id, event_index, edge_index, toString(asset_contract)))) IN
    arrayZip({heights:Array(UInt32)}, {timestamps:Array(UInt64)}, {hashes:Array(String)})
