-- Purpose: what a decision saw of its alert, so that an alert that has grown since comes back to the queue.

-- Decisions from before this migration saw nothing that is known: their alerts never count as grown.
ALTER TABLE analyzers_alert_dispositions
    ADD COLUMN IF NOT EXISTS seen_transfers Array(String) COMMENT 'identities of the listed evidence when it was decided',
    ADD COLUMN IF NOT EXISTS seen_entered_usd Decimal128(18) COMMENT 'what had entered the scheme by then';
