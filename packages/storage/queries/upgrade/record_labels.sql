-- Purpose: write down which labels name an address in another than its one form, and which of them meet a label that is there already.
-- Grain: one row an address as it was stored, label and source.
-- Parameters: none.
-- Cost: one scan of the labels.
INSERT INTO core_address_changes (table_name, found, address, outcome, row_count, detail, changed_at)
WITH
    {folded_address:Lambda} AS folded,
    labels AS
    (
        SELECT
            network, address, folded(address) AS one_form, label, source, updated_timestamp, _version,
            arrayStringConcat([address_type, address_subtype, trust_level, risk_level, toString(confidence_score)], ' ') AS said
        FROM core_address_labels FINAL
    ),
    groups AS
    (
        SELECT
            network, one_form, label, source, count() AS label_count, argMax(said, (updated_timestamp, _version, address)) AS kept,
            arraySort(groupUniqArray(said)) AS all_said
        FROM labels
        GROUP BY network, one_form, label, source
    )
SELECT
    'core_address_labels', labels.address, labels.one_form,
    multiIf(groups.label_count = 1, 'folded', length(groups.all_said) = 1, 'merged', 'conflict') AS outcome, 1,
    concat('label ', labels.label, ' of source ', labels.source,
        if(outcome = 'conflict', concat(': found ', arrayStringConcat(groups.all_said, ' and '), '; kept ', groups.kept), '')),
    now64(3, 'UTC')
FROM labels
INNER JOIN groups
    ON groups.network = labels.network AND groups.one_form = labels.one_form AND groups.label = labels.label AND groups.source = labels.source
WHERE labels.address != labels.one_form
