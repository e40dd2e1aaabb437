-- How the digests of a filing are computed, and what stays after it was filed.
ALTER TABLE service_filings COMMENT COLUMN document_digest 'SHA-256, hex, of document_json as UTF-8 with the keys of every object sorted and no spaces';

ALTER TABLE service_filings COMMENT COLUMN digest 'SHA-256, hex, of a JSON object of all columns but save_id, document_json and digest, as UTF-8 with sorted keys and no spaces';

ALTER TABLE service_filings COMMENT COLUMN reference_number 'of the authority; empty before it is filed, kept by later versions';

ALTER TABLE service_filings COMMENT COLUMN filed_date 'YYYY-MM-DD; empty before it is filed, kept by later versions';

ALTER TABLE service_filings COMMENT COLUMN is_own_approval 'who approved had drafted it too, or was local, which is nobody in particular';
