-- Purpose: among sound staged rows of one identity keep the first by content; name the others duplicates, or conflicts where they differ.
-- Grain: one row a staged row.
-- Parameters: ranked, checked: names of the view to make and of the view to read.
-- Cost: one window over the staged rows; made only where duplicates exist.
CREATE VIEW {ranked:Identifier} AS
SELECT
    * EXCEPT (reason, place, first_content, content),
    multiIf(reason != '' OR place = 1, reason, content = first_content, 'duplicate', 'conflicting_duplicate') AS reason
FROM
(
    SELECT
        *,
        (block_height, block_timestamp, from_address, to_address, asset_symbol, amount, value_usd, fee) AS content,
        row_number() OVER identity AS place,
        first_value(content) OVER identity AS first_content
    FROM {checked:Identifier}
    WINDOW identity AS
    (
        PARTITION BY reason, tx_id, event_index, edge_index, if(coalesce(asset_contract, '') = '', 'native', asset_contract)
        ORDER BY block_height, block_timestamp, from_address, to_address, asset_symbol, amount, value_usd, fee
    )
)
