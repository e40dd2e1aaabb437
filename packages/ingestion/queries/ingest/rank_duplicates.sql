-- Purpose: the checked rows of a file that repeats rows: among sound ones of one identity the first by content stays; the others are named duplicates,
--   repeated rows where one file says the same twice and no index of its own tells them apart, or conflicts where they differ. How a row came is kept of the rejected ones only.
-- Grain: one row a staged row.
-- Parameters: ranked, read, checked: names of the table to make, of the checked rows without what tells repeated ones apart, and of the view of all of it.
-- Cost: one scan of both, a window over the rows that repeat another, and a copy of all on disk until they are loaded; made only where duplicates exist.
CREATE TABLE {ranked:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
WITH repeated AS (SELECT identity_hash FROM {read:Identifier} WHERE reason = '' GROUP BY identity_hash HAVING count() > 1)
SELECT * EXCEPT (identity, content) REPLACE (if(reason = '', defaultValueOfArgumentType(raw_row), raw_row) AS raw_row)
FROM {read:Identifier}
WHERE reason != '' OR identity_hash NOT IN (repeated)
UNION ALL
SELECT
    * EXCEPT (identity, content, place, first_content, place_in_file) REPLACE (
        multiIf(place = 1, '', content = first_content, if(index_was_made = 1 AND place_in_file > 1, 'repeated_row', 'duplicate'), 'conflicting_duplicate') AS reason,
        if(place = 1, defaultValueOfArgumentType(raw_row), raw_row) AS raw_row)
FROM
(
    SELECT
        *,
        row_number() OVER same AS place,
        first_value(content) OVER same AS first_content,
        row_number() OVER (PARTITION BY identity, content, file_number ORDER BY raw_row) AS place_in_file
    FROM {checked:Identifier}
    WHERE reason = '' AND identity_hash IN (repeated)
    -- raw_row only decides which of rows with equal content is kept as it came.
    WINDOW same AS (PARTITION BY identity ORDER BY content, raw_row)
)
