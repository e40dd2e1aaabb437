-- Purpose: give every staged label its reason for rejection, or none.
-- Grain: one row a staged row.
-- Parameters: checked, coerced: names of the view to make and of the view to read (which holds wanted_network).
-- Cost: one scan.
CREATE VIEW {checked:Identifier} AS
SELECT
    *,
    multiIf(
        coalesce(address, '') = '', 'missing_address',
        coalesce(network, wanted_network) != wanted_network, 'other_network',
        coalesce(trust_level, 'unverified') NOT IN ('blacklisted', 'official', 'verified', 'community', 'unverified'), 'unknown_trust_level',
        NOT confidence_score_was_null AND isNull(confidence_score), 'invalid_confidence_score',
        confidence_score < 0 OR confidence_score > 1, 'confidence_out_of_range',
        '') AS reason
FROM {coerced:Identifier}
