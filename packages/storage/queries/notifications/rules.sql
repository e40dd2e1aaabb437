-- Purpose: the notification rules that stand, by name.
-- Grain: one row a rule.
-- Parameters: network.
-- Cost: one scan of the network's rows.
SELECT
    rule_name,
    argMax(rules.event, rules.changed_at_ms) AS event,
    argMax(rules.channel, rules.changed_at_ms) AS channel,
    argMax(rules.min_severity, rules.changed_at_ms) AS min_severity,
    argMax(rules.typologies, rules.changed_at_ms) AS typologies,
    argMax(rules.list_names, rules.changed_at_ms) AS list_names,
    argMax(rules.changed_by, rules.changed_at_ms) AS changed_by,
    max(rules.changed_at_ms) AS changed_at_ms,
    argMax(rules.counts_from_ms, rules.changed_at_ms) AS counts_from_ms
FROM service_notification_rules AS rules
WHERE network = {network:String}
GROUP BY rule_name
HAVING argMax(rules.action, rules.changed_at_ms) != 'removed'
ORDER BY rule_name
