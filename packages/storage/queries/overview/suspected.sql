-- Purpose: the money under suspicion: the exact sum over the distinct evidence transfers of all alerts of a slice.
-- Grain: one row.
-- Parameters: the slice; window bounds.
-- Cost: one semi-join of the window's transfers with the evidence, listed and beyond.
SELECT sum(amount_usd) AS suspected_usd
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND transfer_id IN
  (
      SELECT arrayJoin(evidence_transfers) FROM analyzers_alerts
      WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
      UNION ALL
      SELECT transfer_id FROM analyzers_alert_transfers
      WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  )
