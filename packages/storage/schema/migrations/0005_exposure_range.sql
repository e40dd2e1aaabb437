-- Purpose: how far the methods of tracing disagree about an address's exposure. Four feature columns, in the result, staging and work tables alike,
-- so that partitions can still be swapped. Rows from before this migration hold 0: their runs did not measure it.

ALTER TABLE analyzers_features
    ADD COLUMN IF NOT EXISTS risk_exposure_least_in Float32 AFTER indirect_risk_exposure_out,
    ADD COLUMN IF NOT EXISTS risk_exposure_most_in Float32 AFTER risk_exposure_least_in,
    ADD COLUMN IF NOT EXISTS risk_exposure_least_out Float32 AFTER risk_exposure_most_in,
    ADD COLUMN IF NOT EXISTS risk_exposure_most_out Float32 AFTER risk_exposure_least_out;

ALTER TABLE staging_analyzers_features
    ADD COLUMN IF NOT EXISTS risk_exposure_least_in Float32 AFTER indirect_risk_exposure_out,
    ADD COLUMN IF NOT EXISTS risk_exposure_most_in Float32 AFTER risk_exposure_least_in,
    ADD COLUMN IF NOT EXISTS risk_exposure_least_out Float32 AFTER risk_exposure_most_in,
    ADD COLUMN IF NOT EXISTS risk_exposure_most_out Float32 AFTER risk_exposure_least_out;

ALTER TABLE work_features_kernel
    ADD COLUMN IF NOT EXISTS risk_exposure_least_in Float32 AFTER indirect_risk_exposure_out,
    ADD COLUMN IF NOT EXISTS risk_exposure_most_in Float32 AFTER risk_exposure_least_in,
    ADD COLUMN IF NOT EXISTS risk_exposure_least_out Float32 AFTER risk_exposure_most_in,
    ADD COLUMN IF NOT EXISTS risk_exposure_most_out Float32 AFTER risk_exposure_least_out;
