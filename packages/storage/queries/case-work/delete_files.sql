-- Purpose: delete the bytes of files.
-- Grain: one row a piece.
-- Parameters: network; file_digests.
-- Cost: rewrites the parts that hold them.
ALTER TABLE service_case_files DELETE
WHERE network = {network:String} AND has({file_digests:Array(String)}, file_digest)
SETTINGS mutations_sync = 2
