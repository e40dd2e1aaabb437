-- Purpose: totals of every ordered pair of addresses, over all that was ingested.
-- Grain: one row a pair.
-- Parameters: none.
-- Cost: one aggregation of core_transfers.
SELECT
    from_address,
    to_address,
    transfer_count,
    total_usd,
    first_seen_timestamp,
    last_seen_timestamp,
    active_days,
    unique_assets,
    dominant_asset,
    hourly_pattern,
    weekly_pattern,
    reciprocity_ratio,
    is_bidirectional
FROM core_money_flows_view
ORDER BY from_address, to_address
