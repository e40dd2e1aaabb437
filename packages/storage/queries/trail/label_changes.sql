-- Purpose: which changes of labels there are, without what was in them: a list may hold a million labels.
-- Grain: one row a change of several labels at once.
-- Parameters: network; since_ms: changes from before are left out.
-- Cost: one scan of five columns of the history of labels.
SELECT
    concat(toString(toUnixTimestamp64Milli(changed_at)), '/', toString(action), '/', source, '/', changed_by, '/', lower(hex(SHA256(reason)))) AS entry_key,
    toUnixTimestamp64Milli(changed_at) AS at_ms
FROM analyzers_labels_history
WHERE network = {network:String} AND changed_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
GROUP BY changed_at, action, source, changed_by, reason
