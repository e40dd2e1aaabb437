-- Purpose: give every staged asset its reason for rejection, or none.
-- Grain: one row a staged row.
-- Parameters: checked, coerced: names of the view to make and of the view to read (which holds wanted_network).
-- Cost: one scan.
CREATE VIEW {checked:Identifier} AS
SELECT
    *,
    multiIf(
        coalesce(asset_symbol, '') = '', 'missing_asset_symbol',
        coalesce(network, wanted_network) != wanted_network, 'other_network',
        '') AS reason
FROM {coerced:Identifier}
