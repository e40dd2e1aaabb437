-- Purpose: what moved value in an export of ethereum-etl, native coins and tokens in one shape, as text. Other chains are exported in the same
--   format: only hashes are hexadecimal for sure.
-- Grain: one row a transaction and one a token transfer.
-- Parameters: events: name of the view to make; transactions, receipts, token_transfers: the staged tables.
-- Cost: one scan; one join of transactions with receipts, which are held in memory.
CREATE VIEW {events:Identifier} AS
WITH {folded_address:Lambda} AS folded
SELECT
    'transactions' AS dataset,
    lower(t.hash) AS tx_id,
    '0' AS event_index,
    t.block_number AS block_number,
    folded(t.from_address) AS from_address,
    folded(t.to_address) AS to_address,
    'native' AS contract,
    t.value AS value,
    coalesce(nullIf(t.receipt_status, ''), r.status, '') AS status,
    coalesce(t.receipt_gas_used, r.gas_used) AS gas_used,
    coalesce(t.receipt_effective_gas_price, r.effective_gas_price) AS gas_price,
    '' AS known_reason
FROM {transactions:Identifier} AS t
LEFT JOIN
(
    SELECT
        lower(rows.transaction_hash) AS tx_hash, any(nullIf(rows.status, '')) AS status,
        any(rows.gas_used) AS gas_used, any(rows.effective_gas_price) AS effective_gas_price
    FROM {receipts:Identifier} AS rows
    GROUP BY tx_hash
) AS r ON r.tx_hash = lower(t.hash)
UNION ALL
SELECT
    'token_transfers', lower(transaction_hash), log_index, block_number, folded(from_address), folded(to_address), folded(token_address), value,
    '1', NULL, NULL, ''
FROM {token_transfers:Identifier}
