-- Purpose: addresses of transfers to tell from which forms the network has, so that labels of another chain are known for what they are.
-- Grain: one row an address.
-- Parameters: none.
-- Cost: the first rows of core_transfers.
SELECT DISTINCT arrayJoin([from_address, to_address]) AS address
FROM (SELECT from_address, to_address FROM core_transfers LIMIT 5000)
