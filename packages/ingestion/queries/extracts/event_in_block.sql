-- Purpose: whether an event names its block.
-- Grain: one row if so, else none.
-- Parameters: events: the table of what moved value.
-- Cost: one scan of a column, up to the first such event.
SELECT 1 AS found
FROM {events:Identifier}
WHERE coalesce(block_number, '') != ''
LIMIT 1
