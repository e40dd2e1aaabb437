-- Purpose: the last version of a canvas, removed or not: what a save is compared with.
-- Grain: one row, or none; several where two processes saved one version.
-- Parameters: network, canvas_id.
-- Cost: the granules of one canvas, without its documents.
SELECT version, save_id, is_removed, saved_by, saved_at_ms
FROM service_canvases
WHERE network = {network:String} AND canvas_id = {canvas_id:String}
ORDER BY version DESC
LIMIT 1 WITH TIES
