-- Purpose: the assets of a network with what is loaded of them and whether they count in USD.
-- Grain: one row an asset: a contract, or a symbol without one.
-- Parameters: network; row_limit; row_offset.
-- Cost: one scan of five columns of core_transfers.
SELECT
    totals.asset_symbol AS asset_symbol, totals.asset_contract AS asset_contract, totals.transfer_count AS transfer_count,
    toString(totals.amount_usd) AS amount_usd, toString(totals.amount_usd + claims.claimed_usd) AS claimed_usd,
    multiIf(
        decided.status = 'trusted', 'trusted', decided.status = 'set_aside', 'set_aside', totals.asset_contract = 'native', 'coin',
        totals.asset_contract IN (SELECT rows.asset_contract FROM core_assets AS rows FINAL WHERE rows.network = {network:String} AND rows.verified), 'verified', 'unverified') AS status,
    decided.reason AS reason
FROM
(
    SELECT
        argMax(toString(rows.asset_symbol), rows.block_timestamp) AS asset_symbol, toString(rows.asset_contract) AS asset_contract, count() AS transfer_count,
        sum(toDecimal256(rows.amount_usd, 18)) AS amount_usd
    FROM core_transfers AS rows FINAL
    GROUP BY rows.asset_contract, if(rows.asset_contract = 'native', toString(rows.asset_symbol), '')
) AS totals
LEFT JOIN (SELECT rows.asset_contract AS contract, rows.status AS status, rows.reason AS reason FROM core_asset_trust AS rows FINAL) AS decided
    ON decided.contract = totals.asset_contract
LEFT JOIN (SELECT rows.asset_contract AS contract, sum(toDecimal256(rows.claimed_usd, 18)) AS claimed_usd FROM core_claimed_values AS rows FINAL GROUP BY contract) AS claims
    ON claims.contract = totals.asset_contract
ORDER BY totals.transfer_count DESC, asset_symbol, asset_contract
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
