-- Purpose: how many transfers count in USD though their token is set aside, and how many claims are kept of tokens that are not set aside any more.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of two columns of core_transfers, and of the claims.
SELECT
    (
        SELECT count()
        FROM core_transfers FINAL
        WHERE amount_usd != 0 AND asset_contract IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
    ) AS counted_count,
    (
        SELECT count()
        FROM core_claimed_values FINAL
        WHERE asset_contract NOT IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
    ) AS kept_count
