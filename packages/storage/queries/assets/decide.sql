-- Purpose: write down that a token is set aside, trusted, or neither any more.
-- Grain: one row a decision; the newest counts.
-- Parameters: every column.
-- Cost: one row.
INSERT INTO core_asset_trust
(
    asset_contract, asset_symbol, status, reason, note, transfer_count, address_count, claimed_usd, unit_price_usd, decided_at, _version
)
SELECT
    {asset_contract:String}, {asset_symbol:String}, {status:String}, {reason:String}, {note:String}, {transfer_count:UInt64}, {address_count:UInt64},
    toDecimal128OrZero({claimed_usd:String}, 18), {unit_price_usd:Float64}, fromUnixTimestamp64Milli({decided_ms:Int64}, 'UTC'),
    -- Later than what was decided before, also by a clock that was set back.
    greatest({version:UInt64}, assumeNotNull((SELECT max(_version) FROM core_asset_trust)) + 1)
