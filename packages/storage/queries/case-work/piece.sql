-- Purpose: a piece of the bytes of a file.
-- Grain: one row, or none.
-- Parameters: network, file_digest, piece.
-- Cost: one granule.
SELECT content_base64
FROM service_case_files
WHERE network = {network:String} AND file_digest = {file_digest:String} AND piece = {piece:UInt32}
LIMIT 1
