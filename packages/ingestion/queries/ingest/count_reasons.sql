-- Purpose: how many staged rows are sound, and how many fall to each reason, file by file.
-- Grain: one row a reason and file; '' counts the sound ones.
-- Parameters: checked: the view that gives every row its reason.
-- Cost: one scan of the staged rows.
SELECT reason, file_number, count() AS row_count
FROM {checked:Identifier}
GROUP BY reason, file_number
ORDER BY reason, file_number
