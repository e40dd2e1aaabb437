-- Purpose: the labels of one address, best first.
-- Grain: one row a label and source.
-- Parameters: address.
-- Cost: one scan of a small table.
SELECT label, address_type, address_subtype, trust_level, source, risk_level, confidence_score
FROM core_address_labels FINAL
WHERE address = {address:String}
ORDER BY confidence_score DESC, label, source
LIMIT 100
