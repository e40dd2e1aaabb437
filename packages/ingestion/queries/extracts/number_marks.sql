-- Purpose: how the numbers of files use a mark, comma or point: as the decimal mark, between thousands, or so that it may be either.
-- Grain: one row a file with such numbers. fraction_count: it can only be the decimal mark, as in 1,5 and 0,125; group_count: it can only part thousands,
--   as in 1,234.5 and 1,234,567; 1,234 may be both and counts as neither. long_count: 1234 without a mark, in columns that use the mark elsewhere.
-- Parameters: rows: the staged table; columns: its columns of numbers; mark: ',' or '.'.
-- Cost: one scan.
WITH
    -- As if the mark that is asked about were the comma.
    x -> if({mark:String} = ',', x, translate(x, ',.', '.,')) AS with_comma,
    x -> match(x, '^[1-9][0-9]{0,2}(?:,[0-9]{3})+[.][0-9]+$|^[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}$') AS is_grouped,
    x -> match(x, '^(?:[0-9]*|[1-9][0-9]{0,2}(?:[.][0-9]{3})+),[0-9]+$') AS is_fraction,
    x -> length(x) >= 4 AND match(x, '^[1-9][0-9]{3,}$') AS is_long
SELECT file_number, sum(groups) AS group_count, sum(fractions) AS fraction_count, sum(longs) AS long_count
FROM
(
    SELECT
        file_number,
        countIf(is_grouped(number_text)) AS groups,
        countIf(is_fraction(number_text) AND NOT match(number_text, '^[1-9][0-9]{0,2},[0-9]{3}$')) AS fractions,
        countIf(is_long(number_text)) AS longs
    FROM
    (
        -- A sign, a currency before it and a unit behind it are no part of the number.
        SELECT file_number, column_number, with_comma(extract(marked_text, '^[^0-9.,]{0,5}([0-9.,]+)(?: *[^0-9., ][^0-9]*)?$')) AS number_text
        FROM
        (
            SELECT file_number, column_number, coalesce(column_text, '') AS marked_text
            FROM {rows:Identifier}
            ARRAY JOIN [{columns:Identifiers}] AS column_text, arrayEnumerate([{columns:Identifiers}]) AS column_number
        )
        WHERE position(marked_text, {mark:String}) > 0 OR is_long(marked_text)
    )
    WHERE number_text != ''
    GROUP BY file_number, column_number
    HAVING countIf(position(number_text, ',') > 0) > 0
)
GROUP BY file_number
ORDER BY file_number
