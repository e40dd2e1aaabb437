-- Reports to an authority, as people draft and approve them: a row a version, appended and never changed; the newest version is the
-- filing. Each act (save, submit, approve, return, withdraw, file) is a version, and each holds the digest of the one before. A filing
-- belongs to a network and to everybody whose key reads it (scope read); drafting takes the scope run, approving and returning the scope
-- lead. Looked up by network and filing, which lead ORDER BY with the version; no partitions, for there are few rows. Documents are JSON
-- and compress well. No TTL: records of reports are kept for years, so that only "analytics networks remove" deletes them.
CREATE TABLE service_filings
(
    network          String,
    filing_id        String,
    version          UInt32 COMMENT '1 for the first; each act makes the next',
    save_id          String COMMENT 'of two acts on one version neither counts as the newest before both are seen',
    action           LowCardinality(String) COMMENT 'drafted, saved, submitted, approved, returned, withdrawn, filed',
    status           LowCardinality(String) COMMENT 'afterwards: draft, in_review, returned, approved, filed, withdrawn',
    title            String,
    subject_kind     LowCardinality(String) COMMENT 'alert, case',
    subject_id       String COMMENT 'alert_id or cluster_id',
    processing_date  String COMMENT 'with window_days the slice that it was drafted from',
    window_days      UInt16,
    due_date         String COMMENT 'YYYY-MM-DD; empty where nobody set one',
    document_json    String COMMENT 'the report: fields, parties, transactions, narrative with its links, origin' CODEC(ZSTD(3)),
    drafted_by       String COMMENT 'who made the first version',
    saved_by         String COMMENT 'name of the API key, or local',
    saved_at_ms      UInt64,
    note             String COMMENT 'why it was returned or withdrawn',
    approved_by      String COMMENT 'who approved this text; empty where nobody did',
    is_own_approval  Bool COMMENT 'who approved had drafted it too',
    reference_number String COMMENT 'of the authority; empty before it is filed',
    filed_date       String COMMENT 'YYYY-MM-DD; empty before it is filed',
    document_digest  String COMMENT 'SHA-256, hex, over the canonical JSON of the document',
    previous_digest  String COMMENT 'of the version before; empty for the first',
    digest           String COMMENT 'SHA-256, hex, over network, version, document_digest and previous_digest'
)
ENGINE = MergeTree
ORDER BY (network, filing_id, version);
