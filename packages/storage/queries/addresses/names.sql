-- Purpose: what addresses are called: the best label of each that has one.
-- Grain: one row an address.
-- Parameters: addresses.
-- Cost: one scan of a small table.
SELECT address, argMax(label, (confidence_score, label)) AS label
FROM core_address_labels FINAL
WHERE address IN {addresses:Array(String)}
GROUP BY address
ORDER BY address
