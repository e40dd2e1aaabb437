-- Purpose: give every staged label its reason for rejection, or none.
-- Grain: one row a staged row.
-- Parameters: checked, coerced: names of the view to make and of the view to read (which holds wanted_network); risks: the table of words that mean one.
-- Cost: one scan.
CREATE VIEW {checked:Identifier} AS
SELECT
    *,
    multiIf(
        mapping_reason != '', mapping_reason,
        coalesce(address, '') = '', 'missing_address',
        coalesce(network, wanted_network) != wanted_network, 'other_network',
        trust_level NOT IN ('blacklisted', 'official', 'verified', 'community', 'unverified'), 'unknown_trust_level',
        isNull(confidence_score) OR isNaN(confidence_score), 'invalid_confidence_score',
        confidence_score < 0 OR confidence_score > 1, 'confidence_out_of_range',
        isNull(created_timestamp), 'invalid_created_timestamp',
        isNull(updated_timestamp), 'invalid_updated_timestamp',
        -- 0 stands for unknown.
        created_timestamp BETWEEN 1 AND 99999999999, 'created_timestamp_in_seconds',
        updated_timestamp BETWEEN 1 AND 99999999999, 'updated_timestamp_in_seconds',
        created_timestamp >= 4102444800000, 'created_timestamp_out_of_range',
        updated_timestamp >= 4102444800000, 'updated_timestamp_out_of_range',
        '') AS reason,
    (assumeNotNull(address), assumeNotNull(label), assumeNotNull(source)) AS identity,
    sipHash128(identity) AS identity_hash,
    -- Of labels that contradict each other the risk stands, as in a list; else the one that was updated last.
    (address_type NOT IN (SELECT word FROM {risks:Identifier}) AND address_subtype NOT IN (SELECT word FROM {risks:Identifier}), -toInt64(updated_timestamp), network_type, address_type, address_subtype, trust_level, risk_level, confidence_score, created_timestamp) AS content
FROM {coerced:Identifier}
