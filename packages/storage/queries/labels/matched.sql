-- Purpose: how many addresses labels name, and how many of them have a transfer; with an example of each side, to compare their forms.
-- Grain: one row.
-- Parameters: network.
-- Cost: one scan of two columns of core_transfers; the labelled addresses are held in memory.
WITH named AS (SELECT DISTINCT address FROM core_address_labels FINAL WHERE network = {network:String})
SELECT
    (SELECT count() FROM named) AS labelled_count,
    (SELECT min(address) FROM named) AS labelled_example,
    (
        SELECT uniqExact(address)
        FROM
        (
            SELECT from_address AS address FROM core_transfers WHERE from_address IN (SELECT address FROM named)
            UNION ALL
            SELECT to_address FROM core_transfers WHERE to_address IN (SELECT address FROM named)
        )
    ) AS matched_count,
    (SELECT any(from_address) FROM (SELECT from_address FROM core_transfers LIMIT 1)) AS transfer_example
