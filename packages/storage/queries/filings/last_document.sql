-- Purpose: the document that was saved last in a network: the next filing begins with who reports there.
-- Grain: one row, or none.
-- Parameters: network.
-- Cost: one scan of a column of the network's rows, and one document.
SELECT document_json
FROM service_filings
WHERE network = {network:String} AND save_id = (
    SELECT argMax(save_id, saved_at_ms) FROM service_filings WHERE network = {network:String})
LIMIT 1
