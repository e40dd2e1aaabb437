-- Purpose: words in the column of the status that are known neither for success nor for failure: their rows count as sound.
-- Grain: one row a word, the most frequent first; at most 20.
-- Parameters: transfer_rows: the staged table.
-- Cost: one scan.
WITH
    {is_nothing:Lambda} AS is_nothing,
    {is_failure:Lambda} AS is_failure,
    {is_success:Lambda} AS is_success
SELECT trimBoth(assumeNotNull(status_text)) AS word, count() AS row_count
FROM (SELECT coalesce(nullIf(final_result, ''), status) AS status_text FROM {transfer_rows:Identifier})
WHERE coalesce(status_text, '') != '' AND NOT is_nothing(status_text) AND NOT is_failure(status_text) AND NOT is_success(status_text)
GROUP BY word
ORDER BY row_count DESC, word
LIMIT 20
