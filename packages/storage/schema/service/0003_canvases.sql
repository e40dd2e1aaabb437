-- What analysts drew of addresses and the money between them: a row a saved version, never changed; the newest version is the canvas.
-- A canvas belongs to a network and to everybody whose key reads it (scope read); saving and removing take the scope run. Looked up by
-- network and canvas, which lead ORDER BY with the version; no partitions, for there are few rows. Documents are JSON and compress well.
-- No TTL: a canvas stays until somebody removes it. Removing it writes a last version without a document; "analytics prune" then
-- deletes all of its rows, and "analytics networks remove" those of the network.
CREATE TABLE service_canvases
(
    network       String,
    canvas_id     String,
    version       UInt32 COMMENT '1 for the first; each save is the next',
    save_id       String COMMENT 'of two saves of one version neither counts as the newest before both are seen',
    name          String,
    document_json String COMMENT 'nodes, links, groups, filters and origin; empty where is_removed' CODEC(ZSTD(3)),
    node_count    UInt32,
    link_count    UInt32,
    origin_kind   LowCardinality(String) COMMENT 'nothing, address, alert, case, trace',
    origin_id     String,
    is_removed    Bool,
    saved_by      String COMMENT 'name of the API key, or local',
    saved_at_ms   UInt64
)
ENGINE = MergeTree
ORDER BY (network, canvas_id, version);
