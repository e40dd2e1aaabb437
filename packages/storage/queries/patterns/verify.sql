-- Purpose: replay the evidence of published patterns against what was ingested, and name each that does not match.
-- Grain: one row a pattern that fails a check, with the first check it fails.
-- Parameters: the slice; window bounds; pattern_id, '' for all.
-- Cost: one join of the listed evidence against the window's transfers.
WITH
    patterns AS
    (
        SELECT
            pattern_id, pattern_type, evidence_transfers, evidence_transaction_count, evidence_volume_usd, evidence_is_complete,
            pattern_start_time, pattern_end_time, addresses_involved,
            multiIf(
                notEmpty(cycle_path), arrayZip(cycle_path, arrayRotateLeft(cycle_path, 1)),
                notEmpty(layering_path), arrayZip(arrayPopBack(layering_path), arrayPopFront(layering_path)),
                []) AS hops
        FROM analyzers_pattern_detections
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND ({pattern_id:String} = '' OR pattern_id = {pattern_id:String})
    ),
    source AS
    (
        SELECT
            transfer_id, from_address, to_address, block_timestamp, amount_usd
        FROM core_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
    ),
    replayed AS
    (
        SELECT
            listed.pattern_id AS pattern_id,
            count() AS listed_count,
            countIf(source.transfer_id != '') AS found_count,
            minIf(listed.transfer_id, source.transfer_id = '') AS missing_id,
            sum(source.amount_usd) AS found_volume_usd,
            min(source.block_timestamp) AS first_time,
            max(source.block_timestamp) AS last_time,
            groupUniqArray((source.from_address, source.to_address)) AS edges
        FROM (SELECT pattern_id, arrayJoin(evidence_transfers) AS transfer_id FROM patterns) AS listed
        LEFT JOIN source ON source.transfer_id = listed.transfer_id
        GROUP BY listed.pattern_id
    )
SELECT
    patterns.pattern_id AS pattern_id,
    patterns.pattern_type AS pattern_type,
    multiIf(
        replayed.listed_count = 0, 'it lists no evidence',
        replayed.found_count < replayed.listed_count,
            concat(toString(replayed.listed_count - replayed.found_count), ' of ', toString(replayed.listed_count), ' evidence transfers are not among the ingested ones, the first ', replayed.missing_id),
        patterns.evidence_is_complete AND replayed.listed_count != patterns.evidence_transaction_count,
            concat('it counts ', toString(patterns.evidence_transaction_count), ' transfers and lists ', toString(replayed.listed_count)),
        patterns.evidence_is_complete AND replayed.found_volume_usd != patterns.evidence_volume_usd,
            concat('its volume is ', toString(patterns.evidence_volume_usd), ' USD and its evidence sums to ', toString(replayed.found_volume_usd)),
        patterns.evidence_is_complete AND (replayed.first_time != patterns.pattern_start_time OR replayed.last_time != patterns.pattern_end_time),
            'its evidence begins or ends at another time',
        patterns.evidence_is_complete AND NOT hasAll(replayed.edges, patterns.hops), 'a hop of its path has no transfer',
        NOT hasAll(patterns.addresses_involved, arrayDistinct(arrayConcat(arrayMap(edge -> edge.1, replayed.edges), arrayMap(edge -> edge.2, replayed.edges)))),
            'its evidence involves an address that it does not name',
        '') AS failure
FROM patterns
LEFT JOIN replayed ON replayed.pattern_id = patterns.pattern_id
WHERE failure != ''
ORDER BY pattern_id
