-- Purpose: the entities that some addresses belong to, the largest first; a service with what labels call the address that its wallets are swept to.
-- Grain: one row an entity.
-- Parameters: window_days, processing_date, addresses.
-- Cost: one scan of the slice's links, and of the best labels.
WITH found AS
(
    SELECT
        links.entity_id AS entity_id, any(links.entity_kind) AS entity_kind, arraySort(groupUniqArrayArray([links.address, links.other_address])) AS members,
        anyIf(links.other_address, links.rule = 'deposit_wallet') AS swept_to
    FROM analyzers_entities AS links
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND links.entity_id != ''
    GROUP BY links.entity_id
    HAVING hasAny(members, {addresses:Array(String)})
)
SELECT
    found.entity_id AS entity_id, toString(found.entity_kind) AS entity_kind, labels.label AS label, toUInt32(length(found.members)) AS member_count,
    arrayFilter(one -> has({addresses:Array(String)}, one), found.members) AS addresses
FROM found
LEFT JOIN core_best_labels_view AS labels ON labels.address = found.swept_to
ORDER BY member_count DESC, entity_id
