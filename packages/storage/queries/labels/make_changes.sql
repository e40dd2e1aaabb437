-- Purpose: which staged labels are new, which say something else than the one that stands, and which a person removed before.
-- Grain: one row a staged label, with the action that it means: added, changed, removed (before) or '' for no change.
-- Parameters: changes, staged: name of the table to make and of the staged labels; network; keeps_validity: whether the time for which a standing
--   label holds stays as it is.
-- Cost: one join of the staged labels with those that stand.
CREATE TABLE {changes:Identifier} ENGINE = MergeTree ORDER BY (address, label, source) AS
SELECT
    staged.network_type AS network_type, staged.address AS address, staged.label AS label, staged.address_type AS address_type,
    staged.address_subtype AS address_subtype, staged.trust_level AS trust_level, staged.source AS source, staged.risk_level AS risk_level,
    staged.confidence_score AS confidence_score, staged.created_timestamp AS created_timestamp, staged.updated_timestamp AS updated_timestamp,
    if({keeps_validity:Bool} AND standing.is_known = 1, states.valid_from, staged.valid_from_timestamp) AS valid_from_timestamp,
    if({keeps_validity:Bool} AND standing.is_known = 1, states.valid_to, staged.valid_to_timestamp) AS valid_to_timestamp,
    multiIf(
        standing.is_known = 0, if(states.last_action = 'removed', 'removed', 'added'),
        standing.said != (staged.network_type, staged.address_type, staged.address_subtype, staged.trust_level, staged.risk_level, staged.confidence_score,
            staged.created_timestamp, staged.updated_timestamp), 'changed',
        NOT {keeps_validity:Bool} AND (states.valid_from, states.valid_to) != (staged.valid_from_timestamp, staged.valid_to_timestamp), 'changed',
        '') AS action
FROM {staged:Identifier} AS staged
LEFT JOIN
(
    SELECT
        address, label, source, 1 AS is_known,
        (network_type, address_type, address_subtype, trust_level, risk_level, confidence_score, created_timestamp, updated_timestamp) AS said
    FROM core_address_labels FINAL
    WHERE network = {network:String}
) AS standing ON standing.address = staged.address AND standing.label = staged.label AND standing.source = staged.source
LEFT JOIN
(
    SELECT address, label, source, last_action, valid_from_timestamp AS valid_from, valid_to_timestamp AS valid_to
    FROM analyzers_label_states_view
    WHERE network = {network:String}
) AS states ON states.address = staged.address AND states.label = staged.label AND states.source = staged.source
