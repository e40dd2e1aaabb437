-- Purpose: give every staged transfer its reason for rejection, or none, and its value in USD.
-- Grain: one row a staged row; `reason` is '' where the row is sound.
-- Parameters: checked, coerced, prices, pegged: names of the view to make, of the view to read, of the view of daily prices and of the table of pegs.
-- Cost: one join against the daily prices.
CREATE VIEW {checked:Identifier} AS
WITH
    -- Not multiplyDecimal: it works digit by digit and takes microseconds a row.
    toDecimal256(coalesce(coerced.amount, toDecimal128(0, 18)), 18) * toDecimal256(if(prices.price_usd > 0, prices.price_usd, pegged.peg_usd), 18) AS product
SELECT
    coerced.*,
    multiIf(
        isNotNull(coerced.amount_usd), coerced.amount_usd,
        product < toDecimal256(1000000000000000, 0), toDecimal128(least(product, toDecimal256(1000000000000000, 36)), 18),
        NULL) AS value_usd,
    coerced.amount_usd_was_null AS value_was_absent,
    coerced.amount_usd_was_null AND (prices.price_usd > 0 OR pegged.peg_usd > 0) AS value_was_computed,
    multiIf(
        coerced.mapping_reason != '', coerced.mapping_reason,
        coalesce(coerced.tx_id, '') = '', 'missing_tx_id',
        coalesce(coerced.from_address, '') = '', 'missing_from_address',
        coalesce(coerced.to_address, '') = '', 'missing_to_address',
        coalesce(coerced.asset_symbol, '') = '', 'missing_asset_symbol',
        isNull(coerced.block_height), 'invalid_block_height',
        isNull(coerced.block_timestamp), 'invalid_timestamp',
        coerced.block_timestamp < 100000000000, 'timestamp_in_seconds',
        -- 202401101200 and 240110120000 are no milliseconds: of these none is before 1986.
        coerced.block_timestamp < 500000000000, 'invalid_timestamp',
        coerced.block_timestamp >= 4102444800000, 'timestamp_out_of_range',
        coerced.amount_was_null, 'missing_amount',
        isNull(coerced.amount), 'amount_not_representable',
        coerced.amount < 0, 'negative_amount',
        NOT coerced.amount_usd_was_null AND isNull(coerced.amount_usd), 'amount_usd_not_representable',
        coerced.amount_usd < 0, 'negative_amount_usd',
        isNull(value_usd) OR value_usd >= toDecimal128(1000000000000000, 18), 'amount_usd_overflow',
        isNull(coerced.fee), 'fee_not_representable',
        coerced.fee < 0, 'negative_fee',
        coerced.amount = 0 AND value_usd = 0, 'zero_value',
        '') AS reason,
    -- What the detectors of baits need of a transfer that moved nothing.
    reason = 'zero_value' AND coalesce(coerced.tx_id, '') != '' AND coalesce(coerced.from_address, '') != '' AND coalesce(coerced.to_address, '') != ''
        AND isNotNull(coerced.block_height) AND ifNull(coerced.block_timestamp BETWEEN 100000000000 AND 4102444799999, false) AS is_kept_zero_value,
    (assumeNotNull(coerced.tx_id), assumeNotNull(coerced.event_index), assumeNotNull(coerced.edge_index), assumeNotNull(coerced.asset_contract)) AS identity,
    sipHash128(identity) AS identity_hash,
    -- A null here belongs to a rejected row; sound rows have none, so that = compares all of it.
    (coerced.block_height, coerced.block_timestamp, coerced.from_address, coerced.to_address, coerced.asset_symbol, coerced.amount, value_usd, coerced.fee) AS content
FROM {coerced:Identifier} AS coerced
-- A token's price is its contract's, whatever either calls it; without a contract the symbol is what there is.
LEFT ANY JOIN {prices:Identifier} AS prices
    ON prices.price_symbol = if(assumeNotNull(coerced.asset_contract) = 'native', coalesce(coerced.asset_symbol, ''), '')
   AND prices.price_contract = assumeNotNull(coerced.asset_contract)
   AND prices.price_date = toDate(intDiv(coalesce(coerced.block_timestamp, 0), 86400000))
-- Where no day has a price, a stablecoin is worth what it is pegged to.
LEFT ANY JOIN {pegged:Identifier} AS pegged
    ON pegged.peg_symbol = if(assumeNotNull(coerced.asset_contract) = 'native', coalesce(coerced.asset_symbol, ''), '')
   AND pegged.peg_contract = assumeNotNull(coerced.asset_contract)
