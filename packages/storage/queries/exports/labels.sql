-- Purpose: the address labels.
-- Grain: one row of the table.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    network,
    network_type,
    address,
    label,
    address_type,
    address_subtype,
    trust_level,
    source,
    risk_level,
    confidence_score,
    created_timestamp,
    updated_timestamp
FROM core_address_labels FINAL
ORDER BY address, label, source
