-- Purpose: store labels under the one form of their address; of several of one label and source the one that was updated last stays.
-- Grain: one row a label and source whose address was stored in another form.
-- Parameters: none.
-- Cost: one scan of the labels.
INSERT INTO core_address_labels
(
    network, network_type, address, label, address_type, address_subtype, trust_level, source, risk_level, confidence_score,
    created_timestamp, updated_timestamp, _version
)
WITH {folded_address:Lambda} AS folded
SELECT
    of_network, kept.1, one_form, of_label, kept.2, kept.3, kept.4, of_source, kept.5, kept.6, kept.7, kept.8, newest_version + 1
FROM
(
    SELECT
        network AS of_network, folded(address) AS one_form, label AS of_label, source AS of_source,
        argMax((network_type, address_type, address_subtype, trust_level, risk_level, confidence_score, created_timestamp, updated_timestamp),
            (updated_timestamp, _version, address)) AS kept,
        max(_version) AS newest_version
    FROM core_address_labels FINAL
    GROUP BY of_network, one_form, of_label, of_source
    HAVING countIf(address != one_form) > 0
)
