-- Purpose: the sound staged labels in the shape in which labels are stored and compared. A source does not say for which time a label holds.
-- Grain: one row a label.
-- Parameters: labels, checked: names of the view to make and of the view of checked labels.
-- Cost: one scan.
CREATE VIEW {labels:Identifier} AS
SELECT
    assumeNotNull(network_type) AS network_type, assumeNotNull(address) AS address, assumeNotNull(label) AS label, assumeNotNull(address_type) AS address_type,
    assumeNotNull(address_subtype) AS address_subtype, assumeNotNull(trust_level) AS trust_level, assumeNotNull(source) AS source,
    assumeNotNull(risk_level) AS risk_level, assumeNotNull(confidence_score) AS confidence_score, assumeNotNull(created_timestamp) AS created_timestamp,
    assumeNotNull(updated_timestamp) AS updated_timestamp, toUInt64(0) AS valid_from_timestamp, toUInt64(0) AS valid_to_timestamp
FROM {checked:Identifier}
WHERE reason = ''
