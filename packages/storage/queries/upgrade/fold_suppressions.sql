-- Purpose: store suppression rules under the one form of their address.
-- Grain: one row of analyzers_suppression_rules.
-- Parameters: none.
-- Cost: one rewrite of a small column.
ALTER TABLE analyzers_suppression_rules UPDATE address = arrayMap({folded_address:Lambda}, [address])[1]
WHERE address != arrayMap({folded_address:Lambda}, [address])[1]
SETTINGS mutations_sync = 2
