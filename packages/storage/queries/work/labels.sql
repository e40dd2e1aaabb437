-- Purpose: what the labels of a window's addresses say.
-- Grain: one row a label of an address of the window, best first within an address (trust, confidence, newest, then text for a stable order).
-- Parameters: the slice; the network; start_ms, end_ms: a label counts where it holds at some time of the window.
-- Cost: one join of the labels against the window's addresses.
SELECT
    nodes.node_id AS node_id,
    labels.address_type AS address_type,
    labels.address_subtype AS address_subtype,
    labels.trust_level AS trust_level,
    labels.risk_level AS risk_level
FROM
(
    SELECT *
    FROM core_address_labels FINAL
    WHERE network = {network:String}
    AND (address, label, source) NOT IN
    (
        SELECT address, label, source
        FROM analyzers_label_states_view
        WHERE network = {network:String}
          AND (valid_from_timestamp >= {end_ms:UInt64} OR (valid_to_timestamp > 0 AND valid_to_timestamp <= {start_ms:UInt64}))
    )
) AS labels
INNER JOIN (SELECT node_id, address FROM work_nodes WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}) AS nodes
    ON nodes.address = labels.address
ORDER BY
    node_id,
    indexOf(['unverified', 'community', 'verified', 'official', 'blacklisted'], labels.trust_level) DESC,
    labels.confidence_score DESC,
    labels.updated_timestamp DESC,
    labels.label DESC,
    labels.source DESC
