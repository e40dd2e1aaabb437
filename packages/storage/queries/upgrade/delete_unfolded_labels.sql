-- Purpose: remove labels that were stored again under the one form of their address.
-- Grain: one row of core_address_labels.
-- Parameters: none.
-- Cost: one scan of a small table.
DELETE FROM core_address_labels WHERE address != arrayMap({folded_address:Lambda}, [address])[1]
