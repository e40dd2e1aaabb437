-- Purpose: how many staged transfers were loaded before, the same or differently, and some of those that differ.
-- Grain: one row.
-- Parameters: changed: the table of them.
-- Cost: one scan of them.
SELECT countIf(NOT is_changed) AS known_count, countIf(is_changed) AS changed_count, arraySort(groupUniqArrayIf(3)(tx_id, is_changed)) AS changed_ids
FROM {changed:Identifier}
