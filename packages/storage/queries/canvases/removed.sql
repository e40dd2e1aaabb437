-- Purpose: the canvases of a network that somebody removed, with how many rows they still have.
-- Grain: one row a canvas.
-- Parameters: network.
-- Cost: one scan of the network's rows without their documents.
SELECT canvas_id, count() AS row_count
FROM service_canvases
WHERE network = {network:String}
GROUP BY canvas_id
HAVING argMax(is_removed, version)
ORDER BY canvas_id
