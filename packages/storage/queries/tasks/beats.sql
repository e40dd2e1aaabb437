-- Purpose: when each process that held a queue last said so.
-- Grain: one row a process.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT process, updated_ms
FROM service_processes FINAL
