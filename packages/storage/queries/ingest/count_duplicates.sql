-- Purpose: how many sound staged rows repeat the identity of another.
-- Grain: one row.
-- Parameters: checked: the view of checked transfers.
-- Cost: one distinct over the staged identities.
SELECT count() - uniqExact(tx_id, event_index, edge_index, contract) AS duplicate_count
FROM (SELECT tx_id, event_index, edge_index, if(coalesce(asset_contract, '') = '', 'native', asset_contract) AS contract FROM {checked:Identifier} WHERE reason = '')
