-- Purpose: keep the measures of an evaluation, all or none.
-- Grain: one row a measure.
-- Parameters: the slice; evaluated_at_ms, truth; scopes, names, measures and values of one length.
-- Cost: a write.
INSERT INTO analyzers_evaluations (window_days, processing_date, evaluated_at, run_id, truth, scope, name, measure, value)
SELECT
    {window_days:UInt16}, {processing_date:Date}, fromUnixTimestamp64Milli({evaluated_at_ms:Int64}, 'UTC'),
    (SELECT max(run_id) FROM analyzers_alerts WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}),
    {truth:String}, one.1, one.2, one.3, one.4
FROM
(
    SELECT arrayJoin(arrayZip({scopes:Array(String)}, {names:Array(String)}, {measures:Array(String)}, {values:Array(Float64)})) AS one
)
