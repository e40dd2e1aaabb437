-- Purpose: who paid whom in tables of inputs and outputs: every output is shared over the addresses of the inputs in proportion to what they put in, as
--   GraphSense does (Haslhofer et al. 2021). The shares of an output sum to it exactly; the fee is nobody's. A value with a point is in coins, a whole
--   number in units of the 8th decimal, unless any value of the tables has a point, or a mapping says the decimals.
-- Grain: one row a transaction, paying address and paid address; one a paid address where inputs are missing. Of a transaction with a value that is
--   no number all rows say so. A transaction without inputs is a reward where a column says so, or, without such a column, where every block has
--   exactly one, as a whole chain does; else nothing says who pays. One whose inputs sum to less than its outputs lacks some, and its rows say so,
--   unless it pays nobody but its own inputs, alone in its block: it is the reward for a stake.
-- Parameters: events: the table to fill; inputs, outputs, transactions: the staged tables.
-- Cost: three aggregations, by row, by transaction and by block; inputs times outputs of each transaction.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
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
    {calendar_time:Lambda} AS calendar_time,
    {zoned_time:Lambda} AS zoned_time,
    sides AS
    (
        SELECT 'in' AS side, tx_hash, address, value, block, zoned_time(time, zone) AS time, decimals, file_number, row_number FROM {inputs:Identifier}
        UNION ALL
        SELECT 'out', tx_hash, address, value, block, zoned_time(time, zone), decimals, file_number, row_number FROM {outputs:Identifier}
    ),
    flags AS
    (
        SELECT tx_hash, lower(coalesce(is_coinbase, '')) AS flag FROM {outputs:Identifier}
        UNION ALL
        SELECT tx_hash, lower(coalesce(is_coinbase, '')) FROM {transactions:Identifier}
    ),
    blocks AS
    (
        SELECT placed.tx_hash AS tx_hash, any(placed.block) AS block
        FROM
        (
            SELECT tx_hash, block FROM {outputs:Identifier}
            UNION ALL
            SELECT tx_hash, block FROM {transactions:Identifier}
        ) AS placed
        WHERE coalesce(placed.block, '') != ''
        GROUP BY tx_hash
    ),
    rewards AS
    (
        SELECT flags.tx_hash AS tx_hash FROM flags WHERE flags.flag IN ('1', 'true', 't', 'yes')
        UNION ALL
        SELECT blocks.tx_hash FROM blocks
        WHERE (SELECT countIf(flags.flag != '') FROM flags) = 0
          AND (SELECT min(unpaid) = 1 AND max(unpaid) = 1 FROM
              (SELECT countIf(blocks.tx_hash NOT IN (SELECT tx_hash FROM {inputs:Identifier})) AS unpaid FROM blocks GROUP BY blocks.block))
    ),
    -- Where files overlap a row stands in both; where it stands twice in one file it was paid twice.
    counted AS
    (
        SELECT side, tx_hash, address, value, decimals, max(row_count) AS times, any(some_block) AS some_block, any(some_time) AS some_time, min(place) AS first_place
        FROM
        (
            SELECT
                rows.side AS side, coalesce(rows.tx_hash, '') AS tx_hash, coalesce(rows.address, '') AS address, trimBoth(coalesce(rows.value, '')) AS value,
                toUInt8(coalesce(nullIf(rows.decimals, ''), if((SELECT yes FROM in_coins), '0', '8'))) AS decimals, rows.file_number AS file_number,
                min((rows.file_number, rows.row_number)) AS place, count() AS row_count, any(nullIf(rows.block, '')) AS some_block, any(nullIf(rows.time, '')) AS some_time
            FROM sides AS rows
            GROUP BY side, tx_hash, address, value, decimals, file_number
        )
        GROUP BY side, tx_hash, address, value, decimals
    ),
    summed AS
    (
        SELECT
            side, tx_hash, arraySort(groupArray((address, sum_units))) AS shares, any(some_block) AS some_block, any(some_time) AS some_time, min(first_place) AS first_place,
            max(unread) AS unread, max(is_unvalued) AS is_unvalued
        FROM
        (
            SELECT
                side, tx_hash, address, sum(units(value, decimals) * toInt256(times)) AS sum_units, any(some_block) AS some_block, any(some_time) AS some_time,
                min(counted.first_place) AS first_place, max(side = 'in' AND value = '') AS is_unvalued,
                max(if(match(value, '^[0-9]{1,38}([.][0-9]{0,18})?$') OR side = 'in' AND value = '', '', if(value = '', 'no value', value))) AS unread
            FROM counted
            GROUP BY side, tx_hash, address
        )
        GROUP BY side, tx_hash
    ),
    joined AS
    (
        SELECT
            o.tx_hash AS tx_hash, tupleElement(o.first_place, 1) AS file_number, tupleElement(o.first_place, 2) AS row_number, o.shares AS payees, i.shares AS payers,
            if(i.is_unvalued, toInt256(0), arraySum(x -> x.2, i.shares)) AS total, concat(o.unread, i.unread) AS unread,
            o.tx_hash IN (SELECT rewards.tx_hash FROM rewards) AS is_reward,
            -- Who else paid is not known, and what these pay of it neither.
            unread = '' AND NOT is_reward AND total > 0 AND total < arraySum(x -> x.2, o.shares) AS lacks_inputs,
            lacks_inputs AND arrayAll(x -> x.2 = 0 OR (x.1 != '' AND has(arrayMap(y -> y.1, i.shares), x.1)), o.shares) AS pays_itself,
            coalesce(o.some_block, i.some_block, t.some_block) AS block_number, coalesce(o.some_time, i.some_time, t.some_time) AS time_text
        FROM (SELECT * FROM summed WHERE side = 'out') AS o
        LEFT JOIN (SELECT * FROM summed WHERE side = 'in') AS i ON i.tx_hash = o.tx_hash
        LEFT JOIN
        (
            SELECT coalesce(rows.tx_hash, '') AS tx_hash, any(nullIf(rows.block, '')) AS some_block, any(nullIf(zoned_time(rows.time, rows.zone), '')) AS some_time
            FROM {transactions:Identifier} AS rows
            GROUP BY tx_hash
        ) AS t ON t.tx_hash = o.tx_hash
    ),
    judged AS
    (
        SELECT *, pays_itself AND countIf(pays_itself) OVER (PARTITION BY coalesce(block_number, time_text)) = 1 AS is_stake FROM joined
    )
SELECT
    'outputs' AS dataset, file_number, row_number, tx_hash AS tx_id, toString(payee_at) AS event_index, CAST(toString(payer_at), 'Nullable(String)') AS edge_index,
    block_number, time_text, tupleElement(payers[payer_at], 1) AS from_address, tupleElement(payees[payee_at], 1) AS to_address, 'native' AS contract,
    CAST(NULL, 'Nullable(String)') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals, nullIf(unread, '') AS value,
    CAST(toString(if(payer_at = 0, tupleElement(payees[payee_at], 2),
        intDiv(tupleElement(payees[payee_at], 2) * arraySum(x -> x.2, arraySlice(payers, 1, payer_at)), total)
        - intDiv(tupleElement(payees[payee_at], 2) * arraySum(x -> x.2, arraySlice(payers, 1, payer_at - 1)), total))), 'Nullable(String)') AS amount,
    CAST('18', 'Nullable(String)') AS shift, CAST(NULL, 'Nullable(String)') AS amount_usd, CAST(NULL, 'Nullable(String)') AS fee, '1' AS status,
    multiIf(unread != '', 'amount_not_a_number', is_stake, 'made_by_the_chain', lacks_inputs, 'inputs_incomplete', payer_at = 0, if(is_reward, 'made_by_the_chain', 'unknown_sender'), to_address = '', 'no_recipient', from_address = '', 'no_sender', '') AS known_reason
FROM judged
ARRAY JOIN arrayEnumerate(payees) AS payee_at
ARRAY JOIN if(total = 0 OR lacks_inputs, [toUInt32(0)], arrayEnumerate(payers)) AS payer_at
