/** A message as each kind of channel takes it. What it quotes comes from chains and files: it is text everywhere. */
import {
  counted,
  printableCell,
  type NotificationEvent,
  type NotificationMessage,
  type NotificationRule,
} from '@analytics/domain';
import type { FoundEvent } from './find-events.ts';

/** Of a line: descriptions are shorter; a name from a file may not be. */
const MAX_LINE = 500;
/** What chat servers take of one text. */
const MAX_CHAT_TEXT = 12_000;

const NOUNS: Readonly<Record<NotificationEvent, readonly [one: string, many: string]>> = {
  new_alert: ['new alert', 'new alerts'],
  watched: ['event of watched addresses', 'events of watched addresses'],
  grown: ['alert that grew since it was decided', 'alerts that grew since they were decided'],
  failed_run: ['task that failed', 'tasks that failed'],
};

/** `about` names the slice; '' where it is about none. `shown` gives a text as it may leave the machine. */
export function composeMessage(
  network: string,
  { rule_name, event }: NotificationRule,
  events: readonly FoundEvent[],
  about: string,
  { max_items, shown }: { readonly max_items: number; readonly shown: (text: string) => string },
): NotificationMessage {
  const [one, many] = NOUNS[event];
  const subject = `${network}: ${counted(events.length, one, many)}${about === '' ? '' : ` in ${about}`}`;
  const items = events.slice(0, max_items).map(({ item: { id, text, path } }) => {
    const line = printableCell(shown(text));
    const whole = line.length <= MAX_LINE;
    return {
      id: printableCell(id),
      text: whole ? line : `${line.slice(0, MAX_LINE - 1)}…`,
      path: `${path}&network=${network}`,
    };
  });
  return { subject, network, rule_name, event, item_count: events.length, items };
}

export function testMessage(network: string, { rule_name }: NotificationRule): NotificationMessage {
  const text = 'A test: what this rule reports will arrive here.';
  const items = [{ id: 'test', text, path: `/notifications?network=${network}` }];
  return { subject: `${network}: a test of ${rule_name}`, network, rule_name, event: 'test', item_count: 1, items };
}

/** The message as it waits for those who do not have it yet. */
export function leftTo(message: NotificationMessage, left_to: readonly string[] | undefined): NotificationMessage {
  return left_to === undefined ? message : { ...message, left_to: [...left_to] };
}

/** What a webhook gets; `page_url` '' where no address of the dashboard is configured. */
export function webhookBody(delivery_id: string, message: NotificationMessage, page_url: string): string {
  const items = message.items.map(({ path, ...item }) => ({ ...item, url: page_url === '' ? null : page_url + path }));
  return JSON.stringify({ delivery_id, ...message, items });
}

/** Slack's form of a message, which most chat servers take. No text of ours calls a person or a channel. */
export function slackBody(message: NotificationMessage, page_url: string): string {
  const lines = message.items.map(({ text, path }) => {
    const link = page_url === '' ? '' : ` <${page_url}${path}|open>`;
    return `• ${escaped(text)}${link}`;
  });
  const whole = [`*${escaped(message.subject)}*`, ...lines, ...moreLine(message)];
  let text = '';
  for (const line of whole) {
    if (text.length + line.length > MAX_CHAT_TEXT) break;
    text = text === '' ? line : `${text}\n${line}`;
  }
  return JSON.stringify({ text });
}

/** Plain text: no mail program makes more of it. */
export function mailText(message: NotificationMessage, page_url: string): string {
  const lines = message.items.flatMap(({ text, path }) => [
    `- ${text}`,
    ...(page_url === '' ? [] : [`  ${page_url}${path}`]),
  ]);
  const footer = `Rule "${message.rule_name}" of the network ${message.network}.`;
  return [message.subject, '', ...lines, ...moreLine(message), '', footer, ''].join('\n');
}

function moreLine({ item_count, items }: NotificationMessage): string[] {
  const rest = item_count - items.length;
  return rest === 0 ? [] : [`… and ${rest} more.`];
}

/** Slack's three control characters; and no name after an @ is one that a chat server would call. */
function escaped(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return plain.replaceAll(/@(?=\w)/gu, '@\u200b');
}
