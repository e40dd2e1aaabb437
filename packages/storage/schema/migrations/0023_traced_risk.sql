-- Purpose: exposure as far as a trace sees: over any number of hops and across assets. Three feature columns, in the result, staging and work tables
-- alike, so that partitions can still be swapped. Rows from before this migration hold 0 and 255: their runs did not measure it.

ALTER TABLE analyzers_features
    ADD COLUMN IF NOT EXISTS traced_risk_exposure_in Float32 AFTER risk_exposure_most_out,
    ADD COLUMN IF NOT EXISTS traced_risk_exposure_out Float32 AFTER traced_risk_exposure_in,
    ADD COLUMN IF NOT EXISTS traced_risk_hops UInt8 DEFAULT 255 AFTER nearest_risk_distance;

ALTER TABLE staging_analyzers_features
    ADD COLUMN IF NOT EXISTS traced_risk_exposure_in Float32 AFTER risk_exposure_most_out,
    ADD COLUMN IF NOT EXISTS traced_risk_exposure_out Float32 AFTER traced_risk_exposure_in,
    ADD COLUMN IF NOT EXISTS traced_risk_hops UInt8 DEFAULT 255 AFTER nearest_risk_distance;

ALTER TABLE work_features_kernel
    ADD COLUMN IF NOT EXISTS traced_risk_exposure_in Float32 AFTER risk_exposure_most_out,
    ADD COLUMN IF NOT EXISTS traced_risk_exposure_out Float32 AFTER traced_risk_exposure_in,
    ADD COLUMN IF NOT EXISTS traced_risk_hops UInt8 DEFAULT 255 AFTER nearest_risk_distance;
