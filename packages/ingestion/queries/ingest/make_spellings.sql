-- Purpose: how the transfers of a network write the contracts that have capitals, to find them whatever capitals a list of prices has.
-- Grain: one row a contract that no other differs from in capitals only.
-- Parameters: spellings: name of the table to make; transfers: the rows whose contracts count, beside those of the known assets.
-- Cost: one scan of one column.
CREATE TABLE {spellings:Identifier} ENGINE = MergeTree ORDER BY folded_contract AS
SELECT lower(contract) AS folded_contract, min(contract) AS known_contract
FROM
(
    SELECT DISTINCT toString(assumeNotNull(asset_contract)) AS contract FROM {transfers:Identifier}
    UNION DISTINCT
    SELECT DISTINCT toString(asset_contract) AS contract FROM core_assets
)
GROUP BY folded_contract
HAVING count() = 1 AND known_contract != folded_contract
