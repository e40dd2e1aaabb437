-- Purpose: the labels of one address, best first.
-- Grain: one row a label and source.
-- Parameters: address.
-- Cost: one scan of a small table.
SELECT label, address_type, address_subtype, trust_level, source, risk_level, confidence_score
FROM core_address_labels FINAL
WHERE address = {address:String}
ORDER BY
    indexOf(['unverified', 'community', 'verified', 'official', 'blacklisted'], trust_level) DESC,
    confidence_score DESC,
    updated_timestamp DESC,
    label DESC,
    source DESC
LIMIT 100
