-- Purpose: what moved value in an export of cryo, native coins and tokens in one shape, as text. Addresses and hashes are bytes in its
--   Parquet and hexadecimal in its CSV; 256-bit values are text, or bytes with the highest first.
-- Grain: one row a transaction, one an ERC-20 transfer, one a coin transfer inside a transaction, one a Transfer event among the logs where there are
--   no ERC-20 transfers, and one a wrap or unwrap of the chain's coin.
-- Parameters: events: the table to fill; transactions, erc20_transfers, native_transfers, logs: the staged tables; tokens: the table of assets.
-- Cost: one scan; the transactions that wrap are held in memory.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    x -> if(length(x) IN (20, 32), concat('0x', lower(hex(x))), lower(x)) AS hexadecimal,
    x -> if(startsWith(x, '0x'), unhex(substring(x, 3)), x) AS bytes,
    x -> if(length(bytes(x)) = 32, toString(reinterpretAsUInt256(reverse(bytes(x)))), NULL) AS whole_number,
    -- Units of the coin with 18 decimals: '21000' is '0.000000000000021000'.
    x -> concat(substring(leftPad(x, greatest(length(x), 19), '0'), 1, greatest(length(x), 19) - 18), '.', right(leftPad(x, greatest(length(x), 19), '0'), 18)) AS coins,
    (gas_used, gas_price) -> if(
        match((coalesce(gas_used, '')), '^[0-9]+$') AND match((coalesce(gas_price, '')), '^[0-9]+$'),
        coins(toString(toUInt256OrZero((assumeNotNull(gas_used))) * toUInt256OrZero((assumeNotNull(gas_price))))), NULL) AS fee_of,
    paid AS
    (
        SELECT
            'transactions' AS dataset, file_number, row_number, hexadecimal(transaction_hash) AS tx_id, '0' AS event_index, block_number, timestamp AS time_text,
            hexadecimal(from_address) AS from_address, hexadecimal(to_address) AS to_address,
            coalesce(value_string, value, whole_number(value_binary)) AS value, coalesce(success, '') AS status, fee_of(gas_used, gas_price) AS fee
        FROM {transactions:Identifier}
        UNION ALL
        -- The first transfer of a transaction is the transaction itself: it is taken where the transaction is not there.
        SELECT
            'native_transfers', file_number, row_number, hexadecimal(transaction_hash), concat('trace-', coalesce(transfer_index, '')), block_number, timestamp,
            hexadecimal(from_address), hexadecimal(to_address), coalesce(value_string, value, whole_number(value_binary)), '1', NULL
        FROM {native_transfers:Identifier}
        WHERE (hexadecimal(coalesce(transaction_hash, '')), hexadecimal(coalesce(from_address, '')), hexadecimal(coalesce(to_address, ''))) NOT IN
            (SELECT hexadecimal(coalesce(transaction_hash, '')), hexadecimal(coalesce(from_address, '')), hexadecimal(coalesce(to_address, '')) FROM {transactions:Identifier})
    ),
    wrapped AS
    (
        SELECT DISTINCT rows.contract AS contract
        FROM {tokens:Identifier} AS rows
        WHERE rows.symbol IN (SELECT concat('W', coins.symbol) FROM {tokens:Identifier} AS coins WHERE coins.contract = 'native')
    ),
    wraps AS
    (
        -- keccak256 of Deposit(address,uint256) and of Withdrawal(address,uint256).
        SELECT
            file_number, row_number, hexadecimal(transaction_hash) AS tx_id, log_index, block_number, timestamp, hexadecimal(address) AS contract,
            hexadecimal(topic0) = '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c' AS is_wrap,
            concat('0x', right(hexadecimal(topic1), 40)) AS holder, whole_number(data) AS value
        FROM {logs:Identifier}
        WHERE hexadecimal(address) IN (SELECT contract FROM wrapped)
          AND hexadecimal(topic0) IN (
              '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c', '0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65')
    )
SELECT
    dataset, file_number, row_number, tx_id, event_index, CAST(NULL, 'Nullable(String)') AS edge_index, block_number, time_text, from_address, to_address,
    'native' AS contract, CAST(NULL, 'Nullable(String)') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals, value, CAST(NULL, 'Nullable(String)') AS amount,
    CAST(NULL, 'Nullable(String)') AS shift, CAST(NULL, 'Nullable(String)') AS amount_usd, fee, status, '' AS known_reason
FROM paid
UNION ALL
SELECT
    'erc20_transfers', file_number, row_number, hexadecimal(transaction_hash), log_index, NULL, block_number, timestamp, hexadecimal(from_address), hexadecimal(to_address),
    hexadecimal(erc20), NULL, NULL, coalesce(value_string, value, whole_number(value_binary)), NULL, NULL, NULL, NULL, '1', ''
FROM {erc20_transfers:Identifier}
UNION ALL
-- topic0 is keccak256("Transfer(address,address,uint256)"); an ERC-721 event has its token's number as a third topic.
SELECT
    'logs', file_number, row_number, hexadecimal(transaction_hash), log_index, NULL, block_number, timestamp,
    concat('0x', right(hexadecimal(topic1), 40)), concat('0x', right(hexadecimal(topic2), 40)), hexadecimal(address),
    NULL, NULL, whole_number(data), NULL, NULL, NULL, NULL, '1', if(coalesce(topic3, '') = '', '', 'non_fungible_token')
FROM {logs:Identifier}
WHERE hexadecimal(topic0) = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
  AND coalesce(topic1, '') != '' AND coalesce(topic2, '') != ''
  AND (SELECT count() FROM {erc20_transfers:Identifier}) = 0
UNION ALL
SELECT
    'logs', file_number, row_number, tx_id, log_index, NULL, block_number, timestamp, if(is_wrap, contract, holder), if(is_wrap, holder, contract), contract,
    NULL, NULL, value, NULL, NULL, NULL, NULL, '1', ''
FROM wraps
UNION ALL
-- Coins that the contract of the wrapped coin was paid, or paid out, where no log says what it gave or took for them.
SELECT
    'wraps', file_number, row_number, tx_id, concat('wrap-', event_index), NULL, block_number, time_text, to_address, from_address,
    if(to_address IN (SELECT contract FROM wrapped), to_address, from_address), NULL, NULL, value, NULL, NULL, NULL, NULL, status, ''
FROM paid
WHERE (to_address IN (SELECT contract FROM wrapped)) != (from_address IN (SELECT contract FROM wrapped))
  AND status IN ('1', 'true') AND match(coalesce(value, ''), '[1-9]')
  AND tx_id NOT IN (SELECT tx_id FROM wraps)
