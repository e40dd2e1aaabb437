-- Purpose: remember the loaded transfers whose identity is staged at another height or in another month: a re-organised chain moved them,
--   and the table's key would keep both.
-- Grain: one row a loaded row that must go.
-- Parameters: moved, checked: names of the table to make and of the view of checked transfers.
-- Cost: one join of the identities' 128-bit hashes, the staged ones in memory (about 40 bytes each).
CREATE TABLE {moved:Identifier} ENGINE = MergeTree ORDER BY block_height AS
SELECT core.block_height AS block_height, core.block_timestamp AS block_timestamp, core.identity_hash AS identity_hash
FROM
(
    SELECT block_height, block_timestamp, sipHash128(tx_id, event_index, edge_index, toString(asset_contract)) AS identity_hash
    FROM core_transfers
) AS core
INNER JOIN
(
    SELECT
        assumeNotNull(block_height) AS block_height, assumeNotNull(block_timestamp) AS block_timestamp,
        sipHash128(assumeNotNull(tx_id), assumeNotNull(event_index), assumeNotNull(edge_index), assumeNotNull(asset_contract)) AS identity_hash
    FROM {checked:Identifier}
    WHERE reason = ''
) AS staged ON staged.identity_hash = core.identity_hash
WHERE core.block_height != staged.block_height
   OR toYYYYMM(toDateTime(intDiv(core.block_timestamp, 1000), 'UTC')) != toYYYYMM(toDateTime(intDiv(staged.block_timestamp, 1000), 'UTC'))
