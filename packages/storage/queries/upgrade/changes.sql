-- Purpose: what giving every stored address its one form changed: conflicts first.
-- Grain: one row as it was written down; a slice that was published again since is left out.
-- Parameters: none.
-- Cost: one scan of a small table, and of the runs.
SELECT toString(table_name) AS table_name, found, address, toString(outcome) AS outcome, row_count, detail, toUnixTimestamp64Milli(changed_at) AS changed_at_ms
FROM core_address_changes FINAL
WHERE NOT (outcome = 'outdated' AND (found, 1) IN
    (
        SELECT concat(toString(processing_date), '/', toString(window_days)), 1
        FROM analyzers_runs FINAL
        WHERE status = 'published' AND ended_at > (SELECT max(changed_at) FROM core_address_changes)
    ))
ORDER BY indexOf(['conflict', 'outdated', 'merged', 'folded'], outcome), table_name, found, detail
