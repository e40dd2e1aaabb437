-- Purpose: load the sound staged labels.
-- Grain: one row a label.
-- Parameters: checked: the view of checked labels; network; version.
-- Cost: one scan.
INSERT INTO core_address_labels
(
    network, network_type, address, label, address_type, address_subtype, trust_level, source, risk_level,
    confidence_score, created_timestamp, updated_timestamp, _version
)
SELECT
    {network:String}, coalesce(network_type, ''), assumeNotNull(address), coalesce(label, ''), coalesce(address_type, 'unknown'),
    coalesce(address_subtype, ''), coalesce(trust_level, 'unverified'), coalesce(source, ''), coalesce(risk_level, ''),
    coalesce(confidence_score, 0), coalesce(created_timestamp, 0), coalesce(updated_timestamp, 0), {version:UInt64}
FROM {checked:Identifier}
WHERE reason = ''
