-- Purpose: write down that labels are removed.
-- Grain: one row a label that stands.
-- Parameters: network; address, '' for any; label, '' for any; source, '' for any; changed_by; reason; now_ms.
-- Cost: one scan of the labels.
INSERT INTO analyzers_labels_history
(
    network, address, label, source, action, address_type, address_subtype, trust_level, risk_level, confidence_score, valid_from_timestamp,
    valid_to_timestamp, changed_by, reason, changed_at
)
SELECT
    labels.network, labels.address, labels.label, labels.source, 'removed', address_type, address_subtype, trust_level, risk_level, confidence_score,
    states.valid_from_timestamp, {now_ms:UInt64}, {changed_by:String}, {reason:String},
    -- Later than what was written down before, also within a millisecond.
    greatest(fromUnixTimestamp64Milli({now_ms:Int64}, 'UTC'), assumeNotNull((SELECT max(changed_at) FROM analyzers_labels_history)) + INTERVAL 1 MILLISECOND)
FROM (SELECT * FROM core_address_labels FINAL WHERE network = {network:String}) AS labels
LEFT JOIN (SELECT * FROM analyzers_label_states_view WHERE network = {network:String}) AS states
    ON states.address = labels.address AND states.label = labels.label AND states.source = labels.source
WHERE ({address:String} = '' OR labels.address = {address:String}) AND ({label:String} = '' OR labels.label = {label:String})
  AND ({source:String} = '' OR labels.source = {source:String})
