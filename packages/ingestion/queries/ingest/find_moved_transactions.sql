-- Purpose: remember the loaded transfers of transactions that are staged in another block or month: a re-organised chain moved them, and their event
--   indexes may have changed with it.
-- Grain: one row a loaded row that must go.
-- Parameters: moved, checked: names of the table to make and of the view of checked transfers, whose transactions stand in one block each.
-- Cost: one join by transaction, the staged ones in memory (about 100 bytes each).
CREATE TABLE {moved:Identifier} ENGINE = MergeTree ORDER BY block_height AS
SELECT core.block_height AS block_height, core.block_timestamp AS block_timestamp, core.identity_hash AS identity_hash
FROM
(
    SELECT tx_id, block_height, block_timestamp, sipHash128(tx_id, event_index, edge_index, toString(asset_contract)) AS identity_hash
    FROM core_transfers
) AS core
INNER JOIN
(
    SELECT assumeNotNull(tx_id) AS tx_id, any(assumeNotNull(block_height)) AS block_height, any(assumeNotNull(block_timestamp)) AS block_timestamp
    FROM {checked:Identifier}
    WHERE reason = ''
    GROUP BY tx_id
) AS staged ON staged.tx_id = core.tx_id
WHERE core.block_height != staged.block_height
   OR toYYYYMM(toDateTime(intDiv(core.block_timestamp, 1000), 'UTC')) != toYYYYMM(toDateTime(intDiv(staged.block_timestamp, 1000), 'UTC'))
