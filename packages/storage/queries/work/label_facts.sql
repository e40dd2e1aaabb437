-- Purpose: how many addresses the labels of the network name, in the window or not.
-- Grain: one row.
-- Parameters: network.
-- Cost: one scan of a small table.
SELECT uniqExact(address) AS labelled_count, min(address) AS labelled_example
FROM core_address_labels FINAL
WHERE network = {network:String}
