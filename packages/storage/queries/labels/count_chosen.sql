-- Purpose: how many labels a choice means.
-- Grain: one row.
-- Parameters: network; address, '' for any; label, '' for any; source, '' for any.
-- Cost: one scan of the labels.
SELECT count() AS label_count
FROM core_address_labels FINAL
WHERE network = {network:String} AND ({address:String} = '' OR address = {address:String}) AND ({label:String} = '' OR label = {label:String})
  AND ({source:String} = '' OR source = {source:String})
