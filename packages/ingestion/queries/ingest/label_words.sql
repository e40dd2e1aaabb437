-- Purpose: the words that staged labels use, sound or not.
-- Grain: one row a word.
-- Parameters: coerced: the view of the staged rows.
-- Cost: one scan of the staged rows.
SELECT DISTINCT assumeNotNull(arrayJoin([address_type, address_subtype])) AS word
FROM {coerced:Identifier}
WHERE coalesce(word, '') != ''
ORDER BY word
