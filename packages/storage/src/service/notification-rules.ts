/** Rules that send news to channels: a row a change, appended, in the database that all networks share. */
import {
  AnalyticsError,
  MAX_NOTIFICATION_RULES,
  notificationRuleSchema,
  type NetworkName,
  type NewNotificationRule,
  type NotificationRule,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { deleteOfNetwork } from './delete-of-network.ts';

/** One after the other: what is saved is compared with what stands. */
const saving = new StatementTurns();

/** The rules that stand, by name. */
export async function listNotificationRules(service: Database, network: NetworkName): Promise<NotificationRule[]> {
  return await parsedRows(service, notificationRuleSchema, statement('notifications/rules'), { network });
}

/** The networks that have or had a rule, or a message that waits. */
export async function notifiedNetworks(service: Database): Promise<string[]> {
  return (await readRows(service, 'notifications/networks')).map(({ network }) => network);
}

/** One rule by its name. Throws NOTIFICATION_RULE_NOT_FOUND. */
export async function requireNotificationRule(
  service: Database,
  network: NetworkName,
  rule_name: string,
): Promise<NotificationRule> {
  const found = (await listNotificationRules(service, network)).find((rule) => rule.rule_name === rule_name);
  if (found !== undefined) return found;
  throw new AnalyticsError(
    'NOTIFICATION_RULE_NOT_FOUND',
    `Expected a notification rule ${JSON.stringify(rule_name)}, found none.`,
  );
}

/** Saves a rule; one of that name is replaced, and what it has reported stays reported while it asks for the same event. Throws NOTIFICATION_LIMIT. */
export async function saveNotificationRule(
  service: Database,
  network: NetworkName,
  rule: NewNotificationRule,
  changed_by: string,
  now_ms: number,
): Promise<NotificationRule> {
  return await saving.run(undefined, async () => {
    const standing = await listNotificationRules(service, network);
    const before = standing.find(({ rule_name }) => rule_name === rule.rule_name);
    if (before === undefined && standing.length >= MAX_NOTIFICATION_RULES) {
      const message = `Expected fewer than ${MAX_NOTIFICATION_RULES} notification rules of a network, found ${standing.length}.`;
      throw new AnalyticsError('NOTIFICATION_LIMIT', message);
    }
    const changed_at_ms = await nextChange(service, network, now_ms);
    const counts_from_ms = before?.event === rule.event ? before.counts_from_ms : changed_at_ms;
    const saved = { ...rule, changed_by, changed_at_ms, counts_from_ms };
    await insertRows(service, 'service_notification_rules', [{ network, action: 'saved', ...saved }]);
    return saved;
  });
}

/** The history keeps it. Throws NOTIFICATION_RULE_NOT_FOUND. */
export async function removeNotificationRule(
  service: Database,
  network: NetworkName,
  rule_name: string,
  changed_by: string,
  now_ms: number,
): Promise<void> {
  await saving.run(undefined, async () => {
    const rule = await requireNotificationRule(service, network, rule_name);
    const changed_at_ms = await nextChange(service, network, now_ms);
    const removed = { network, action: 'removed', ...rule, changed_by, changed_at_ms };
    await insertRows(service, 'service_notification_rules', [removed]);
  });
}

/** Deletes rules, messages and their log of a network that is removed. */
export async function deleteNotifications(service: Database, network: NetworkName): Promise<void> {
  await deleteOfNetwork(service, network, [
    'service_notification_rules',
    'service_notification_looks',
    'service_notification_deliveries',
    'service_notification_attempts',
  ]);
}

/** The newest change says what stands: no two may be of one time. */
async function nextChange(service: Database, network: NetworkName, now_ms: number): Promise<number> {
  const [last] = await readRows(service, 'notifications/last_change', { network });
  return Math.max(now_ms, Number(last?.last_ms ?? 0) + 1);
}
