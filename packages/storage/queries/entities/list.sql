-- Purpose: the entities of a slice, the largest first; a service with what labels call the address that its wallets are swept to.
-- Grain: one row an entity.
-- Parameters: window_days, processing_date, kind ('' for any), address ('' for any), row_limit, row_offset.
-- Cost: one scan of the slice's links, and of the best labels.
WITH found AS
(
    SELECT
        links.entity_id AS entity_id, any(links.entity_kind) AS entity_kind, toUInt32(count()) AS link_count,
        arraySort(groupUniqArray(toString(links.rule))) AS rules, arraySort(groupUniqArrayArray([links.address, links.other_address])) AS addresses,
        anyIf(links.other_address, links.rule = 'deposit_wallet') AS swept_to
    FROM analyzers_entities AS links
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND links.entity_id != ''
      AND ({kind:String} = '' OR links.entity_kind = {kind:String})
    GROUP BY links.entity_id
    HAVING {address:String} = '' OR has(addresses, {address:String})
)
SELECT
    found.entity_id AS entity_id, toString(found.entity_kind) AS entity_kind, labels.label AS label, toUInt32(length(found.addresses)) AS member_count,
    found.link_count AS link_count, found.rules AS rules, arraySlice(found.addresses, 1, 20) AS members
FROM found
LEFT JOIN core_best_labels_view AS labels ON labels.address = found.swept_to
ORDER BY member_count DESC, entity_id
LIMIT {row_limit:UInt64} OFFSET {row_offset:UInt64}
