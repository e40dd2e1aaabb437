-- Purpose: who paid whom in tables of inputs and outputs: every output is shared over the addresses of the inputs in proportion to what they put in, as
--   GraphSense does (Haslhofer et al. 2021). The shares of an output sum to it exactly; the fee is nobody's. A value with a point is in coins, a whole
--   number in units of the 8th decimal, unless any value of the tables has a point.
-- Grain: one row a transaction, paying address and paid address; one a transaction without inputs, or without a recipient.
-- Parameters: events: name of the view to make; inputs, outputs, transactions: the staged tables.
-- Cost: one aggregation by transaction; inputs times outputs of each.
CREATE VIEW {events:Identifier} AS
WITH
    in_coins AS
    (
        SELECT
            (SELECT countIf(position(coalesce(value, ''), '.') > 0 AND NOT match(coalesce(value, ''), '[.]0+$')) FROM {inputs:Identifier})
            + (SELECT countIf(position(coalesce(value, ''), '.') > 0 AND NOT match(coalesce(value, ''), '[.]0+$')) FROM {outputs:Identifier}) > 0 AS yes
    ),
    (x, is_coins) -> if(is_coins, toInt256(toDecimal256OrZero(x, 18) * toDecimal256('1000000000000000000', 0)), toInt256(toDecimal256OrZero(x, 0)) * toInt256(10000000000)) AS units,
    summed_inputs AS
    (
        SELECT tx_hash, arraySort(groupArray((address, sum_units))) AS sides, any(some_block) AS some_block, any(some_time) AS some_time
        FROM
        (
            SELECT
                coalesce(rows.tx_hash, '') AS tx_hash, coalesce(rows.address, '') AS address, sum(units(coalesce(rows.value, ''), (SELECT yes FROM in_coins))) AS sum_units,
                any(nullIf(rows.block, '')) AS some_block, any(nullIf(rows.time, '')) AS some_time
            FROM {inputs:Identifier} AS rows
            GROUP BY tx_hash, address
        )
        GROUP BY tx_hash
    ),
    summed_outputs AS
    (
        SELECT tx_hash, arraySort(groupArray((address, sum_units))) AS sides, any(some_block) AS some_block, any(some_time) AS some_time, any(file) AS file
        FROM
        (
            SELECT
                coalesce(rows.tx_hash, '') AS tx_hash, coalesce(rows.address, '') AS address, sum(units(coalesce(rows.value, ''), (SELECT yes FROM in_coins))) AS sum_units,
                any(nullIf(rows.block, '')) AS some_block, any(nullIf(rows.time, '')) AS some_time, any(rows.file_number) AS file
            FROM {outputs:Identifier} AS rows
            GROUP BY tx_hash, address
        )
        GROUP BY tx_hash
    ),
    joined AS
    (
        SELECT
            o.tx_hash AS tx_hash, o.file AS file_number, o.sides AS payees, i.sides AS payers, arraySum(x -> x.2, i.sides) AS total,
            coalesce(o.some_block, i.some_block, t.some_block) AS block_number, coalesce(o.some_time, i.some_time, t.some_time) AS time_text
        FROM summed_outputs AS o
        LEFT JOIN summed_inputs AS i ON i.tx_hash = o.tx_hash
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
    multiIf(payer_at = 0, 'made_by_the_chain', to_address = '', 'no_recipient', from_address = '', 'no_sender', '') AS known_reason
FROM joined
ARRAY JOIN arrayEnumerate(payees) AS payee_at
ARRAY JOIN if(total = 0, [toUInt32(0)], arrayEnumerate(payers)) AS payer_at
