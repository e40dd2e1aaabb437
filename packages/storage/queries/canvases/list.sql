-- Purpose: the canvases of a network as they were saved last, the newest first; removed ones are left out.
-- Grain: one row a canvas.
-- Parameters: network; canvas_id ('' for all); row_limit.
-- Cost: one scan of the network's rows without their documents.
SELECT
    canvas_id, max(canvases.version) AS version,
    argMax(canvases.name, canvases.version) AS name,
    argMax(canvases.node_count, canvases.version) AS node_count,
    argMax(canvases.link_count, canvases.version) AS link_count,
    argMax(canvases.origin_kind, canvases.version) AS origin_kind,
    argMax(canvases.origin_id, canvases.version) AS origin_id,
    argMax(canvases.saved_by, canvases.version) AS saved_by,
    argMax(canvases.saved_at_ms, canvases.version) AS saved_at_ms
FROM service_canvases AS canvases
WHERE canvases.network = {network:String} AND {canvas_id:String} IN ('', canvases.canvas_id)
GROUP BY canvas_id
HAVING argMax(canvases.is_removed, canvases.version) = false
ORDER BY saved_at_ms DESC, canvas_id
LIMIT {row_limit:UInt32}
