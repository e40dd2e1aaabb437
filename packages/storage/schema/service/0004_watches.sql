-- What became of watched addresses: a row each time that one is added to a list, has its note changed or is removed, never changed; the
-- newest row of an address on a list says whether it is watched. No label: detection reads none of it. A watch belongs to a network and
-- to everybody whose key reads it (scope read); adding and removing take the scope run. Looked up by network and address, which lead
-- ORDER BY; no partitions, for there are few rows. No TTL: the history stays with the network, and "analytics networks remove" deletes it.
CREATE TABLE service_watches
(
    network       String,
    address       String COMMENT 'in its one form, as labels and transfers have it',
    list_name     String COMMENT 'what a team calls the list',
    action        LowCardinality(String) COMMENT 'added, changed, removed',
    note          String COMMENT 'why it is watched; why it no longer is, where action is removed',
    changed_by    String COMMENT 'name of the API key, or local',
    changed_at_ms UInt64 COMMENT 'later than that of every change before'
)
ENGINE = MergeTree
ORDER BY (network, address, list_name, changed_at_ms);
