-- Purpose: put the two halves of every feature row together, under the address's own name.
-- Grain: one row an address of the window.
-- Parameters: the slice; first_node inclusive, end_node exclusive; the run, the version to write; columns, every feature column but those of identity, each of which one half has.
-- Cost: two hash joins on a dense integer; memory grows with the number of addresses of the part.
INSERT INTO staging_analyzers_features
(
    window_days, processing_date, run_id, address,
    {columns:Identifiers},
    _version
)
SELECT
    {window_days:UInt16}, {processing_date:Date}, {run_id:String}, nodes.address,
    {columns:Identifiers},
    {version:UInt64}
FROM
(
    SELECT * EXCEPT (window_days, processing_date)
    FROM work_features_exact
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
      AND node_id >= {first_node:UInt32} AND node_id < {end_node:UInt32}
) AS exact
INNER JOIN
(
    SELECT * EXCEPT (window_days, processing_date)
    FROM work_features_kernel
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
      AND node_id >= {first_node:UInt32} AND node_id < {end_node:UInt32}
) AS kernel ON kernel.node_id = exact.node_id
INNER JOIN
(
    SELECT node_id, address
    FROM work_nodes
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
      AND node_id >= {first_node:UInt32} AND node_id < {end_node:UInt32}
) AS nodes ON nodes.node_id = exact.node_id
