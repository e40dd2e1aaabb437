-- Purpose: remember the loaded transfers that a source says again: which of them it says differently, and what they were.
-- Grain: one row a loaded transfer whose identity is staged.
-- Parameters: changed, checked: names of the table to make and of the view of checked transfers; first_ms, last_ms: times of the staged rows.
-- Cost: one join of the identities' 128-bit hashes over the time that the staged rows cover, the staged ones in memory (about 50 bytes each).
CREATE TABLE {changed:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
-- What a token claims that is set aside counts as nothing.
WITH set_aside AS (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
SELECT core.* EXCEPT (identity_hash), core.content_hash != staged.content_hash AS is_changed
FROM
(
    SELECT
        tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version,
        sipHash128(tx_id, event_index, edge_index, toString(asset_contract)) AS identity_hash,
        sipHash64(block_height, block_timestamp, from_address, to_address, toString(asset_symbol), amount, if(asset_contract IN (set_aside), toDecimal128(0, 18), amount_usd), fee) AS content_hash
    FROM core_transfers FINAL
    WHERE block_timestamp >= {first_ms:UInt64} AND block_timestamp <= {last_ms:UInt64}
) AS core
INNER JOIN
(
    SELECT
        sipHash128(assumeNotNull(tx_id), assumeNotNull(event_index), assumeNotNull(edge_index), assumeNotNull(asset_contract)) AS identity_hash,
        sipHash64(
            assumeNotNull(block_height), assumeNotNull(block_timestamp), assumeNotNull(from_address), assumeNotNull(to_address), assumeNotNull(asset_symbol),
            assumeNotNull(amount), if(assumeNotNull(asset_contract) IN (set_aside), toDecimal128(0, 18), assumeNotNull(value_usd)), assumeNotNull(fee)) AS content_hash
    FROM {checked:Identifier}
    WHERE reason = ''
) AS staged ON staged.identity_hash = core.identity_hash
