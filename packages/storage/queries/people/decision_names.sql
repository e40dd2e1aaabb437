-- Purpose: every name that a recorded decision of any network bears.
-- Grain: one row a name.
-- Parameters: none.
-- Cost: one scan of one column of the audit trail.
SELECT DISTINCT actor FROM service_audit_trail
