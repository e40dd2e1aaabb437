-- Purpose: the rows that failed their checks, as they came, each with its reason.
-- Grain: one row a rejected row.
-- Parameters: checked: the view that gives every row its reason.
-- Cost: one scan.
SELECT * FROM {checked:Identifier} WHERE reason != '' ORDER BY reason, tuple(*)
