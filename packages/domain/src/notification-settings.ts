/**
 * Where messages may go, and how they are sent: read from a file of its own, because it names hosts and secrets and
 * changes no result. Without it nothing leaves the machine.
 */
import { z } from 'zod';
import { AnalyticsError } from './errors.ts';
import { numberSetting, parseSettings } from './settings.ts';

export const CHANNEL_KINDS = ['webhook', 'slack', 'mail'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What a rule names. */
export const channelName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/u, 'expected 1 to 40 of a-z, 0-9, "_" and "-", beginning with a letter or digit');

/** No part of it may end a header or begin another. */
const mailAddress = z.email().max(254);
const httpAddress = z
  .url({ protocol: /^https?$/u })
  .max(2000)
  .refine((text) => !/^\w+:\/\/[^/?#]*@/u.test(text), 'expected no name and password in the address');

/** A shorter one can be guessed. */
const MIN_SECRET = 16;

const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), url: httpAddress, secret: z.string().min(MIN_SECRET).max(500) }),
  z.strictObject({ kind: z.literal('slack'), url: httpAddress }),
  z.strictObject({ kind: z.literal('mail'), to: z.array(mailAddress).min(1).max(50) }),
]);
export type Channel = z.infer<typeof channelSchema>;

const mailSettingsSchema = z.strictObject({
  host: z
    .string()
    .regex(/^[\w.:-]{1,253}$/u, 'expected a host')
    .meta({ unit: 'host', reason: 'The mail server; without one no channel may be of the kind mail.' }),
  port: numberSetting({ min: 1, max: 65_535, integer: true }, 587, {
    unit: 'port',
    reason: 'Where mail is submitted (RFC 6409).',
  }),
  security: z.enum(['starttls', 'tls', 'none']).default('starttls').meta({
    unit: 'kind',
    reason: 'starttls demands encryption before anything is said; none is for a server on this machine.',
  }),
  user: z.string().default('').meta({ unit: 'name', reason: 'Empty: the server asks for none.' }),
  password: z.string().default('').meta({ unit: 'secret', reason: 'Goes with the name.' }),
  from: mailAddress.meta({ unit: 'address', reason: 'Who the mail is from; bounces go there.' }),
});
export type MailSettings = z.infer<typeof mailSettingsSchema>;

const deliverySettingsSchema = z.strictObject({
  look_seconds: numberSetting({ min: 1, max: 3600 }, 15, {
    unit: 'seconds',
    reason: 'How often is looked for news: soon enough for people, and one small question each time.',
  }),
  timeout_seconds: numberSetting({ min: 0.1, max: 60 }, 10, {
    unit: 'seconds',
    reason: 'A receiver that has not answered by then is asked again later.',
  }),
  max_attempts: numberSetting({ min: 1, max: 20, integer: true }, 8, {
    unit: 'attempts',
    reason: 'With doubled delays they span about an hour: a restart of the receiver, not its end.',
  }),
  first_retry_seconds: numberSetting({ min: 1, max: 3600 }, 30, {
    unit: 'seconds',
    reason: 'Doubled after each failure, less up to a half by chance.',
  }),
  max_retry_seconds: numberSetting({ min: 1, max: 86_400 }, 3600, {
    unit: 'seconds',
    reason: 'No delay is longer.',
  }),
  max_items: numberSetting({ min: 1, max: 200, integer: true }, 20, {
    unit: 'alerts, addresses or tasks in a message',
    reason: 'More are counted and not listed: nobody reads them in a chat.',
  }),
});
export type DeliverySettings = z.infer<typeof deliverySettingsSchema>;

export const notificationSettingsSchema = z.strictObject({
  channels: z.record(channelName, channelSchema).default({}).meta({
    unit: 'channel by name',
    reason:
      'Where messages may go: {kind: webhook, url, secret}, {kind: slack, url} or {kind: mail, to}. Rules name one and can reach no other host.',
  }),
  mail: mailSettingsSchema.optional(),
  page_url: httpAddress
    .optional()
    .meta({ unit: 'address', reason: 'Where people open the dashboard; with it messages lead there.' }),
  allow_link_local: z.boolean().default(false).meta({
    unit: 'yes or no',
    reason: 'Link-local addresses are where clouds keep the credentials of a machine.',
  }),
  delivery: deliverySettingsSchema.prefault({}),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

/** Nothing leaves the machine. */
export const NO_NOTIFICATIONS: NotificationSettings = notificationSettingsSchema.parse({});

/** Throws INVALID_SETTING. */
export function parseNotificationSettings(input: unknown, origin: string): NotificationSettings {
  const settings = parseSettings(notificationSettingsSchema, input, origin);
  const needsMail = Object.entries(settings.channels).find(([, { kind }]) => kind === 'mail');
  if (needsMail !== undefined && settings.mail === undefined) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected "mail" with a host and from in ${origin} for the channel "${needsMail[0]}", found none.`,
    );
  }
  return settings;
}

/** A part of an address that is as long is one: receivers quote it without the rest. */
function secretParts({ pathname, search, searchParams }: URL): string[] {
  const parts = [...pathname.split('/'), ...searchParams.values()].filter((part) => part.length >= MIN_SECRET);
  return [search, ...parts];
}

/** What no log and no answer may show. The path of a chat's address is its password; a query may hold one. */
export function secretsOfNotifications({ channels, mail }: NotificationSettings): string[] {
  const ofChannels = Object.values(channels).flatMap((channel) => {
    if (channel.kind === 'mail') return [];
    const url = new URL(channel.url);
    const own = channel.kind === 'webhook' ? channel.secret : `${url.pathname}${url.search}`;
    return [own, ...secretParts(url)];
  });
  return [...ofChannels, mail?.password ?? ''].filter((secret) => secret.length > 1);
}

/** Where a channel leads, as people may see it: a host, or who gets the mail. */
export function channelTarget(channel: Channel): string {
  return channel.kind === 'mail' ? channel.to.join(', ') : new URL(channel.url).host;
}
