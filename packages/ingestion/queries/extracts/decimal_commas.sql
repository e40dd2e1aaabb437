-- Purpose: whether an amount of an export is written with a comma.
-- Grain: one row where one is, else none.
-- Parameters: events: the table of what moved value.
-- Cost: one scan at most.
SELECT 1 AS has_comma
FROM {events:Identifier} AS events
WHERE position(coalesce(events.amount, ''), ',') > 0
LIMIT 1
