-- Purpose: one answer to what an address is called, for detection, for the API and for whoever asks by SQL.

-- The best label of each address: trust, then confidence, then the newest, then text for a stable order.
CREATE VIEW core_best_labels_view AS
WITH best AS
(
    SELECT
        network,
        address,
        argMax((label, address_type, risk_level),
            (indexOf(['unverified', 'community', 'verified', 'official', 'blacklisted'], trust_level),
             confidence_score, updated_timestamp, label, source)) AS best_label
    FROM core_address_labels FINAL
    GROUP BY network, address
)
SELECT
    network,
    address,
    best_label.1 AS label,
    best_label.2 AS address_type,
    best_label.3 AS risk_level
FROM best;
