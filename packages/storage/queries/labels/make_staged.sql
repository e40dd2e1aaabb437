-- Purpose: where labels wait until they are compared with those that stand.
-- Grain: one row a label.
-- Parameters: staged: name of the table to make.
-- Cost: none.
CREATE TABLE {staged:Identifier}
(
    network_type String, address String, label String, address_type String, address_subtype String, trust_level String, source String, risk_level String,
    confidence_score Float32, created_timestamp UInt64, updated_timestamp UInt64, valid_from_timestamp UInt64, valid_to_timestamp UInt64
)
ENGINE = MergeTree ORDER BY (address, label, source)
