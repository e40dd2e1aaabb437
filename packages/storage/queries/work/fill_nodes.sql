-- Purpose: number the addresses of a window by their byte order.
-- Grain: one row an address that sends or receives in the window, self-transfers aside.
-- Parameters: the slice; start_ms inclusive, end_ms exclusive.
-- Cost: one scan of the window's months, one distinct, one sort of the addresses.
INSERT INTO work_nodes (window_days, processing_date, node_id, address)
SELECT
    {window_days:UInt16} AS window_days,
    {processing_date:Date} AS processing_date,
    toUInt32(rowNumberInAllBlocks()) AS node_id,
    address
FROM
(
    SELECT DISTINCT arrayJoin([from_address, to_address]) AS address
    FROM core_transfers FINAL
    WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
    ORDER BY address
)
