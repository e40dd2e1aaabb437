-- Purpose: a canvas with its document, the last version or one that is named.
-- Grain: one row, or none.
-- Parameters: network, canvas_id; version (0 for the last).
-- Cost: the granules of one canvas.
SELECT
    canvas_id, version, name, document_json, node_count, link_count, origin_kind, origin_id, is_removed, saved_by, saved_at_ms
FROM service_canvases
WHERE network = {network:String} AND canvas_id = {canvas_id:String} AND {version:UInt32} IN (0, version)
ORDER BY version DESC, saved_at_ms, save_id
LIMIT 1
