-- Purpose: what became of watched addresses, the newest change first.
-- Grain: one row a change.
-- Parameters: network; address ('' for all); row_limit, row_offset.
-- Cost: one scan of the network's rows.
SELECT address, list_name, action, note, changed_by, changed_at_ms
FROM service_watches
WHERE network = {network:String} AND {address:String} IN ('', address)
ORDER BY changed_at_ms DESC, list_name, address
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
