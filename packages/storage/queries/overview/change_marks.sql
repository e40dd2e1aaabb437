-- Purpose: tell one state of results and decisions from the next, for readers that keep them in memory.
-- Grain: one row.
-- Parameters: none.
-- Cost: counts that the engine answers from its parts, and one scan of small tables.
SELECT
    hex(sipHash64((SELECT (count(), max(_version)) FROM analyzers_runs WHERE status = 'published'))) AS runs,
    hex(sipHash64(
        runs,
        (SELECT count() FROM analyzers_features),
        (SELECT count() FROM analyzers_typologies),
        (SELECT count() FROM analyzers_alerts))) AS results,
    hex(sipHash64(
        (SELECT (count(), max(decided_at)) FROM analyzers_alert_dispositions),
        (SELECT (count(), max(created_at)) FROM analyzers_suppression_rules))) AS decisions
