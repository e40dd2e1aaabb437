-- Purpose: say that a process still holds its queue.
-- Grain: one row a beat; the newest counts.
-- Parameters: process, updated_ms.
-- Cost: one row.
INSERT INTO service_processes (process, updated_ms) SELECT {process:String}, {updated_ms:UInt64}
