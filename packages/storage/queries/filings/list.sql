-- Purpose: the filings of a network as their newest versions have them, changed last first.
-- Grain: one row a filing.
-- Parameters: network; status, subject_id, drafted_by ('' for any); row_limit, row_offset.
-- Cost: one scan of the network's rows without their documents.
SELECT
    filing_id, version, action, status, title, subject_kind, subject_id, processing_date, window_days, due_date, drafted_by, saved_by, saved_at_ms,
    note, approved_by, is_own_approval, reference_number, filed_date, document_digest, previous_digest, digest,
    count() OVER () AS total_count
FROM
(
    SELECT
        network, save_id, filing_id, version, action, status, title, subject_kind, subject_id, processing_date, window_days, due_date, drafted_by,
        saved_by, saved_at_ms, note, approved_by, is_own_approval, reference_number, filed_date, document_digest, previous_digest, digest
    FROM service_filings
    WHERE network = {network:String}
    ORDER BY version DESC, saved_at_ms, save_id
    LIMIT 1 BY filing_id
)
WHERE {status:String} IN ('', status) AND {subject_id:String} IN ('', subject_id) AND {drafted_by:String} IN ('', drafted_by)
ORDER BY saved_at_ms DESC, filing_id
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
