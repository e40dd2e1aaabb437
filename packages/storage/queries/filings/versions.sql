-- Purpose: versions of a filing without their documents, the first of them first.
-- Grain: one row a version; two where two processes wrote one.
-- Parameters: network, filing_id.
-- Cost: the granules of one filing, without its documents.
SELECT
    filing_id, version, action, status, title, subject_kind, subject_id, processing_date, window_days, due_date, drafted_by, saved_by, saved_at_ms,
    note, approved_by, is_own_approval, reference_number, filed_date, document_digest, previous_digest, digest,
    save_id
FROM service_filings
WHERE network = {network:String} AND filing_id = {filing_id:String}
ORDER BY version, saved_at_ms, save_id
