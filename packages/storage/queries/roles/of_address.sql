-- Purpose: the role of one address in a slice.
-- Grain: one row, or none.
-- Parameters: window_days, processing_date, address.
-- Cost: reads one granule of the slice.
SELECT address, role, probability, reasons, toString(volume_usd) AS volume_usd
FROM analyzers_address_roles
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND address = {address:String}
