/** Rules that send news to channels, and the messages that they caused, as readers see them. */
import { z } from 'zod';
import { CHANNEL_KINDS, channelName } from '../notification-settings.ts';
import { noteText } from '../request-text.ts';
import { SEVERITIES } from '../vocabulary.ts';
import { integerColumn, textList, timeColumn } from './row-types.ts';
import { MAX_WATCH_LIST_NAME } from './watch-row.ts';

/** Rules of a network: each is asked at every published slice. */
export const MAX_NOTIFICATION_RULES = 50;
export const MAX_RULE_NAME = 80;

/** What a rule can report. */
export const NOTIFICATION_EVENTS = {
  new_alert: 'An alert that the published slice before did not have.',
  watched: 'A watched address has a new transfer or a new alert.',
  grown: 'An alert holds more than the last decision about it saw; once a decision.',
  failed_run: 'A task of a run has failed for good.',
} as const;
export type NotificationEvent = keyof typeof NOTIFICATION_EVENTS;
const EVENTS = Object.keys(NOTIFICATION_EVENTS) as [NotificationEvent, ...NotificationEvent[]];

export const notificationRuleName = noteText(MAX_RULE_NAME)
  .regex(/^[^\r\n]*$/u, 'expected one line')
  .trim()
  .min(1)
  .meta({ description: 'A rule of that name is replaced.' });

/** What people say of a rule. */
export const newNotificationRuleSchema = z.strictObject({
  rule_name: notificationRuleName,
  event: z.enum(EVENTS),
  channel: channelName.meta({ description: 'One of those that are configured.' }),
  min_severity: z
    .enum(SEVERITIES)
    .default('low')
    .meta({ description: 'Of alerts: milder ones are left out. No other event has one.' }),
  typologies: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/u))
    .max(50)
    .default([])
    .meta({ description: 'Of alerts; empty for all.' }),
  list_names: z
    .array(noteText(MAX_WATCH_LIST_NAME).min(1))
    .max(50)
    .default([])
    .meta({ description: 'Of watched addresses; empty for all lists.' }),
});
export type NewNotificationRule = z.infer<typeof newNotificationRuleSchema>;

export const notificationRuleSchema = z
  .object({
    rule_name: z.string(),
    event: z.enum(EVENTS),
    channel: z.string(),
    min_severity: z.enum(SEVERITIES),
    typologies: textList,
    list_names: textList,
    changed_by: z.string(),
    changed_at_ms: timeColumn,
    counts_from_ms: timeColumn.meta({ description: 'What was published before is no news.' }),
  })
  .meta({ id: 'NotificationRule' });
export type NotificationRule = z.infer<typeof notificationRuleSchema>;

export const DELIVERY_STATUSES = ['waiting', 'sent', 'given_up'] as const;

/** A line of a message: an alert, an address or a task, with a path of the dashboard that shows it. */
export const messageItemSchema = z.object({ id: z.string(), text: z.string(), path: z.string() });
export type MessageItem = z.infer<typeof messageItemSchema>;

/** What is sent, whatever the channel. */
export const notificationMessageSchema = z.object({
  subject: z.string(),
  network: z.string(),
  rule_name: z.string(),
  event: z.enum([...EVENTS, 'test']),
  item_count: integerColumn,
  items: z.array(messageItemSchema).meta({ description: 'The first of them.' }),
  left_to: z
    .array(z.string())
    .optional()
    .meta({ description: 'Of a mail: who does not have it yet, where others have.' }),
});
export type NotificationMessage = z.infer<typeof notificationMessageSchema>;

export const deliverySchema = z
  .object({
    delivery_id: z.string(),
    rule_name: z.string(),
    event: z.enum([...EVENTS, 'test']),
    channel: z.string(),
    subject: z.string(),
    item_count: integerColumn,
    status: z.enum(DELIVERY_STATUSES),
    attempt: integerColumn.meta({ description: 'How often it was tried.' }),
    not_before_ms: timeColumn.meta({ description: 'When it is tried next, where it waits.' }),
    error_message: z.string().meta({ description: 'Of the last attempt.' }),
    created_at_ms: timeColumn,
    ended_at_ms: timeColumn,
  })
  .meta({ id: 'NotificationDelivery' });
export type Delivery = z.infer<typeof deliverySchema>;

/** One try to hand a message over. */
export const deliveryAttemptSchema = z
  .object({
    attempt: integerColumn,
    at_ms: timeColumn,
    took_ms: integerColumn,
    outcome: z.enum(['sent', 'failed']),
    answer_status: integerColumn.meta({ description: 'Of HTTP or SMTP; 0 where there was no answer.' }),
    answer: z.string().meta({ description: 'How it began.' }),
    error_message: z.string(),
  })
  .meta({ id: 'NotificationAttempt' });
export type DeliveryAttempt = z.infer<typeof deliveryAttemptSchema>;

/** A configured channel as people may see it. */
export const channelViewSchema = z
  .object({
    channel: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    target: z.string().meta({ description: 'The host, or who gets the mail; no secret.' }),
  })
  .meta({ id: 'NotificationChannel' });
export type ChannelView = z.infer<typeof channelViewSchema>;
