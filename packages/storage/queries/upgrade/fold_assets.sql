-- Purpose: store assets under the one form of their contract; of several the one that was loaded last stays.
-- Grain: one row an asset whose contract was stored in another form.
-- Parameters: none.
-- Cost: one scan of a small table.
INSERT INTO core_assets
(
    asset_symbol, asset_contract, network, verified, verification_source, first_seen_timestamp, last_scanned_block_height, _version
)
WITH {folded_address:Lambda} AS folded
SELECT of_symbol, one_form, of_network, kept.1, kept.2, kept.3, kept.4, newest_version + 1
FROM
(
    SELECT
        network AS of_network, folded(asset_contract) AS one_form, asset_symbol AS of_symbol,
        argMax((verified, verification_source, first_seen_timestamp, last_scanned_block_height), (_version, asset_contract)) AS kept,
        max(_version) AS newest_version
    FROM core_assets FINAL
    GROUP BY of_network, one_form, of_symbol
    HAVING countIf(asset_contract != one_form) > 0
)
