-- Purpose: files whose bytes are kept and that no case has attached.
-- Grain: one row a file.
-- Parameters: network.
-- Cost: one scan of the digests of the network's files and of its acts.
WITH
    attached AS
    (
        SELECT argMax(acts.file_digest, acts.done_at_ms) AS digest
        FROM service_case_acts AS acts
        WHERE acts.network = {network:String} AND acts.action IN ('file_added', 'file_removed')
        GROUP BY acts.item_id
        HAVING argMax(acts.action, acts.done_at_ms) = 'file_added'
    )
SELECT file_digest, uniqExact(piece) AS piece_count
FROM service_case_files
WHERE network = {network:String} AND file_digest NOT IN (SELECT digest FROM attached)
GROUP BY file_digest
ORDER BY file_digest
