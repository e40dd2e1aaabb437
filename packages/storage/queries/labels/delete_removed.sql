-- Purpose: let labels that were removed stand no longer.
-- Grain: one row of core_address_labels.
-- Parameters: network; address, '' for any; label, '' for any; source, '' for any.
-- Cost: one scan of the labels.
DELETE FROM core_address_labels
WHERE network = {network:String} AND ({address:String} = '' OR address = {address:String}) AND ({label:String} = '' OR label = {label:String})
  AND ({source:String} = '' OR source = {source:String})
