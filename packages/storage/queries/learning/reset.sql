-- Purpose: say from when on decisions count.
-- Grain: one row.
-- Parameters: counts_from_ms, reason, decided_by, decided_at_ms.
-- Cost: a write.
INSERT INTO analyzers_learning_resets (counts_from, reason, decided_by, decided_at)
SELECT fromUnixTimestamp64Milli({counts_from_ms:Int64}, 'UTC'), {reason:String}, {decided_by:String},
    -- Later than the reset before, also by a clock that was set back.
    greatest(
        fromUnixTimestamp64Milli({decided_at_ms:Int64}, 'UTC'),
        assumeNotNull((SELECT max(decided_at) FROM analyzers_learning_resets)) + INTERVAL 1 MILLISECOND)
