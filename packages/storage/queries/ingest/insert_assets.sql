-- Purpose: load the sound staged assets.
-- Grain: one row an asset.
-- Parameters: checked: the view of checked assets; network; version.
-- Cost: one scan.
INSERT INTO core_assets
(
    asset_symbol, asset_contract, network, verified, verification_source, first_seen_timestamp, last_scanned_block_height, _version
)
SELECT
    assumeNotNull(asset_symbol), if(coalesce(asset_contract, '') = '', 'native', assumeNotNull(asset_contract)), {network:String},
    coalesce(verified, false), coalesce(verification_source, ''), coalesce(first_seen_timestamp, 0),
    coalesce(last_scanned_block_height, 0), {version:UInt64}
FROM {checked:Identifier}
WHERE reason = ''
