-- Purpose: remove transfers whose contract, a part of their name, was stored in another form: they were stored again under the one form.
-- Grain: one row of core_transfers.
-- Parameters: none.
-- Cost: one scan of one column.
DELETE FROM core_transfers WHERE toString(asset_contract) != arrayMap({folded_address:Lambda}, [toString(asset_contract)])[1]
