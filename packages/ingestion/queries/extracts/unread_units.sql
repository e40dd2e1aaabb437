-- Purpose: files with amounts that are not read in the unit that the name of their column says.
-- Grain: one row a file with such amounts.
-- Parameters: events: the table of what moved value.
-- Cost: one scan.
SELECT file_number, count() AS row_count
FROM {events:Identifier}
WHERE coalesce(unread_unit, '') != '' AND coalesce(amount, '') != '' AND known_reason = '' AND status = '1'
GROUP BY file_number
ORDER BY file_number
