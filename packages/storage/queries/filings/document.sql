-- Purpose: the document of a version.
-- Grain: one row, or none.
-- Parameters: network, filing_id, save_id.
-- Cost: the granules of one filing.
SELECT document_json
FROM service_filings
WHERE network = {network:String} AND filing_id = {filing_id:String} AND save_id = {save_id:String}
LIMIT 1
