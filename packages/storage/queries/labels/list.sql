-- Purpose: the labels that stand.
-- Grain: one row a label, by address, best first.
-- Parameters: network; address, '' for any; source, '' for any; types, none for any; row_limit; row_offset.
-- Cost: one scan of the labels.
SELECT
    labels.address AS address, labels.label AS label, address_type, address_subtype, trust_level, labels.source AS source, risk_level, confidence_score,
    updated_timestamp AS updated_timestamp_ms, states.valid_from_timestamp AS valid_from_ms, states.valid_to_timestamp AS valid_to_ms
FROM (SELECT * FROM core_address_labels FINAL WHERE network = {network:String}) AS labels
LEFT JOIN (SELECT * FROM analyzers_label_states_view WHERE network = {network:String}) AS states
    ON states.address = labels.address AND states.label = labels.label AND states.source = labels.source
WHERE ({address:String} = '' OR labels.address = {address:String}) AND ({source:String} = '' OR labels.source = {source:String})
  AND (empty({types:Array(String)}) OR has({types:Array(String)}, address_type))
ORDER BY
    address,
    indexOf(['unverified', 'community', 'verified', 'official', 'blacklisted'], trust_level) DESC,
    confidence_score DESC,
    updated_timestamp_ms DESC,
    label DESC,
    source DESC
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
