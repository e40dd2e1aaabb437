-- Purpose: how many staged rows are sound, and how many fall to each reason.
-- Grain: one row a reason; '' counts the sound ones.
-- Parameters: checked: the view that gives every row its reason.
-- Cost: one scan of the staged rows.
SELECT reason, count() AS row_count
FROM {checked:Identifier}
GROUP BY reason
ORDER BY reason
