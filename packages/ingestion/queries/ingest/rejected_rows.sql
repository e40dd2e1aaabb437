-- Purpose: the rows that failed their checks, as they came, each with its reason.
-- Grain: one row a rejected row.
-- Parameters: rejected: the view of the file's own columns and the reason.
-- Cost: one scan.
SELECT * FROM {rejected:Identifier} ORDER BY reason, tuple(*)
