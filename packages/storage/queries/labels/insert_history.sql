-- Purpose: write down what becomes of labels.
-- Grain: one row a label that is added or changed.
-- Parameters: changes: the table of them; network; changed_by; reason; now_ms; returns: whether a label that was removed before is added again.
-- Cost: one scan of the staged labels.
INSERT INTO analyzers_labels_history
(
    network, address, label, source, action, address_type, address_subtype, trust_level, risk_level, confidence_score, valid_from_timestamp,
    valid_to_timestamp, changed_by, reason, changed_at
)
SELECT
    {network:String}, address, label, source, if(action = 'changed', 'changed', 'added'), address_type, address_subtype, trust_level, risk_level,
    confidence_score, valid_from_timestamp, valid_to_timestamp, {changed_by:String}, {reason:String},
    -- Later than what was written down before, also within a millisecond.
    greatest(fromUnixTimestamp64Milli({now_ms:Int64}, 'UTC'), assumeNotNull((SELECT max(changed_at) FROM analyzers_labels_history)) + INTERVAL 1 MILLISECOND)
FROM {changes:Identifier}
WHERE action IN ('added', 'changed') OR (action = 'removed' AND {returns:Bool})
