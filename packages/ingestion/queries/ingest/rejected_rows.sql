-- Purpose: the rows that failed their checks, as they came, each with its file, its number there, its reason and what of it the reason speaks of.
-- Grain: one row a rejected row.
-- Parameters: rejected: the view of the file's own columns and the reason.
-- Cost: one scan.
SELECT * EXCEPT (file_number) FROM {rejected:Identifier} ORDER BY reason, file_number, row_number, tuple(*)
