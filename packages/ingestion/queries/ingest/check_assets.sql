-- Purpose: give every staged asset its reason for rejection, or none.
-- Grain: one row a staged row.
-- Parameters: checked, coerced: names of the view to make and of the view to read (which holds wanted_network).
-- Cost: one scan.
CREATE VIEW {checked:Identifier} AS
SELECT
    *,
    multiIf(
        mapping_reason != '', mapping_reason,
        coalesce(asset_symbol, '') = '', 'missing_asset_symbol',
        coalesce(network, wanted_network) != wanted_network, 'other_network',
        isNull(first_seen_timestamp), 'invalid_first_seen_timestamp',
        isNull(last_scanned_block_height), 'invalid_last_scanned_block_height',
        '') AS reason,
    (assumeNotNull(asset_symbol), assumeNotNull(asset_contract)) AS identity,
    sipHash128(identity) AS identity_hash,
    (verified, verification_source, first_seen_timestamp, last_scanned_block_height) AS content
FROM {coerced:Identifier}
