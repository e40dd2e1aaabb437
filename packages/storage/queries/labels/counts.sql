-- Purpose: how many labels there are of each kind.
-- Grain: one row a source, type and subtype.
-- Parameters: network.
-- Cost: one scan of the labels.
SELECT source, address_type, address_subtype, count() AS label_count
FROM core_address_labels FINAL
WHERE network = {network:String}
GROUP BY source, address_type, address_subtype
ORDER BY label_count DESC, source, address_type, address_subtype
