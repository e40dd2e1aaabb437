-- Purpose: let labels stand that are new or changed.
-- Grain: one row a label.
-- Parameters: changes: the table of them; network; version; returns: whether a label that was removed before is added again.
-- Cost: one scan of the staged labels.
INSERT INTO core_address_labels
(
    network, network_type, address, label, address_type, address_subtype, trust_level, source, risk_level,
    confidence_score, created_timestamp, updated_timestamp, _version
)
SELECT
    {network:String}, network_type, address, label, address_type, address_subtype, trust_level, source, risk_level, confidence_score, created_timestamp,
    updated_timestamp,
    -- Later than what stands, also by a clock that was set back.
    greatest({version:UInt64}, assumeNotNull((SELECT max(_version) FROM core_address_labels)) + 1)
FROM {changes:Identifier}
WHERE action IN ('added', 'changed') OR (action = 'removed' AND {returns:Bool})
