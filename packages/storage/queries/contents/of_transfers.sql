-- Purpose: how many transfers of a window there are, and a digest of them that does not depend on their order or on when they were loaded.
-- Grain: one row.
-- Parameters: start_ms, end_ms.
-- Cost: one read of every column of the window's transfers.
SELECT
    count() AS row_count,
    toString(sum(cityHash64(* EXCEPT (_version)))) AS content_digest,
    assumeNotNull((
        SELECT hex(sipHash64(groupArray(name)))
        FROM (SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'core_transfers' ORDER BY position)
    )) AS columns_digest,
    max(_version) AS newest_version
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
