-- Purpose: whether numbers of an export are written with a comma for the decimal mark: its amounts, values in USD or fees.
-- Grain: one row where one is, else none.
-- Parameters: events: the table of what moved value.
-- Cost: one scan at most.
SELECT 1 AS has_comma
FROM {events:Identifier} AS events
WHERE position(coalesce(events.amount, ''), ',') > 0
   -- A comma before a point parts thousands.
   OR match(coalesce(events.amount_usd, ''), '^[^,]*,[0-9]+$') OR match(coalesce(events.fee, ''), '^[^,]*,[0-9]+$')
LIMIT 1
