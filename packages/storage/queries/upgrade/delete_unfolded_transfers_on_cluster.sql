-- Purpose: the same on every shard of a cluster.
-- Grain: one row of core_transfers.
-- Parameters: cluster.
-- Cost: one scan of one column.
DELETE FROM core_transfers_local ON CLUSTER {cluster:Identifier}
WHERE toString(asset_contract) != arrayMap({folded_address:Lambda}, [toString(asset_contract)])[1]
