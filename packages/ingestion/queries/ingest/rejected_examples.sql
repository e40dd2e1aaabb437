-- Purpose: the first rows that were rejected for each reason, by file: which they are and what of them the reason speaks of.
-- Grain: at most three rows a reason and file.
-- Parameters: rejected: the view of rejected rows; reasons: those that are asked for.
-- Cost: one scan of the checked rows.
SELECT reason, file_number, row_number, found
FROM {rejected:Identifier}
WHERE reason IN {reasons:Array(String)}
ORDER BY reason, file_number, row_number, found
LIMIT 3 BY reason, file_number
