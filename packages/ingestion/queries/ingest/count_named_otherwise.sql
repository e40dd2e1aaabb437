-- Purpose: transfers that say what another of the same transaction says, under another event index, of which one is made of what the row says because
--   its file has none: two tools report one transfer.
-- Grain: one row.
-- Parameters: checked: the view or table of checked rows; first_ms, last_ms: the time that they cover.
-- Cost: two scans of the staged rows and of what is loaded of their time; rows of transactions with a made index are grouped.
WITH
    x -> match(x, '(?:^|-)[0-9a-f]{16}$') AS is_made,
    rows AS
    (
        SELECT
            assumeNotNull(tx_id) AS tx_id, assumeNotNull(event_index) AS event_index, assumeNotNull(from_address) AS from_address,
            assumeNotNull(to_address) AS to_address, assumeNotNull(asset_contract) AS asset_contract, assumeNotNull(amount) AS amount,
            assumeNotNull(block_timestamp) AS block_timestamp
        FROM {checked:Identifier}
        WHERE reason = ''
        UNION ALL
        SELECT tx_id, event_index, from_address, to_address, toString(asset_contract), amount, block_timestamp
        FROM core_transfers
        WHERE block_timestamp BETWEEN {first_ms:UInt64} AND {last_ms:UInt64}
    )
SELECT
    sum(made_count - if(given_count > 0, 0, 1)) AS extra_count,
    groupArraySorted(3)(one_tx_id) AS examples
FROM
(
    SELECT uniqExactIf(event_index, is_made(event_index)) AS made_count, uniqExactIf(event_index, NOT is_made(event_index)) AS given_count, any(tx_id) AS one_tx_id
    FROM rows
    WHERE tx_id IN (SELECT rows.tx_id FROM rows WHERE is_made(rows.event_index))
    GROUP BY tx_id, from_address, to_address, asset_contract, amount, block_timestamp
    HAVING made_count > 0 AND made_count + given_count > 1
)
