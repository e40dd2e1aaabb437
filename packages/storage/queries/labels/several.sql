-- Purpose: the labels of addresses that have several, to see which contradict each other.
-- Grain: one row a label.
-- Parameters: network.
-- Cost: one scan of the labels.
SELECT address, label, address_type, address_subtype, trust_level, source, risk_level
FROM core_address_labels FINAL
WHERE network = {network:String}
  AND address IN (SELECT address FROM core_address_labels FINAL WHERE network = {network:String} GROUP BY address HAVING count() > 1)
ORDER BY
    address,
    indexOf(['unverified', 'community', 'verified', 'official', 'blacklisted'], trust_level) DESC,
    confidence_score DESC,
    updated_timestamp DESC,
    label DESC,
    source DESC
