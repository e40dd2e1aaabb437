-- Purpose: every version of a canvas, the newest first.
-- Grain: one row a version.
-- Parameters: network, canvas_id.
-- Cost: the granules of one canvas, without its documents.
SELECT canvas_id, version, name, node_count, link_count, origin_kind, origin_id, saved_by, saved_at_ms
FROM service_canvases
WHERE network = {network:String} AND canvas_id = {canvas_id:String} AND NOT is_removed
ORDER BY version DESC, saved_at_ms, save_id
