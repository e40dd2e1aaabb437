-- Purpose: every feature column that is exact in any order of its inputs: counts, decimal sums, order statistics, histograms.
-- Grain: one row an address of the window.
-- Parameters: the slice; first_node inclusive, end_node exclusive: the addresses that get their row; window bounds; network; small_transaction_usd; dormancy_min_days; has_history (1 where core_transfers holds
--   anything older than the window); null_address, the form of addresses that are nobody's; bands_lower and bands_upper, the near-threshold bands in USD;
--   columns, the feature columns that are made here, each of which has its expression below.
-- Cost: the ids of the window's transfers, the transfers of those addresses as arrays by address. About 2.5 kB an address.
INSERT INTO work_features_exact
(
    window_days, processing_date, node_id,
    {columns:Identifiers}
)
WITH
    transfers AS
    (
        SELECT
            from_id, to_id, asset_id, block_timestamp, amount_usd,
            amount_usd < toDecimal128({small_transaction_usd:String}, 18) AS is_small,
            arrayExists((lower, upper) -> amount_usd >= toDecimal128(lower, 18) AND amount_usd <= toDecimal128(upper, 18),
                {bands_lower:Array(String)}, {bands_upper:Array(String)}) AS is_near_threshold,
            amount >= toDecimal128(10, 18)
                AND length(trim(BOTH '0' FROM replaceOne(toString(amount), '.', ''))) <= 2 AS is_round
        FROM work_transfers
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND ((from_id >= {first_node:UInt32} AND from_id < {end_node:UInt32}) OR (to_id >= {first_node:UInt32} AND to_id < {end_node:UInt32}))
    ),
    ends AS
    (
        SELECT from_id AS node_id, to_id AS peer_id, 0 AS incoming, * FROM transfers
        WHERE from_id >= {first_node:UInt32} AND from_id < {end_node:UInt32}
        UNION ALL
        SELECT to_id AS node_id, from_id AS peer_id, 1 AS incoming, * FROM transfers
        WHERE to_id >= {first_node:UInt32} AND to_id < {end_node:UInt32}
    ),
    -- Arrays, of which the rest is made: a counter of each hour and a set of each column took twice as much memory, and longer.
    totals AS
    (
        SELECT
            node_id,
            groupArrayIf(peer_id, incoming) AS peers_in,
            groupArrayIf(peer_id, NOT incoming) AS peers_out,
            sumIf(amount_usd, incoming) AS total_in_usd,
            sumIf(amount_usd, NOT incoming) AS total_out_usd,
            groupArrayIf(amount_usd, incoming) AS amounts_in,
            groupArrayIf(amount_usd, NOT incoming) AS amounts_out,
            groupArrayIf(asset_id, incoming) AS assets_in,
            groupArrayIf(asset_id, NOT incoming) AS assets_out,
            max(amount_usd) AS max_tx_usd,
            min(amount_usd) AS min_tx_usd,
            countIf(is_small) AS small_count,
            countIf(is_round) AS round_count,
            countIf(is_near_threshold) AS near_threshold_count,
            groupArray(block_timestamp) AS times
        FROM ends
        GROUP BY node_id
    ),
    symbol_of_asset AS
    (
        SELECT asset_id, toString(any(asset_symbol)) AS symbol
        FROM work_transfers
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        GROUP BY asset_id
    ),
    dominant AS
    (
        SELECT
            node_id,
            argMinIf(symbol, (-usd, symbol), incoming) AS dominant_asset_in,
            argMinIf(symbol, (-usd, symbol), NOT incoming) AS dominant_asset_out
        FROM
        (
            SELECT node_id, incoming, symbol, sum(amount_usd) AS usd
            FROM ends
            INNER JOIN symbol_of_asset ON symbol_of_asset.asset_id = ends.asset_id
            GROUP BY node_id, incoming, symbol
        )
        GROUP BY node_id
    ),
    nodes AS
    (
        SELECT node_id, address
        FROM work_nodes
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND node_id >= {first_node:UInt32} AND node_id < {end_node:UInt32}
    ),
    earlier AS
    (
        SELECT node_id, last_before_ms
        FROM work_earlier
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND node_id >= {first_node:UInt32} AND node_id < {end_node:UInt32}
    ),
    -- The best label of each address that holds at some time of the window, as core_best_labels_view has it of all.
    holding_labels AS
    (
        SELECT
            address,
            argMax((address_type, risk_level),
                (indexOf(['unverified', 'community', 'verified', 'official', 'blacklisted'], trust_level),
                 confidence_score, updated_timestamp, label, source)) AS best_label
        FROM core_address_labels FINAL
        WHERE network = {network:String}
          AND (address, label, source) NOT IN
          (
              SELECT address, label, source
              FROM analyzers_label_states_view
              WHERE network = {network:String}
                AND (valid_from_timestamp >= {end_ms:UInt64} OR (valid_to_timestamp > 0 AND valid_to_timestamp <= {start_ms:UInt64}))
          )
        GROUP BY address
    ),
    best_labels AS
    (
        SELECT nodes.node_id AS node_id, labels.best_label.1 AS address_type, labels.best_label.2 AS risk_level
        FROM holding_labels AS labels
        INNER JOIN nodes ON nodes.address = labels.address
        -- The address of mints and burns is nobody's, whatever a list calls it.
        WHERE NOT match(nodes.address, {null_address:String})
    ),
    clocks AS
    (
        SELECT
            *,
            arrayMap(time -> toUInt16(intDiv(time, 86400000)), times) AS days,
            arrayMap(time -> toUInt8(intDiv(time, 3600000) % 24), times) AS hours,
            arrayMap(day -> toUInt8((day + 3) % 7), days) AS weekdays
        FROM totals
    ),
    summaries AS
    (
        SELECT
            node_id,
            toUInt32(arrayUniq(peers_in)) AS degree_in,
            toUInt32(arrayUniq(peers_out)) AS degree_out,
            toUInt32(arrayUniq(arrayConcat(peers_in, peers_out))) AS unique_counterparties,
            total_in_usd, total_out_usd,
            length(amounts_in) AS tx_in_count,
            length(amounts_out) AS tx_out_count,
            tx_in_count + tx_out_count AS tx_total_count,
            arraySort(amounts_in) AS sorted_in,
            arraySort(amounts_out) AS sorted_out,
            if(tx_in_count = 0, toDecimal128(0, 18), (sorted_in[intDiv(tx_in_count + 1, 2)] + sorted_in[intDiv(tx_in_count + 2, 2)]) / toDecimal128(2, 0)) AS median_tx_in_usd,
            if(tx_out_count = 0, toDecimal128(0, 18), (sorted_out[intDiv(tx_out_count + 1, 2)] + sorted_out[intDiv(tx_out_count + 2, 2)]) / toDecimal128(2, 0)) AS median_tx_out_usd,
            max_tx_usd, min_tx_usd,
            toUInt32(arrayUniq(days)) AS activity_days,
            toUInt32(arrayMax(days) - arrayMin(days) + 1) AS activity_span_days,
            [
                toUInt32(countEqual(hours, 0)), toUInt32(countEqual(hours, 1)), toUInt32(countEqual(hours, 2)), toUInt32(countEqual(hours, 3)), toUInt32(countEqual(hours, 4)), toUInt32(countEqual(hours, 5)),
                toUInt32(countEqual(hours, 6)), toUInt32(countEqual(hours, 7)), toUInt32(countEqual(hours, 8)), toUInt32(countEqual(hours, 9)), toUInt32(countEqual(hours, 10)), toUInt32(countEqual(hours, 11)),
                toUInt32(countEqual(hours, 12)), toUInt32(countEqual(hours, 13)), toUInt32(countEqual(hours, 14)), toUInt32(countEqual(hours, 15)), toUInt32(countEqual(hours, 16)), toUInt32(countEqual(hours, 17)),
                toUInt32(countEqual(hours, 18)), toUInt32(countEqual(hours, 19)), toUInt32(countEqual(hours, 20)), toUInt32(countEqual(hours, 21)), toUInt32(countEqual(hours, 22)), toUInt32(countEqual(hours, 23))
            ] AS hourly_activity,
            [
                toUInt32(countEqual(weekdays, 0)), toUInt32(countEqual(weekdays, 1)), toUInt32(countEqual(weekdays, 2)), toUInt32(countEqual(weekdays, 3)), toUInt32(countEqual(weekdays, 4)),
                toUInt32(countEqual(weekdays, 5)), toUInt32(countEqual(weekdays, 6))
            ] AS daily_activity,
            daily_activity[6] + daily_activity[7] AS weekend_count,
            hourly_activity[1] + hourly_activity[2] + hourly_activity[3] + hourly_activity[4] + hourly_activity[5] + hourly_activity[6] AS night_count,
            arrayCount((weekday, hour) -> weekday >= 5 OR hour < 6, weekdays, hours) AS unusual_count,
            small_count, round_count, near_threshold_count,
            toUInt32(arrayUniq(assets_in)) AS unique_assets_in,
            toUInt32(arrayUniq(assets_out)) AS unique_assets_out,
            arrayMax(arrayDifference(arraySort(times))) AS longest_gap_ms,
            arrayMin(times) AS first_activity_timestamp,
            arrayMax(times) AS last_activity_timestamp
        FROM clocks
    ),
    feature_rows AS
    (
        SELECT
            summaries.node_id AS node_id,
            degree_in,
            degree_out,
            degree_in + degree_out AS degree_total,
            unique_counterparties,
            degree_in AS unique_senders_count,
            degree_out AS unique_recipients_count,
            total_in_usd,
            total_out_usd,
            total_in_usd - total_out_usd AS net_flow_usd,
            total_in_usd + total_out_usd AS total_volume_usd,
            if(tx_in_count = 0, toDecimal128(0, 18), total_in_usd / toDecimal128(greatest(tx_in_count, 1), 0)) AS avg_tx_in_usd,
            if(tx_out_count = 0, toDecimal128(0, 18), total_out_usd / toDecimal128(greatest(tx_out_count, 1), 0)) AS avg_tx_out_usd,
            median_tx_in_usd,
            median_tx_out_usd,
            max_tx_usd,
            min_tx_usd,
            tx_in_count,
            tx_out_count,
            tx_total_count,
            activity_days,
            activity_span_days,
            (total_in_usd + total_out_usd) / toDecimal128(activity_days, 0) AS avg_daily_volume_usd,
            hourly_activity,
            daily_activity,
            toUInt8(indexOf(hourly_activity, arrayMax(hourly_activity)) - 1) AS peak_hour,
            peak_hour AS peak_activity_hour,
            toUInt8(indexOf(daily_activity, arrayMax(daily_activity)) - 1) AS peak_day,
            peak_day AS peak_activity_day,
            weekend_count / tx_total_count AS weekend_transaction_ratio,
            night_count / tx_total_count AS night_transaction_ratio,
            small_count / tx_total_count AS small_transaction_ratio,
            round_count / tx_total_count AS round_number_ratio,
            unusual_count / tx_total_count AS unusual_timing_score,
            near_threshold_count / tx_total_count AS structuring_score,
            unique_assets_in,
            unique_assets_out,
            dominant_asset_in,
            dominant_asset_out,
            {has_history:UInt8} AND earlier.last_before_ms = 0 AS is_new_address,
            greatest(longest_gap_ms, if(earlier.last_before_ms = 0, 0, toInt64(first_activity_timestamp - earlier.last_before_ms))) >= {dormancy_min_days:Float64} * 86400000 AS is_dormant_reactivated,
            greatest(longest_gap_ms, if(earlier.last_before_ms = 0, 0, toInt64(first_activity_timestamp - earlier.last_before_ms))) / 86400000 AS dormancy_days,
            if(best_labels.address_type = '', 'unknown', best_labels.address_type) AS address_type,
            best_labels.risk_level AS risk_level,
            first_activity_timestamp,
            last_activity_timestamp
        FROM summaries
        INNER JOIN dominant ON dominant.node_id = summaries.node_id
        LEFT JOIN earlier ON earlier.node_id = summaries.node_id
        LEFT JOIN best_labels ON best_labels.node_id = summaries.node_id
    )
SELECT
    {window_days:UInt16}, {processing_date:Date}, node_id,
    {columns:Identifiers}
FROM feature_rows
