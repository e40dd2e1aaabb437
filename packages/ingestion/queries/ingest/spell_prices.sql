-- Purpose: the sound staged prices with their contracts as the transfers write them. A price that is there in that spelling already wins.
-- Grain: one row an asset and day.
-- Parameters: spelled: name of the view to make; checked, spellings: the view of checked prices and the table of spellings.
-- Cost: one scan, with the spellings in memory.
CREATE VIEW {spelled:Identifier} AS
SELECT
    prices.asset_symbol AS asset_symbol, prices.written_contract AS written_contract, prices.price_date AS price_date, prices.price_usd AS price_usd,
    prices.source AS source,
    if(spellings.known_contract = '', prices.written_contract, spellings.known_contract) AS asset_contract
FROM
(
    SELECT
        assumeNotNull(rows.asset_symbol) AS asset_symbol, assumeNotNull(rows.asset_contract) AS written_contract, assumeNotNull(rows.price_date) AS price_date,
        assumeNotNull(rows.price_usd) AS price_usd, assumeNotNull(rows.source) AS source
    FROM {checked:Identifier} AS rows
    WHERE rows.reason = ''
) AS prices
LEFT JOIN {spellings:Identifier} AS spellings ON spellings.folded_contract = lower(prices.written_contract)
ORDER BY asset_contract != written_contract, written_contract
LIMIT 1 BY asset_symbol, asset_contract, price_date
