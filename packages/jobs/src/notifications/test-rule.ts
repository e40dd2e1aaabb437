/** Sends a test by a rule's channel, at once, so that whoever sets it up sees what the receiver says. */
import { randomUUID } from 'node:crypto';
import { AnalyticsError, type NetworkName, type NotificationSettings } from '@analytics/domain';
import { requireNotificationRule, saveTestDelivery, type Database } from '@analytics/storage';
import { leftTo, testMessage } from './compose-message.ts';
import { handOver, requireChannel } from './hand-over.ts';

/** Whoever asked waits for the timeout at most. */
const NEVER = new AbortController().signal;

export interface TestedRule {
  readonly delivery_id: string;
  readonly channel: string;
  readonly answer_status: number;
  readonly answer: string;
}

/** Throws NOTIFICATION_RULE_NOT_FOUND, CHANNEL_NOT_FOUND; NOTIFICATION_NOT_DELIVERED with what went wrong. The log keeps it. */
export async function testNotificationRule(
  service: Database,
  settings: NotificationSettings,
  network: NetworkName,
  rule_name: string,
  now_ms: () => number,
): Promise<TestedRule> {
  const rule = await requireNotificationRule(service, network, rule_name);
  const { channel } = rule;
  requireChannel(settings, channel);
  const delivery_id = `msg_${randomUUID()}`;
  const message = testMessage(network, rule);
  const { subject, item_count } = message;
  const at_ms = now_ms();
  const { is_taken, left_to, ...said } = await handOver(settings, { delivery_id, channel, message }, at_ms, NEVER);
  const ended_at_ms = now_ms();
  const state = { status: is_taken ? 'sent' : 'given_up', attempt: 1, not_before_ms: 0, ended_at_ms } as const;
  const about = { delivery_id, network, rule_name, event: 'test', channel, subject, item_count } as const;
  await saveTestDelivery(
    service,
    { ...about, ...state, message: leftTo(message, left_to), error_message: said.error_message, created_at_ms: at_ms },
    { attempt: 1, at_ms, took_ms: Math.max(0, ended_at_ms - at_ms), outcome: is_taken ? 'sent' : 'failed', ...said },
  );
  if (is_taken) return { delivery_id, channel, answer_status: said.answer_status, answer: said.answer };
  throw new AnalyticsError(
    'NOTIFICATION_NOT_DELIVERED',
    `Expected the channel ${channel} to take a test, found: ${said.error_message}.`,
  );
}
