-- Purpose: how many staged prices name a contract in other capitals than the transfers, and some of those names.
-- Grain: one row.
-- Parameters: spelled: the view of spelled prices.
-- Cost: one scan of the staged prices.
SELECT count() AS price_count, arraySort(groupUniqArray(5)(written_contract)) AS written_contracts
FROM {spelled:Identifier}
WHERE asset_contract != written_contract
