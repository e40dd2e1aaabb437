-- Purpose: what a network learns from the decisions about its alerts, and from when on decisions count.

-- The evidence as it was decided on: an alert that is held back since has no row any more. Decisions from before this migration teach nothing.
ALTER TABLE analyzers_alert_dispositions
    ADD COLUMN IF NOT EXISTS seen_confidence String COMMENT 'prior and terms of its confidence when it was decided, as JSON; empty before that was kept';

-- Ordered by time: the newest row counts. No TTL: a row a reset.
CREATE TABLE analyzers_learning_resets
(
    counts_from DateTime64(3, 'UTC') COMMENT 'decisions after this moment teach the next run',
    reason      String,
    decided_by  String COMMENT 'name of the API key, or local',
    decided_at  DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY decided_at;
