-- Purpose: stage the published features of a slice again, as those of another run of it.
-- Grain: one row an address of the window.
-- Parameters: the slice; the run, the version to write; columns, every feature column but those of identity.
-- Cost: one read and one write of every column of the slice.
INSERT INTO staging_analyzers_features
(
    window_days, processing_date, run_id, address,
    {columns:Identifiers},
    _version
)
SELECT
    {window_days:UInt16}, {processing_date:Date}, {run_id:String}, address,
    {columns:Identifiers},
    {version:UInt64}
FROM analyzers_features
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
