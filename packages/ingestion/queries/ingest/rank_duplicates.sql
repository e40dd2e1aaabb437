-- Purpose: among sound staged rows of one identity keep the first by content; name the others duplicates, or conflicts where they differ.
-- Grain: one row a staged row.
-- Parameters: ranked, checked: names of the view to make and of the view to read.
-- Cost: one window over the staged rows; made only where duplicates exist.
CREATE VIEW {ranked:Identifier} AS
SELECT
    * EXCEPT (reason, place, first_content),
    multiIf(reason != '' OR place = 1, reason, content = first_content, 'duplicate', 'conflicting_duplicate') AS reason
FROM
(
    SELECT
        *,
        row_number() OVER same AS place,
        first_value(content) OVER same AS first_content
    FROM {checked:Identifier}
    -- raw_row only decides which of rows with equal content is kept as it came.
    WINDOW same AS (PARTITION BY reason, identity ORDER BY content, raw_row)
)
