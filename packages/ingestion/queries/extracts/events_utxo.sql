-- Purpose: who paid whom in tables of inputs and outputs: every output is shared over the addresses of the inputs in proportion to what they put in, as
--   GraphSense does (Haslhofer et al. 2021). The shares of an output sum to it exactly; the fee is nobody's. A value with a point is in coins, a whole
--   number in units of the 8th decimal, unless any value of the tables has a point, or a mapping says the decimals.
-- Grain: one row a transaction, paying address and paid address; one a transaction without inputs, or without a recipient. Of a transaction with a value
--   that is no number all rows say so.
-- Parameters: events: the table to fill; inputs, outputs, transactions: the staged tables.
-- Cost: two aggregations, by row and by transaction; inputs times outputs of each.
INSERT INTO {events:Identifier} (
    dataset, file_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    in_coins AS
    (
        SELECT
            (SELECT countIf(position(coalesce(value, ''), '.') > 0 AND NOT match(coalesce(value, ''), '[.]0+$')) FROM {inputs:Identifier})
            + (SELECT countIf(position(coalesce(value, ''), '.') > 0 AND NOT match(coalesce(value, ''), '[.]0+$')) FROM {outputs:Identifier}) > 0 AS yes
    ),
    -- Of the 18th decimal, in which sums are shared.
    (x, decimals) -> toInt256(toDecimal256OrZero(x, 18) * toDecimal256(concat('1', repeat('0', 18 - decimals)), 0)) AS units,
    sides AS
    (
        SELECT 'in' AS side, tx_hash, address, value, block, time, decimals, file_number FROM {inputs:Identifier}
        UNION ALL
        SELECT 'out', tx_hash, address, value, block, time, decimals, file_number FROM {outputs:Identifier}
    ),
    -- Where files overlap a row stands in both; where it stands twice in one file it was paid twice.
    counted AS
    (
        SELECT side, tx_hash, address, value, decimals, max(row_count) AS times, any(some_block) AS some_block, any(some_time) AS some_time, min(file_number) AS file
        FROM
        (
            SELECT
                rows.side AS side, coalesce(rows.tx_hash, '') AS tx_hash, coalesce(rows.address, '') AS address, trimBoth(coalesce(rows.value, '')) AS value,
                toUInt8(coalesce(nullIf(rows.decimals, ''), if((SELECT yes FROM in_coins), '0', '8'))) AS decimals, rows.file_number AS file_number,
                count() AS row_count, any(nullIf(rows.block, '')) AS some_block, any(nullIf(rows.time, '')) AS some_time
            FROM sides AS rows
            GROUP BY side, tx_hash, address, value, decimals, file_number
        )
        GROUP BY side, tx_hash, address, value, decimals
    ),
    summed AS
    (
        SELECT
            side, tx_hash, arraySort(groupArray((address, sum_units))) AS shares, any(some_block) AS some_block, any(some_time) AS some_time, min(file) AS file,
            max(is_unread) AS is_unread
        FROM
        (
            SELECT
                side, tx_hash, address, sum(units(value, decimals) * toInt256(times)) AS sum_units, any(some_block) AS some_block, any(some_time) AS some_time,
                min(file) AS file, max(NOT match(value, '^[0-9]{1,38}([.][0-9]{0,18})?$')) AS is_unread
            FROM counted
            GROUP BY side, tx_hash, address
        )
        GROUP BY side, tx_hash
    ),
    joined AS
    (
        SELECT
            o.tx_hash AS tx_hash, o.file AS file_number, o.shares AS payees, i.shares AS payers, arraySum(x -> x.2, i.shares) AS total, o.is_unread OR i.is_unread AS is_unread,
            coalesce(o.some_block, i.some_block, t.some_block) AS block_number, coalesce(o.some_time, i.some_time, t.some_time) AS time_text
        FROM (SELECT * FROM summed WHERE side = 'out') AS o
        LEFT JOIN (SELECT * FROM summed WHERE side = 'in') AS i ON i.tx_hash = o.tx_hash
        LEFT JOIN
        (
            SELECT coalesce(rows.tx_hash, '') AS tx_hash, any(nullIf(rows.block, '')) AS some_block, any(nullIf(rows.time, '')) AS some_time
            FROM {transactions:Identifier} AS rows
            GROUP BY tx_hash
        ) AS t ON t.tx_hash = o.tx_hash
    )
SELECT
    'outputs' AS dataset, file_number, tx_hash AS tx_id, toString(payee_at) AS event_index, CAST(toString(payer_at), 'Nullable(String)') AS edge_index,
    block_number, time_text, tupleElement(payers[payer_at], 1) AS from_address, tupleElement(payees[payee_at], 1) AS to_address, 'native' AS contract,
    CAST(NULL, 'Nullable(String)') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals, CAST(NULL, 'Nullable(String)') AS value,
    CAST(toString(if(payer_at = 0, tupleElement(payees[payee_at], 2),
        intDiv(tupleElement(payees[payee_at], 2) * arraySum(x -> x.2, arraySlice(payers, 1, payer_at)), total)
        - intDiv(tupleElement(payees[payee_at], 2) * arraySum(x -> x.2, arraySlice(payers, 1, payer_at - 1)), total))), 'Nullable(String)') AS amount,
    CAST('18', 'Nullable(String)') AS shift, CAST(NULL, 'Nullable(String)') AS amount_usd, CAST(NULL, 'Nullable(String)') AS fee, '1' AS status,
    multiIf(is_unread, 'amount_not_a_number', payer_at = 0, 'made_by_the_chain', to_address = '', 'no_recipient', from_address = '', 'no_sender', '') AS known_reason
FROM joined
ARRAY JOIN arrayEnumerate(payees) AS payee_at
ARRAY JOIN if(total = 0, [toUInt32(0)], arrayEnumerate(payers)) AS payer_at
