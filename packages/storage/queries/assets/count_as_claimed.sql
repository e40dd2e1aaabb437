-- Purpose: let the transfers of tokens that are not set aside any more count as what they claim.
-- Grain: one row a transfer whose claim was kept.
-- Parameters: version: of the rows, where it is later than theirs.
-- Cost: one join of core_transfers with the claims; written are the rows that change.
INSERT INTO core_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version
)
SELECT
    t.tx_id, t.event_index, t.edge_index, t.block_height, t.block_timestamp, t.from_address, t.to_address, t.asset_symbol, t.asset_contract, t.amount, c.claimed_usd, t.fee,
    greatest({version:UInt64}, t._version + 1)
FROM core_transfers AS t FINAL
INNER JOIN
(
    SELECT claims.asset_contract AS contract, claims.tx_id AS tx, claims.event_index AS event, claims.edge_index AS edge, claims.claimed_usd AS claimed_usd
    FROM core_claimed_values AS claims FINAL
    WHERE claims.asset_contract NOT IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
) AS c ON c.contract = toString(t.asset_contract) AND c.tx = t.tx_id AND c.event = t.event_index AND c.edge = t.edge_index
WHERE t.amount_usd = 0
SETTINGS max_partitions_per_insert_block = 0
