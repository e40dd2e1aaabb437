-- Purpose: what moved value in exports of Dune, in the shape of all formats.
-- Grain: one row a transfer, event, trace or transaction.
-- Parameters: events: the table to fill; transfer_rows, event_rows, trace_rows, transaction_rows: the staged tables; other_chains: the table of
--   chains that are left out.
-- Cost: one scan.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    {folded_address:Lambda} AS folded,
    {is_coin:Lambda} AS is_coin,
    x -> arrayStringConcat(extractAll(coalesce(x, ''), '[0-9]+'), '-') AS path,
    x -> if(lower(coalesce(x, '')) IN ('1', 'true'), '1', '0') AS status_of,
    x -> if(lower(trimBoth(coalesce(x, ''))) IN (SELECT others.name FROM {other_chains:Identifier} AS others), 'other_chain', '') AS chain_reason
SELECT
    'tokens_transfers' AS dataset, rows.file_number AS file_number, rows.row_number AS row_number, folded(rows.tx_hash) AS tx_id,
    multiIf(
        coalesce(rows.evt_index, '') != '', assumeNotNull(rows.evt_index), path(rows.trace_address) != '', concat('trace-', path(rows.trace_address)),
        '0') AS event_index,
    CAST(NULL, 'Nullable(String)') AS edge_index, rows.block_number AS block_number, rows.block_time AS time_text, folded(rows.`from`) AS from_address, folded(rows.`to`) AS to_address,
    if(coalesce(rows.token_standard, '') = 'native' OR is_coin(rows.contract_address), 'native', folded(rows.contract_address)) AS contract,
    nullIf(rows.symbol, '') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals,
    CAST(if(coalesce(rows.amount, '') = '', coalesce(rows.amount_raw, ''), NULL), 'Nullable(String)') AS value, nullIf(rows.amount, '') AS amount,
    CAST(NULL, 'Nullable(String)') AS shift, nullIf(rows.amount_usd, '') AS amount_usd, CAST(NULL, 'Nullable(String)') AS fee, '1' AS status,
    multiIf(
        chain_reason(rows.chain) != '', 'other_chain',
        lower(coalesce(rows.token_standard, '')) IN ('erc721', 'erc1155', 'bep721', 'bep1155'), 'non_fungible_token', '') AS known_reason
FROM {transfer_rows:Identifier} AS rows
UNION ALL
SELECT
    'evt_transfer', file_number, row_number, folded(evt_tx_hash), evt_index, NULL, evt_block_number, evt_block_time, folded(`from`), folded(`to`), folded(contract_address), NULL, NULL,
    coalesce(value, ''), NULL, NULL, NULL, NULL, '1', chain_reason(chain)
FROM {event_rows:Identifier}
UNION ALL
SELECT
    'dune_traces', file_number, row_number, folded(tx_hash), concat('trace', if(path(trace_address) = '', '', '-'), path(trace_address)), NULL, block_number, block_time, folded(`from`),
    folded(`to`), 'native', NULL, '18', coalesce(value, ''), NULL, NULL, NULL, NULL, status_of(success),
    multiIf(chain_reason(chain) != '', 'other_chain', coalesce(call_type, '') IN ('delegatecall', 'callcode', 'staticcall'), 'moves_nothing', '')
FROM {trace_rows:Identifier}
WHERE path(trace_address) != '' OR folded(coalesce(tx_hash, '')) NOT IN (SELECT folded(coalesce(hash, '')) FROM {transaction_rows:Identifier})
UNION ALL
SELECT
    'dune_transactions', file_number, row_number, folded(hash), '0', NULL, block_number, block_time, folded(`from`), folded(`to`), 'native', NULL, '18', coalesce(value, ''), NULL, NULL, NULL,
    NULL, status_of(success), chain_reason(chain)
FROM {transaction_rows:Identifier}
