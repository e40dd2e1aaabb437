-- Purpose: how many staged labels are new, changed, removed before or as they were.
-- Grain: one row an action; '' counts those that change nothing.
-- Parameters: changes: the table of them.
-- Cost: one scan of the staged labels.
SELECT action, count() AS label_count FROM {changes:Identifier} GROUP BY action ORDER BY action
