-- Purpose: load the sound staged assets.
-- Grain: one row an asset.
-- Parameters: checked: the view of checked assets; network; version.
-- Cost: one scan.
INSERT INTO core_assets
(
    asset_symbol, asset_contract, network, verified, verification_source, first_seen_timestamp, last_scanned_block_height, _version
)
SELECT
    assumeNotNull(asset_symbol), assumeNotNull(asset_contract), {network:String},
    assumeNotNull(verified), assumeNotNull(verification_source), assumeNotNull(first_seen_timestamp),
    assumeNotNull(last_scanned_block_height), {version:UInt64}
FROM {checked:Identifier}
WHERE reason = ''
