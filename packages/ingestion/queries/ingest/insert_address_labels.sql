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
    {network:String}, assumeNotNull(network_type), assumeNotNull(address), assumeNotNull(label), assumeNotNull(address_type),
    assumeNotNull(address_subtype), assumeNotNull(trust_level), assumeNotNull(source), assumeNotNull(risk_level),
    assumeNotNull(confidence_score), assumeNotNull(created_timestamp), assumeNotNull(updated_timestamp), {version:UInt64}
FROM {checked:Identifier}
WHERE reason = ''
