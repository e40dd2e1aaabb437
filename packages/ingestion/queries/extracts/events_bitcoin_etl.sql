-- Purpose: who paid whom in transactions with inputs and outputs: every output is shared over the addresses of the inputs in proportion to what they put
--   in, as GraphSense does (Haslhofer et al. 2021). The shares of an output sum to it exactly; the fee is nobody's. A reward for a stake pays its own
--   inputs back and more; where its first output is empty, as the chain marks it, others may be paid out of the reward.
-- Grain: one row a transaction, paying address and paid address; one a paid address where the chain itself pays, or nothing says who does.
-- Parameters: events: the table to fill; transactions: the staged table.
-- Cost: one scan; inputs times outputs of each transaction.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    sides AS
    (
        SELECT
            file_number, row_number, hash, block_number, block_timestamp,
            JSONExtractArrayRaw(coalesce(inputs, '[]')) AS in_texts,
            arrayMap(x -> (arrayStringConcat(JSONExtract(x, 'addresses', 'Array(String)'), '|'), toInt256(JSONExtractInt(x, 'value'))), in_texts) AS ins,
            -- The tool leaves the inputs of a reward out, and writes those of others without what they spend until they are enriched.
            if(coalesce(is_coinbase, '') = '', empty(in_texts), lower(assumeNotNull(is_coinbase)) IN ('1', 'true')) AS is_reward,
            empty(in_texts) OR arrayExists(x -> JSONType(x, 'value') = 'Null', in_texts) AS lacks_inputs,
            JSONExtractArrayRaw(coalesce(outputs, '[]')) AS out_texts,
            arrayMap(x -> (arrayStringConcat(JSONExtract(x, 'addresses', 'Array(String)'), '|'), toInt256(JSONExtractInt(x, 'value'))), out_texts) AS outs,
            JSONExtractInt(out_texts[1], 'value') = 0 AND JSONType(out_texts[1], 'script_hex') = 'String' AND JSONExtractString(out_texts[1], 'script_hex') = '' AS has_mark
        FROM {transactions:Identifier}
    ),
    summed AS
    (
        SELECT
            file_number, row_number, hash, block_number, block_timestamp, is_reward, lacks_inputs, has_mark,
            arraySort(arrayDistinct(arrayMap(x -> x.1, ins))) AS payers,
            arrayMap(name -> arraySum(x -> if(x.1 = name, x.2, toInt256(0)), ins), payers) AS paid,
            arraySort(arrayDistinct(arrayMap(x -> x.1, outs))) AS payees,
            arrayMap(name -> arraySum(x -> if(x.1 = name, x.2, toInt256(0)), outs), payees) AS got
        FROM sides
    ),
    judged AS
    (
        SELECT
            *,
            NOT is_reward AND NOT lacks_inputs AND arraySum(paid) > 0 AND arraySum(paid) < arraySum(got) AS pays_too_little,
            arraySum((name, sum) -> if(name != '' AND has(payers, name), sum, toInt256(0)), payees, got) AS paid_back,
            pays_too_little AND (paid_back = arraySum(got) OR has_mark AND paid_back >= arraySum(paid)) AS is_stake
        FROM summed
    )
SELECT
    'transactions' AS dataset, file_number, row_number, hash AS tx_id, toString(payee_at) AS event_index, CAST(toString(payer_at), 'Nullable(String)') AS edge_index,
    block_number, block_timestamp AS time_text, payers[payer_at] AS from_address, payees[payee_at] AS to_address, 'native' AS contract,
    CAST(NULL, 'Nullable(String)') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals, CAST(NULL, 'Nullable(String)') AS value,
    CAST(toString(if(payer_at = 0, got[payee_at] * toInt256(10000000000),
        intDiv(got[payee_at] * toInt256(10000000000) * arraySum(arraySlice(paid, 1, payer_at)), arraySum(paid))
        - intDiv(got[payee_at] * toInt256(10000000000) * arraySum(arraySlice(paid, 1, payer_at - 1)), arraySum(paid)))), 'Nullable(String)') AS amount,
    CAST('18', 'Nullable(String)') AS shift, CAST(NULL, 'Nullable(String)') AS amount_usd, CAST(NULL, 'Nullable(String)') AS fee, '1' AS status,
    multiIf(is_stake, 'made_by_the_chain', pays_too_little, 'inputs_incomplete', payer_at = 0, if(is_reward, 'made_by_the_chain', 'unknown_sender'), payees[payee_at] = '', 'no_recipient', payers[payer_at] = '', 'no_sender', '') AS known_reason
FROM judged
ARRAY JOIN arrayEnumerate(payees) AS payee_at
ARRAY JOIN if(arraySum(paid) = 0 OR lacks_inputs OR pays_too_little, [toUInt32(0)], arrayEnumerate(payers)) AS payer_at
