-- Purpose: write down how many transfers were stored with an address in another form, and which of them are there in the one form too.
-- Grain: one row an outcome.
-- Parameters: none.
-- Cost: one scan of core_transfers; the identities of those whose contract changes are held in memory.
INSERT INTO core_address_changes (table_name, found, address, outcome, row_count, detail, changed_at)
WITH
    {folded_address:Lambda} AS folded,
    others AS
    (
        SELECT
            tx_id, event_index, edge_index, folded(toString(asset_contract)) AS one_contract, toString(asset_contract) AS contract,
            amount AS other_amount, from_address, to_address,
            multiIf(from_address != folded(from_address), from_address, to_address != folded(to_address), to_address, contract) AS found,
            folded(found) AS one_form
        FROM core_transfers FINAL
        WHERE from_address != folded(from_address) OR to_address != folded(to_address) OR toString(asset_contract) != folded(toString(asset_contract))
    ),
    twins AS
    (
        SELECT tx_id, event_index, edge_index, toString(asset_contract) AS contract, amount
        FROM core_transfers FINAL
        WHERE (tx_id, event_index, edge_index, toString(asset_contract)) IN
            (SELECT tx_id, event_index, edge_index, one_contract FROM others WHERE contract != one_contract)
    )
SELECT
    'core_transfers', min(others.found), argMin(others.one_form, others.found),
    multiIf(others.contract = others.one_contract OR twins.tx_id = '', 'folded', twins.amount = others.other_amount, 'merged', 'conflict') AS outcome,
    count(), if(outcome = 'conflict', 'another amount under the same transaction and indexes: that of the one form is kept', ''), now64(3, 'UTC')
FROM others
LEFT JOIN twins
    ON twins.tx_id = others.tx_id AND twins.event_index = others.event_index AND twins.edge_index = others.edge_index AND twins.contract = others.one_contract
GROUP BY outcome
