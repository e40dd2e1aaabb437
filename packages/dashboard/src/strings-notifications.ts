/** Every text of notifications. */
import type { Delivery, ErrorCode, NotificationEvent } from '@analytics/domain';

export const notificationRefusals = {
  NOTIFICATION_RULE_NOT_FOUND: ['This rule is not there any more.', 'Somebody may have removed it.'],
  NOTIFICATION_LIMIT: [
    'There are as many rules as there may be.',
    'Remove one that nobody needs; what you entered is kept.',
  ],
  CHANNEL_NOT_FOUND: [
    'This channel is not configured any more.',
    'Choose another, or ask whoever runs this service to configure it.',
  ],
  NOTIFICATION_NOT_DELIVERED: [
    'The receiver did not take the message.',
    'Read below what it answered; whoever runs this service can check the channel.',
  ],
  DELIVERY_NOT_GIVEN_UP: ['This message waits or was sent already.', 'It is not sent a second time.'],
} satisfies Partial<Record<ErrorCode, readonly [message: string, remedy: string]>>;

const events: Readonly<Record<NotificationEvent, string>> = {
  new_alert: 'A new alert',
  watched: 'A watched address did something',
  grown: 'An alert grew since it was decided',
  failed_run: 'A run failed',
};

const delivery_statuses: Readonly<Record<Delivery['status'], string>> = {
  waiting: 'waiting',
  sent: 'sent',
  given_up: 'given up',
};

export const notificationStrings = {
  notifications: {
    title: 'Notifications',
    intro:
      'Rules send news to channels that whoever runs this service has configured, and to no other host. Every message stays below, with what the receiver said.',
    channels: 'Channels',
    no_channel: 'No channel is configured: nothing leaves this machine.',
    no_channel_hint:
      'Whoever runs this service names webhooks, chats and mail in the file of ANALYTICS_NOTIFICATIONS; docs/operations.md has an example.',
    channel: 'Channel',
    kind: 'Kind',
    kinds: { webhook: 'webhook', slack: 'chat', mail: 'mail' },
    target: 'Leads to',
    rules: 'Rules',
    no_rule: 'There is no rule yet, so that nobody is notified.',
    rule: 'Rule',
    event: 'Reports',
    events,
    test_event: 'A test',
    wanted: 'Only',
    from_severity: (severity: string) => `${severity} and above`,
    all: 'all',
    who: 'By',
    when: 'When',
    actions: 'Actions',
    test: 'Test',
    test_title: (name: string) => `Send a test of ${name}`,
    tested: (channel: string, answer: string) => `${channel} took it: ${answer}`,
    remove: 'Remove',
    remove_title: (name: string) => `Remove ${name}`,
    add_title: 'A new rule',
    add_hint: 'A rule of the same name is replaced. What was published before is no news.',
    name: 'Name',
    min_severity: 'From this severity on',
    typologies: 'Only these typologies; all where none is chosen',
    lists: 'Only these watchlists; all where none is chosen',
    save: 'Save the rule',
    saved: (name: string) => `Saved ${name}. Press “Test” to see whether it arrives.`,
    log: 'Messages',
    no_message: 'No message was queued yet.',
    subject: 'Message',
    status: 'State',
    delivery_statuses,
    tries: 'Tries',
    error: 'Last answer',
    retry: 'Send again',
    retry_title: (subject: string) => `Send again: ${subject}`,
    open: 'Open',
    open_title: (subject: string) => `Open the message ${subject}`,
    more_items: (count: number) => `… and ${count} more.`,
    attempt: 'Try',
    took: 'ms',
    answer: 'Answer',
    answer_status: 'Code',
    next_try: 'Tried again',
  },
};
