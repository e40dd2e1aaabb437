-- Purpose: the rows of another server's core_address_labels that a window is loaded from.
-- Grain: one row as it was loaded there.
-- Parameters: none.
-- Cost: one scan of the window.
SELECT
    network, network_type, address, label, address_type, address_subtype, trust_level, source, risk_level, confidence_score, created_timestamp,
    updated_timestamp
FROM core_address_labels FINAL
