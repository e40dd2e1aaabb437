/** Hands a message to the channel of its rule. */
import {
  AnalyticsError,
  channelTarget,
  printableCell,
  redactorOf,
  secretsOfNotifications,
  type Channel,
  type ChannelView,
  type NotificationMessage,
  type NotificationSettings,
} from '@analytics/domain';
import { slackBody, webhookBody } from './compose-message.ts';
import { notTaken, postJson, signatureOf, type HandedOver } from './post-json.ts';
import { sendMail } from './send-mail.ts';

export interface MessageToSend {
  readonly delivery_id: string;
  readonly channel: string;
  readonly message: NotificationMessage;
}

/** Characters of an answer that the log keeps. */
const KEPT_ANSWER = 1000;

/** Never throws; `signal` ends it. What a receiver says is without the secrets of the channels, which it may quote. */
export async function handOver(
  settings: NotificationSettings,
  sent: MessageToSend,
  now_ms: number,
  signal: AbortSignal,
): Promise<HandedOver> {
  const redact = redactorOf(secretsOfNotifications(settings));
  const { answer, error_message, ...said } = await byItsChannel(settings, sent, now_ms, signal);
  const shown = (text: string): string => printableCell(redact(text).slice(0, KEPT_ANSWER));
  return { ...said, answer: shown(answer), error_message: shown(error_message) };
}

/** Rules name channels, and only the configuration knows where they lead. */
async function byItsChannel(
  settings: NotificationSettings,
  { delivery_id, channel: name, message }: MessageToSend,
  now_ms: number,
  signal: AbortSignal,
): Promise<HandedOver> {
  const channel = channelOf(settings, name);
  if (channel === undefined) return notTaken(`the channel ${JSON.stringify(name)} is not configured any more`);
  const page_url = (settings.page_url ?? '').replace(/\/$/u, '');
  const limits = {
    timeout_ms: settings.delivery.timeout_seconds * 1000,
    allow_link_local: settings.allow_link_local,
    signal,
  };
  if (channel.kind === 'mail') {
    // The settings are refused without it.
    const { mail } = settings;
    if (mail === undefined) return notTaken('no mail server is configured');
    return await sendMail({ mail, to: channel.to, delivery_id, message, page_url, ...limits });
  }
  if (channel.kind === 'slack')
    return await postJson({ url: channel.url, body: slackBody(message, page_url), headers: {}, ...limits });
  const body = webhookBody(delivery_id, message, page_url);
  const timestamp = Math.floor(now_ms / 1000);
  const headers = {
    'x-analytics-delivery': delivery_id,
    'x-analytics-timestamp': String(timestamp),
    'x-analytics-signature': `sha256=${signatureOf(channel.secret, timestamp, body)}`,
  };
  return await postJson({ url: channel.url, body, headers, ...limits });
}

/** Throws CHANNEL_NOT_FOUND. */
export function requireChannel(settings: NotificationSettings, name: string): Channel {
  const channel = channelOf(settings, name);
  if (channel !== undefined) return channel;
  const known = Object.keys(settings.channels).sort().join(', ');
  const found = known === '' ? 'none is configured' : `configured: ${known}`;
  throw new AnalyticsError(
    'CHANNEL_NOT_FOUND',
    `Expected a configured channel, found ${JSON.stringify(name)}; ${found}.`,
  );
}

function channelOf({ channels }: NotificationSettings, name: string): Channel | undefined {
  return Object.hasOwn(channels, name) ? channels[name] : undefined;
}

/** By name; without secrets. */
export function channelViews({ channels }: NotificationSettings): ChannelView[] {
  return Object.entries(channels)
    .map(([channel, one]) => ({ channel, kind: one.kind, target: channelTarget(one) }))
    .sort((a, b) => (a.channel < b.channel ? -1 : 1));
}
