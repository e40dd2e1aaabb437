-- Purpose: what moved value in an export of cryo, native coins and tokens in one shape, as text. Addresses and hashes are bytes in its
--   Parquet and hexadecimal in its CSV; 256-bit values are text, or bytes with the highest first.
-- Grain: one row a transaction, one an ERC-20 transfer and one a Transfer event among the logs.
-- Parameters: events: name of the view to make; transactions, erc20_transfers, logs: the staged tables.
-- Cost: one scan.
CREATE VIEW {events:Identifier} AS
WITH
    x -> if(length(x) IN (20, 32), concat('0x', lower(hex(x))), lower(x)) AS hexadecimal,
    x -> if(startsWith(x, '0x'), unhex(substring(x, 3)), x) AS bytes,
    x -> if(length(bytes(x)) = 32, toString(reinterpretAsUInt256(reverse(bytes(x)))), NULL) AS whole_number
SELECT
    'transactions' AS dataset,
    hexadecimal(transaction_hash) AS tx_id,
    '0' AS event_index,
    block_number,
    hexadecimal(from_address) AS from_address,
    hexadecimal(to_address) AS to_address,
    'native' AS contract,
    coalesce(value_string, value, whole_number(value_binary)) AS value,
    coalesce(success, '') AS status,
    gas_used,
    gas_price,
    '' AS known_reason
FROM {transactions:Identifier}
UNION ALL
SELECT
    'erc20_transfers', hexadecimal(transaction_hash), log_index, block_number, hexadecimal(from_address), hexadecimal(to_address), hexadecimal(erc20),
    coalesce(value_string, value, whole_number(value_binary)), '1', NULL, NULL, ''
FROM {erc20_transfers:Identifier}
UNION ALL
-- topic0 is keccak256("Transfer(address,address,uint256)"); an ERC-721 event has its token's number as a third topic.
SELECT
    'logs', hexadecimal(transaction_hash), log_index, block_number,
    concat('0x', right(hexadecimal(topic1), 40)), concat('0x', right(hexadecimal(topic2), 40)), hexadecimal(address),
    whole_number(data), '1', NULL, NULL, if(coalesce(topic3, '') = '', '', 'non_fungible_token')
FROM {logs:Identifier}
WHERE hexadecimal(topic0) = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
  AND coalesce(topic1, '') != '' AND coalesce(topic2, '') != ''
