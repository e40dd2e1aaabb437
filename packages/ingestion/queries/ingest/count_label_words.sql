-- Purpose: the words that staged labels use for what an address is.
-- Grain: one row a type and subtype.
-- Parameters: checked: the view of checked labels.
-- Cost: one scan of the staged rows.
SELECT assumeNotNull(address_type) AS address_type, assumeNotNull(address_subtype) AS address_subtype, count() AS label_count
FROM {checked:Identifier} AS staged
WHERE reason = ''
GROUP BY staged.address_type, staged.address_subtype
ORDER BY label_count DESC, address_type, address_subtype
