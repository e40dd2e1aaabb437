-- Purpose: replay the evidence of published alerts against what was ingested, byte by byte, and say of each what does not match.
-- Grain: one row an alert, with the checks that it fails, in words.
-- Parameters: the slice; window bounds; alert_id, '' for all.
-- Cost: one join of the evidence and of the sentences' transfers against the window's transfers.
WITH
    alerts AS
    (
        SELECT
            alert_id, toString(typology_type) AS typology_type, evidence_transfers, evidence_transaction_count, volume_usd, evidence_is_complete,
            start_time, end_time, arrayConcat(addresses_involved, counterparty_addresses) AS named,
            JSONExtractString(evidence_json, 'evidence_digest') AS evidence_digest,
            JSONExtractString(evidence_json, 'surroundings_digest') AS surroundings_digest,
            -- The digest is the last key; it covers the text before it and the columns that a reader sees. An earlier version called it told_digest and
            -- knew no entered_usd.
            if(JSONHas(evidence_json, 'story_digest'), 'story_digest', 'told_digest') AS digest_key,
            JSONExtractString(evidence_json, digest_key) AS story_digest,
            lower(hex(SHA256(arrayStringConcat([
                substring(evidence_json, 1, length(evidence_json) - length(concat(',"', digest_key, '":"', story_digest, '"}'))),
                toString(typology_type), address, toString(severity), toString(toInt64(round(severity_score * 1e6))), toString(toInt64(round(alert_confidence_score * 1e6))),
                toString(fatf_category), description, arrayStringConcat(addresses_involved, '\n'), arrayStringConcat(address_roles, '\n'),
                arrayStringConcat(suspect_addresses, '\n'), concat(arrayStringConcat(limitations, '\n'),
                if(digest_key = 'story_digest', concat('\n\n', toString(entered_usd)), ''))], '\n\n')))) AS found_story_digest,
            JSONExtract(evidence_json, 'sentences', 'Array(Tuple(transfer_ids Array(String), transfer_count UInt64, volume_usd String))') AS sentences,
            arrayConcat(JSONExtract(evidence_json, 'surroundings', 'funding', 'Array(String)'), JSONExtract(evidence_json, 'surroundings', 'cash_out', 'Array(String)')) AS surroundings
        FROM analyzers_alerts
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND ({alert_id:String} = '' OR alert_id = {alert_id:String})
    ),
    -- Of an alert that has more transfers than it lists, all of them; nothing where an earlier version wrote the slice.
    kept AS
    (
        SELECT alert_id, transfer_id
        FROM analyzers_alert_transfers
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND ({alert_id:String} = '' OR alert_id = {alert_id:String})
    ),
    source AS
    (
        SELECT
            transfer_id, from_address, to_address, block_timestamp, amount_usd, transfer_digest
        FROM core_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
          AND (transfer_id IN (SELECT arrayJoin(arrayConcat(evidence_transfers, surroundings, arrayFlatten(arrayMap(sentence -> sentence.transfer_ids, sentences)))) FROM alerts)
            OR transfer_id IN (SELECT transfer_id FROM kept))
    ),
    replayed AS
    (
        SELECT
            listed.alert_id AS alert_id,
            countIf(source.transfer_id != '') AS found_count,
            minIf(listed.transfer_id, source.transfer_id = '') AS missing_id,
            sum(source.amount_usd) AS found_volume_usd,
            min(source.block_timestamp) AS first_time,
            max(source.block_timestamp) AS last_time,
            arrayDistinct(arrayConcat(groupUniqArray(source.from_address), groupUniqArray(source.to_address))) AS ends,
            lower(hex(SHA256(arrayStringConcat(arrayMap(pair -> pair.2, arraySort(groupArray((listed.place, source.transfer_digest)))))))) AS found_digest
        FROM (SELECT alert_id, transfer_id, place FROM alerts ARRAY JOIN evidence_transfers AS transfer_id, arrayEnumerate(evidence_transfers) AS place) AS listed
        LEFT JOIN source ON source.transfer_id = listed.transfer_id
        GROUP BY listed.alert_id
    ),
    replayed_kept AS
    (
        SELECT
            kept.alert_id AS alert_id,
            count() AS kept_count,
            countIf(source.transfer_id != '') AS found_count,
            minIf(kept.transfer_id, source.transfer_id = '') AS missing_id,
            sum(source.amount_usd) AS found_volume_usd,
            minIf(source.block_timestamp, source.transfer_id != '') AS first_time,
            max(source.block_timestamp) AS last_time
        FROM kept
        LEFT JOIN source ON source.transfer_id = kept.transfer_id
        GROUP BY kept.alert_id
    ),
    sentence_sums AS
    (
        SELECT
            each.alert_id AS alert_id,
            each.place AS place,
            any(each.is_complete) AS is_complete,
            any(each.stated_usd) AS stated_usd,
            countIf(source.transfer_id = '') AS missing_count,
            sum(source.amount_usd) AS found_usd
        FROM
        (
            SELECT alert_id, place, sentence.volume_usd AS stated_usd, length(sentence.transfer_ids) = sentence.transfer_count AS is_complete, arrayJoin(sentence.transfer_ids) AS transfer_id
            FROM alerts ARRAY JOIN sentences AS sentence, arrayEnumerate(sentences) AS place
        ) AS each
        LEFT JOIN source ON source.transfer_id = each.transfer_id
        GROUP BY each.alert_id, each.place
    ),
    sentence_failures AS
    (
        SELECT alert_id, min(place) AS first_failing
        FROM sentence_sums
        WHERE missing_count > 0 OR (is_complete AND toString(found_usd) != stated_usd)
        GROUP BY alert_id
    ),
    surrounding_failures AS
    (
        SELECT
            each.alert_id AS alert_id,
            countIf(source.transfer_id = '') AS missing_count,
            minIf(each.transfer_id, source.transfer_id = '') AS missing_id,
            lower(hex(SHA256(arrayStringConcat(arrayMap(pair -> pair.2, arraySort(groupArray((each.place, source.transfer_digest)))))))) AS found_digest
        FROM (SELECT alert_id, transfer_id, place FROM alerts ARRAY JOIN surroundings AS transfer_id, arrayEnumerate(surroundings) AS place) AS each
        LEFT JOIN source ON source.transfer_id = each.transfer_id
        GROUP BY each.alert_id
    )
SELECT
    alerts.alert_id AS alert_id,
    alerts.typology_type AS typology_type,
    alerts.evidence_transaction_count AS evidence_count,
    replayed_kept.kept_count > 0 AS is_kept,
    if(is_kept, replayed_kept.kept_count, length(alerts.evidence_transfers)) AS listed_count,
    if(is_kept, replayed_kept.found_count, replayed.found_count) AS found_count,
    toString(alerts.volume_usd) AS claimed_volume_usd,
    if(is_kept, replayed_kept.found_volume_usd, replayed.found_volume_usd) AS replayed_usd,
    toString(replayed_usd) AS found_volume_usd,
    -- All of its evidence was looked up.
    alerts.evidence_is_complete OR is_kept AS is_whole,
    arrayFilter(failure -> failure != '', [
        if(listed_count = 0, 'it lists no evidence', ''),
        if(found_count < listed_count, concat(toString(listed_count - found_count), ' of ', toString(listed_count), ' evidence transfers are not among the ingested ones, the first ', if(replayed.missing_id != '', replayed.missing_id, replayed_kept.missing_id)), ''),
        if(is_whole AND listed_count != alerts.evidence_transaction_count,
            concat('it counts ', toString(alerts.evidence_transaction_count), ' transfers and lists ', toString(listed_count)), ''),
        if(is_whole AND replayed_usd != alerts.volume_usd,
            concat('its volume is ', claimed_volume_usd, ' USD and its evidence sums to ', found_volume_usd), ''),
        if(is_whole AND (if(is_kept, replayed_kept.first_time, replayed.first_time) != alerts.start_time OR if(is_kept, replayed_kept.last_time, replayed.last_time) != alerts.end_time), 'its evidence begins or ends at another time', ''),
        if(replayed.found_digest != alerts.evidence_digest, 'a transfer of its evidence differs from what it was', ''),
        if(NOT hasAll(alerts.named, replayed.ends), 'its evidence involves an address that it does not name', ''),
        if(sentence_failures.first_failing > 0, concat('sentence ', toString(sentence_failures.first_failing), ' of its story does not match its transfers'), ''),
        if(surrounding_failures.missing_count > 0, concat('a transfer of its surroundings is not among the ingested ones: ', surrounding_failures.missing_id), ''),
        if(notEmpty(alerts.surroundings) AND surrounding_failures.found_digest != alerts.surroundings_digest, 'a transfer of its surroundings differs from what it was', ''),
        if(alerts.found_story_digest != alerts.story_digest, 'its text, roles, suspects or scores are not what the run wrote', '')]) AS failures
FROM alerts
LEFT JOIN replayed ON replayed.alert_id = alerts.alert_id
LEFT JOIN replayed_kept ON replayed_kept.alert_id = alerts.alert_id
LEFT JOIN sentence_failures ON sentence_failures.alert_id = alerts.alert_id
LEFT JOIN surrounding_failures ON surrounding_failures.alert_id = alerts.alert_id
ORDER BY alert_id
