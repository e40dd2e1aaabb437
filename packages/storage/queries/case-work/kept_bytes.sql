-- Purpose: how many bytes of files the database keeps for a network, those included that no case has attached any more.
-- Grain: one row.
-- Parameters: network.
-- Cost: one scan of the digests of the network's files and of its acts.
WITH
    files AS
    (
        SELECT file_digest, any(byte_count) AS file_bytes
        FROM service_case_acts
        WHERE network = {network:String} AND action = 'file_added'
        GROUP BY file_digest
    )
SELECT sum(file_bytes) AS byte_count
FROM files
WHERE file_digest IN (SELECT file_digest FROM service_case_files WHERE network = {network:String})
