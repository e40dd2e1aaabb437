-- Purpose: the addresses of a network that are watched, by list and address.
-- Grain: one row an address on a list.
-- Parameters: network; address, list_name ('' for all); row_limit, row_offset.
-- Cost: one scan of the network's rows.
SELECT
    address, list_name,
    argMax(watches.note, watches.changed_at_ms) AS note,
    argMax(watches.changed_by, watches.changed_at_ms) AS changed_by,
    max(watches.changed_at_ms) AS changed_at_ms
FROM service_watches AS watches
WHERE network = {network:String} AND {address:String} IN ('', address) AND {list_name:String} IN ('', list_name)
GROUP BY address, list_name
HAVING argMax(watches.action, watches.changed_at_ms) != 'removed'
ORDER BY list_name, address
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
