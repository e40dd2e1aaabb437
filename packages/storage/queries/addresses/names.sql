-- Purpose: what addresses are called: the best label of each that has one.
-- Grain: one row an address.
-- Parameters: addresses.
-- Cost: one scan of a small table.
SELECT address, label
FROM core_best_labels_view
WHERE address IN {addresses:Array(String)}
ORDER BY address
