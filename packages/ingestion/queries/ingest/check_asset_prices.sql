-- Purpose: give every staged price its reason for rejection, or none.
-- Grain: one row a staged row.
-- Parameters: checked, coerced: names of the view to make and of the view to read.
-- Cost: one scan.
CREATE VIEW {checked:Identifier} AS
SELECT
    *,
    multiIf(
        mapping_reason != '', mapping_reason,
        coalesce(asset_symbol, '') = '', 'missing_asset_symbol',
        isNull(price_date), 'invalid_price_date',
        price_usd_was_null, 'missing_price',
        isNull(price_usd), 'price_not_representable',
        price_usd < 0, 'negative_price',
        match(upper(coalesce(quote_currency, '')), '^(?:EUROS?|EUR|€|GBP|£|CHF|JPY|¥|CNY|RMB|KRW|INR|RUB|AUD|CAD|NZD|BRL|TRY|SGD|HKD|SEK|NOK|DKK|PLN|CZK|MXN|ZAR|THB|IDR|UAH|AED|ILS|BTC|XBT|ETH)$')
            AND upper(coalesce(quote_currency, '')) != upper(asset_symbol), 'price_not_in_usd',
        '') AS reason,
    (assumeNotNull(asset_symbol), assumeNotNull(asset_contract), assumeNotNull(price_date)) AS identity,
    sipHash128(identity) AS identity_hash,
    (price_usd, source) AS content
FROM {coerced:Identifier}
