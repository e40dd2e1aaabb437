-- Purpose: the feature columns that typology chapters read, in the order of the node ids.
-- Grain: one row an address of the slice.
-- Parameters: the slice; features_table, analyzers_features or its staging.
-- Cost: one ordered read of five columns.
SELECT pass_through_ratio, median_holding_seconds, dormancy_days, toUInt8(is_new_address) AS is_new_address
FROM {features_table:Identifier}
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY address
