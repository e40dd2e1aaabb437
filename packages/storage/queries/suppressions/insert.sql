-- Purpose: append the state of a suppression rule.
-- Grain: one row.
-- Parameters: the columns.
-- Cost: a write.
INSERT INTO analyzers_suppression_rules (rule_id, typology_type, address, reason, expires_at, is_active, created_by, created_at)
SELECT
    {rule_id:String}, {typology_type:String}, {address:String}, {reason:String}, fromUnixTimestamp64Milli({expires_at_ms:Int64}, 'UTC'), {is_active:Bool},
    {created_by:String}, fromUnixTimestamp64Milli({created_at_ms:Int64}, 'UTC')
