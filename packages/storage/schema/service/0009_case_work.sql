-- What people do with cases: a row an act, appended and never changed. All acts on the cases of a network, in the order of done_at_ms, say
-- where the work stands: owner and status, comments and files, which case is a part of which, and which alerts were split off. Computed
-- cases stay as runs write them; this lies over them. An act belongs to a network and to everybody whose key reads it (scope read); the
-- scope run works on cases of its own and of nobody, the scope lead on those of others. Looked up by network and case, which lead ORDER
-- BY; no partitions, for there are few rows. No TTL: the history stays with the network, and "analytics networks remove" deletes it.
CREATE TABLE service_case_acts
(
    network       String,
    case_id       String COMMENT 'the cluster_id that a run gave it, or an id of its own where alerts were split off',
    act_id        String,
    action        LowCardinality(String) COMMENT 'status_set, assigned, commented, comment_edited, comment_removed, file_added, file_removed, merged, separated, split',
    status        LowCardinality(String) COMMENT 'open, in_progress, waiting, escalated, closed; empty unless action is status_set',
    owner         String COMMENT 'who has it from then on, where action is assigned or split; empty for nobody',
    item_id       String COMMENT 'the comment or file that it is about; empty for none',
    text          String COMMENT 'of a comment' CODEC(ZSTD(3)),
    other_case_id String COMMENT 'the case that it was merged into, left, or was split from; empty for none',
    alert_ids     Array(String) COMMENT 'that were split off, or that it held when it was closed',
    file_name     String COMMENT 'cleaned; empty for none',
    media_type    LowCardinality(String) COMMENT 'of a file, by its content',
    byte_count    UInt64 COMMENT 'of a file',
    file_digest   String COMMENT 'SHA-256 of a file, hex: its bytes lie in service_case_files',
    reason        String,
    done_by       String COMMENT 'name of the API key, or local',
    done_at_ms    UInt64 COMMENT 'later than that of every act of the network before'
)
ENGINE = MergeTree
ORDER BY (network, case_id, done_at_ms);

-- The bytes of files that are attached to cases: once for each network and digest, in pieces of 1 MiB, as base64. In the database, so that
-- a backup, a restore and several machines have them alike. Read with the scope read, and only through an attachment that stands. Looked up
-- by network and digest, which lead ORDER BY with the piece; no partitions, for there are few rows. No TTL: "analytics prune" deletes the
-- bytes that no case has attached any more, and "analytics networks remove" those of the network.
CREATE TABLE service_case_files
(
    network        String,
    file_digest    String COMMENT 'SHA-256 of the whole file, hex',
    piece          UInt32 COMMENT '0 for the first',
    content_base64 String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (network, file_digest, piece);

ALTER TABLE service_audit_trail COMMENT COLUMN kind 'alert, case, suppression, label, watch, entity, learning, setting, canvas, notification';

ALTER TABLE service_audit_trail COMMENT COLUMN subject 'the alert, case, address, rule, setting or canvas; empty for several';
