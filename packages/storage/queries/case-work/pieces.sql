-- Purpose: which pieces there are of the bytes of a file.
-- Grain: one row a piece.
-- Parameters: network, file_digest.
-- Cost: the granules of one file, without its bytes.
SELECT DISTINCT piece
FROM service_case_files
WHERE network = {network:String} AND file_digest = {file_digest:String}
ORDER BY piece
