-- Purpose: what moved value in an export of ethereum-etl, in one shape, as text: native coins, what contracts paid out (traces), tokens, and the
--   wrapping and unwrapping of the chain's coin, which is a transfer of the wrapped token that its contract reports in an event of its own or not at all.
-- Grain: one row a transaction, a token transfer, a trace that moves coins, a Transfer event where there are no token transfers, a wrap or unwrap.
-- Parameters: events: the table to fill; transactions, receipts, token_transfers, traces, logs: the staged tables; tokens: the table of assets.
-- Cost: one scan; joins with receipts and with the transactions that wrap, which are held in memory. The planner's pass that merges steps is off, as
--   where transfers are mapped.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    {folded_address:Lambda} AS folded,
    x -> if(position(x, '.') = 0, x, replaceRegexpOne(x, '^([0-9]+)[.]0*$', '\\1')) AS whole,
    -- Units of the coin with 18 decimals: '21000' is '0.000000000000021000'.
    x -> concat(substring(leftPad(x, greatest(length(x), 19), '0'), 1, greatest(length(x), 19) - 18), '.', right(leftPad(x, greatest(length(x), 19), '0'), 18)) AS coins,
    (gas_used, gas_price) -> if(
        match(whole(coalesce(gas_used, '')), '^[0-9]+$') AND match(whole(coalesce(gas_price, '')), '^[0-9]+$'),
        coins(toString(toUInt256OrZero(whole(assumeNotNull(gas_used))) * toUInt256OrZero(whole(assumeNotNull(gas_price))))), NULL) AS fee_of,
    receipts_of AS
    (
        SELECT rows.tx_hash AS tx_hash, any(nullIf(rows.status, '')) AS status, any(nullIf(rows.gas_used, '')) AS gas_used, any(nullIf(rows.gas_price, '')) AS gas_price
        FROM
        (
            SELECT folded(coalesce(transaction_hash, '')) AS tx_hash, status, gas_used, effective_gas_price AS gas_price
            FROM {receipts:Identifier}
            UNION ALL
            -- Of two files that overlap one may know how a transaction went.
            SELECT folded(coalesce(hash, '')), receipt_status, receipt_gas_used, receipt_effective_gas_price
            FROM {transactions:Identifier}
            WHERE coalesce(receipt_status, '') != ''
              AND hash IN (SELECT hash FROM {transactions:Identifier} WHERE coalesce(receipt_status, '') = '')
        ) AS rows
        GROUP BY tx_hash
    ),
    paid AS
    (
        SELECT
            'transactions' AS dataset, t.file_number AS file_number, t.row_number AS row_number, folded(t.hash) AS tx_id, '0' AS event_index,
            t.block_number AS block_number, t.block_timestamp AS time_text, folded(t.from_address) AS from_address, folded(t.to_address) AS to_address,
            t.value AS value, coalesce(nullIf(t.receipt_status, ''), r.status, '') AS status,
            fee_of(coalesce(nullIf(t.receipt_gas_used, ''), r.gas_used), coalesce(nullIf(t.receipt_effective_gas_price, ''), r.gas_price)) AS fee,
            '' AS known_reason
        FROM {transactions:Identifier} AS t
        LEFT JOIN receipts_of AS r ON r.tx_hash = folded(coalesce(t.hash, ''))
        UNION ALL
        -- The trace without a place is the transaction itself: it is taken where the transaction is not there.
        SELECT
            'traces', file_number, row_number, folded(coalesce(nullIf(transaction_hash, ''), trace_id)), concat('trace', if(coalesce(trace_address, '') = '', '', '-'),
            arrayStringConcat(extractAll(coalesce(trace_address, ''), '[0-9]+'), '-')), block_number, block_timestamp, folded(from_address), folded(to_address), value,
            if(coalesce(error, '') != '', '0', coalesce(nullIf(status, ''), '')), NULL,
            multiIf(trace_type IN ('reward', 'genesis', 'daofork'), 'made_by_the_chain', trace_type = 'call' AND call_type IN ('delegatecall', 'callcode', 'staticcall'), 'moves_nothing', '')
        FROM {traces:Identifier}
        WHERE coalesce(trace_address, '') NOT IN ('', '[]')
           OR coalesce(transaction_hash, '') = ''
           OR folded(coalesce(transaction_hash, '')) NOT IN (SELECT folded(coalesce(hash, '')) FROM {transactions:Identifier})
    ),
    wrapped AS
    (
        SELECT DISTINCT rows.contract AS contract
        FROM {tokens:Identifier} AS rows
        WHERE rows.symbol IN (SELECT concat('W', coins.symbol) FROM {tokens:Identifier} AS coins WHERE coins.contract = 'native')
    ),
    topics_of AS
    (
        SELECT
            file_number, row_number, folded(coalesce(transaction_hash, '')) AS tx_id, log_index, block_number, block_timestamp, folded(coalesce(address, '')) AS contract, data,
            extractAll(coalesce(topics, ''), '0[xX][0-9a-fA-F]+') AS topic
        FROM {logs:Identifier}
    ),
    wraps AS
    (
        -- keccak256 of Deposit(address,uint256) and of Withdrawal(address,uint256).
        SELECT *, lower(topic[1]) = '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c' AS is_wrap, concat('0x', right(lower(topic[2]), 40)) AS holder
        FROM topics_of
        WHERE contract IN (SELECT contract FROM wrapped) AND length(topic) >= 2
          AND lower(topic[1]) IN (
              '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c', '0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65')
    )
SELECT
    dataset, file_number, row_number, tx_id, event_index, CAST(NULL, 'Nullable(String)') AS edge_index, block_number, time_text, from_address, to_address,
    'native' AS contract, CAST(NULL, 'Nullable(String)') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals, value, CAST(NULL, 'Nullable(String)') AS amount,
    CAST(NULL, 'Nullable(String)') AS shift, CAST(NULL, 'Nullable(String)') AS amount_usd, fee, status, known_reason
FROM paid
UNION ALL
SELECT
    'token_transfers', file_number, row_number, folded(transaction_hash), log_index, NULL, block_number, block_timestamp, folded(from_address), folded(to_address),
    folded(token_address), NULL, NULL, value, NULL, NULL, NULL, NULL, '1',
    -- An ERC-721 event has its token's number as a fourth topic, where the logs are there to see it.
    if((folded(coalesce(transaction_hash, '')), coalesce(log_index, '')) IN (SELECT tx_id, coalesce(log_index, '') FROM topics_of WHERE length(topic) = 4), 'non_fungible_token', '')
FROM {token_transfers:Identifier}
UNION ALL
SELECT
    'logs', file_number, row_number, tx_id, log_index, NULL, block_number, block_timestamp, concat('0x', right(lower(topic[2]), 40)), concat('0x', right(lower(topic[3]), 40)), contract,
    NULL, NULL, if(match(coalesce(data, ''), '^0x[0-9a-fA-F]{64}$'), toString(reinterpretAsUInt256(reverse(unhex(substring(assumeNotNull(data), 3))))), ''), NULL, NULL, NULL, NULL, '1',
    if(length(topic) = 4, 'non_fungible_token', '')
FROM topics_of
WHERE lower(topic[1]) = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef' AND length(topic) >= 3
  AND (SELECT count() FROM {token_transfers:Identifier}) = 0
UNION ALL
SELECT
    'logs', file_number, row_number, tx_id, log_index, NULL, block_number, block_timestamp, if(is_wrap, contract, holder), if(is_wrap, holder, contract), contract,
    NULL, NULL, if(match(coalesce(data, ''), '^0x[0-9a-fA-F]{64}$'), toString(reinterpretAsUInt256(reverse(unhex(substring(assumeNotNull(data), 3))))), ''), NULL, NULL, NULL, NULL, '1', ''
FROM wraps
UNION ALL
-- Coins that the contract of the wrapped coin was paid, or paid out, where no log says what it gave or took for them.
SELECT
    'wraps', file_number, row_number, tx_id, concat('wrap-', event_index), NULL, block_number, time_text, to_address, from_address,
    if(to_address IN (SELECT contract FROM wrapped), to_address, from_address), NULL, NULL, value, NULL, NULL, NULL, NULL, status, known_reason
FROM paid
WHERE (to_address IN (SELECT contract FROM wrapped)) != (from_address IN (SELECT contract FROM wrapped))
  AND status != '0' AND match(whole(coalesce(value, '')), '[1-9]')
  AND tx_id NOT IN (SELECT tx_id FROM wraps)
SETTINGS query_plan_merge_expressions = 0
