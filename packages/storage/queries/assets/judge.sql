-- Purpose: the tokens that nobody vouches for whose price or volume is implausible: against any price that is paid for a token, against how many addresses
--   deal in it, and against what it cost before.
-- Grain: one row a token that is to be set aside and is not yet.
-- Parameters: network; max_unit_price_usd; max_daily_usd_per_address; max_price_jump: times its median price of all earlier days; min_jump_usd: claimed that day.
-- Cost: one scan of six columns of core_transfers.
WITH
    days AS
    (
        SELECT
            toString(rows.asset_contract) AS contract,
            toDate(toDateTime(intDiv(rows.block_timestamp, 1000), 'UTC')) AS day,
            argMax(toString(rows.asset_symbol), rows.block_timestamp) AS symbol,
            count() AS transfer_count,
            length(groupUniqArrayArray(1000)([rows.from_address, rows.to_address])) AS address_count,
            sum(toDecimal256(rows.amount_usd, 18)) AS claimed_usd,
            quantileExactLowIf(0.5)(toFloat64(rows.amount_usd) / toFloat64(rows.amount), rows.amount > 0 AND rows.amount_usd >= 1) AS unit_price_usd
        FROM core_transfers AS rows FINAL
        WHERE rows.asset_contract NOT IN ('native', '')
          AND rows.asset_contract NOT IN (SELECT named.asset_contract FROM core_assets AS named FINAL WHERE named.network = {network:String} AND named.verified)
          AND rows.asset_contract NOT IN (SELECT decided.asset_contract FROM core_asset_trust AS decided FINAL WHERE decided.status IN ('trusted', 'set_aside'))
        GROUP BY contract, day
    ),
    compared AS
    (
        SELECT
            *,
            multiIf(
                unit_price_usd > {max_unit_price_usd:Float64}, 'unit_price',
                toFloat64(claimed_usd) > {max_daily_usd_per_address:Float64} * address_count, 'volume',
                place > 1 AND earlier_price_usd > 0 AND toFloat64(claimed_usd) > {min_jump_usd:Float64}
                    AND unit_price_usd > {max_price_jump:Float64} * earlier_price_usd, 'price_jump',
                '') AS reason
        FROM
        (
            SELECT
                *,
                row_number() OVER earlier AS place,
                quantileExactLow(0.5)(unit_price_usd) OVER (PARTITION BY contract ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_price_usd
            FROM days
            WINDOW earlier AS (PARTITION BY contract ORDER BY day)
        )
    )
SELECT
    contract AS asset_contract, argMax(symbol, day) AS asset_symbol, argMaxIf(compared.reason, compared.claimed_usd, compared.reason != '') AS reason, sum(compared.transfer_count) AS transfer_count,
    max(compared.address_count) AS address_count, toString(sum(compared.claimed_usd)) AS claimed_usd, max(compared.unit_price_usd) AS unit_price_usd
FROM compared
GROUP BY contract
HAVING countIf(compared.reason != '') > 0
ORDER BY asset_contract
