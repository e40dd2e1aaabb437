-- Purpose: delete all rows of canvases.
-- Grain: one row a version.
-- Parameters: network; canvas_ids (none: every canvas of the network).
-- Cost: rewrites the parts that hold them; a small table.
ALTER TABLE service_canvases DELETE
WHERE network = {network:String} AND (empty({canvas_ids:Array(String)}) OR has({canvas_ids:Array(String)}, canvas_id))
SETTINGS mutations_sync = 2
