-- Purpose: append changes of settings, all or none.
-- Grain: one row a change.
-- Parameters: change_ids, paths and values of one length; reason, saved_by, saved_at_ms.
-- Cost: a write.
INSERT INTO analyzers_saved_settings (change_id, path, value_json, reason, saved_by, saved_at)
SELECT
    change.1, change.2, change.3, {reason:String}, {saved_by:String}, fromUnixTimestamp64Milli({saved_at_ms:Int64}, 'UTC')
FROM (SELECT arrayJoin(arrayZip({change_ids:Array(String)}, {paths:Array(String)}, {values:Array(String)})) AS change)
