/** Rules and messages of notifications: of the engine, or of the API that has the data directory open. */
import type { ApiClient } from '@analytics/api-client';
import {
  LOCAL_NAME,
  channelViewSchema,
  deliverySchema,
  deliveryAttemptSchema,
  notificationRuleSchema,
  type ChannelView,
  type Delivery,
  type DeliveryAttempt,
  type NetworkName,
  type NewNotificationRule,
  type NotificationRule,
} from '@analytics/domain';
import {
  channelViews,
  readUserTypologies,
  requireChannel,
  requireRuleNames,
  testNotificationRule,
  type TestedRule,
} from '@analytics/jobs';
import {
  listDeliveries,
  listNotificationRules,
  readDelivery,
  removeNotificationRule,
  retryDelivery,
  saveNotificationRule,
  type Database,
} from '@analytics/storage';
import { withSavedSettings, type Options } from '../options.ts';
import { notificationSettings } from '../service/notification-service.ts';
import type { Shell } from '../shell.ts';
import { recordOf, withNetworkPlace, type NetworkPlace } from './network-place.ts';
import { answerOf } from './service-client.ts';
import { allPages } from './service-pages.ts';

/** Each throws what the catalogue has for what is not there. */
export interface Notifications {
  channels(): Promise<readonly ChannelView[]>;
  rules(): Promise<readonly NotificationRule[]>;
  save(rule: NewNotificationRule): Promise<NotificationRule>;
  remove(rule_name: string): Promise<void>;
  test(rule_name: string): Promise<TestedRule>;
  /** Newest first. */
  deliveries(row_limit: number): Promise<readonly Delivery[]>;
  attempts(delivery_id: string): Promise<readonly DeliveryAttempt[]>;
  retry(delivery_id: string): Promise<Delivery>;
}

/** The network must exist. */
export async function withNotifications<T>(
  shell: Shell,
  options: Options,
  work: (notifications: Notifications) => Promise<T>,
): Promise<T> {
  return await withNetworkPlace(
    shell,
    options,
    async (place) =>
      await work(ofEngine(place, shell, async () => await typologyNamesOf(shell, options, place.database))),
    async (client) => await work(ofService(client, options.network)),
  );
}

/** Loaded where a rule names one only: the chapters are most of what a command would load. */
async function typologyNamesOf(shell: Shell, options: Options, database: Database): Promise<string[]> {
  const { typologyNames } = await import('@analytics/analyzers');
  const { typologies } = (await withSavedSettings(database, options)).settings;
  return typologyNames(typologies, (await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR)).usable);
}

function ofEngine(place: NetworkPlace, shell: Shell, typology_names: () => Promise<readonly string[]>): Notifications {
  const { service, network } = place;
  const settings = notificationSettings(shell);
  const { now_ms } = shell;
  return {
    channels: () => Promise.resolve(channelViews(settings)),
    rules: async () => await listNotificationRules(service, network),
    save: async (rule) => {
      requireChannel(settings, rule.channel);
      await requireRuleNames(service, network, rule, typology_names);
      const saved = await saveNotificationRule(service, network, rule, LOCAL_NAME, now_ms());
      await recordOf(place, shell);
      return saved;
    },
    remove: async (rule_name) => {
      await removeNotificationRule(service, network, rule_name, LOCAL_NAME, now_ms());
      await recordOf(place, shell);
    },
    test: async (rule_name) => await testNotificationRule(service, settings, network, rule_name, now_ms),
    deliveries: async (row_limit) => await listDeliveries(service, network, { status: '', row_limit, row_offset: 0 }),
    attempts: async (delivery_id) => (await readDelivery(service, network, delivery_id)).attempts,
    retry: async (delivery_id) => await retryDelivery(service, network, delivery_id),
  };
}

/** What one page of the API holds. */
const MOST_DELIVERIES = 500;

function ofService(client: ApiClient, network: NetworkName): Notifications {
  const query = { network };
  return {
    async channels() {
      return channelViewSchema.array().parse(answerOf(await client.GET('/api/v1/notifications/channels')).channels);
    },
    async rules() {
      const { rules } = answerOf(await client.GET('/api/v1/notifications/rules', { params: { query } }));
      return notificationRuleSchema.array().parse(rules);
    },
    async save(body) {
      return notificationRuleSchema.parse(
        answerOf(await client.POST('/api/v1/notifications/rules', { params: { query }, body })),
      );
    },
    async remove(rule_name) {
      answerOf(await client.POST('/api/v1/notifications/rules/remove', { params: { query }, body: { rule_name } }));
    },
    async test(rule_name) {
      return answerOf(
        await client.POST('/api/v1/notifications/rules/test', { params: { query }, body: { rule_name } }),
      );
    },
    async deliveries(row_limit) {
      const { rows } = await allPages(
        { row_limit, page_limit: MOST_DELIVERIES },
        async (at) =>
          answerOf(await client.GET('/api/v1/notifications/deliveries', { params: { query: { ...query, ...at } } })),
        ({ deliveries }) => deliveries,
      );
      return deliverySchema.array().parse(rows);
    },
    async attempts(delivery_id) {
      const params = { path: { delivery_id }, query };
      const found = answerOf(await client.GET('/api/v1/notifications/deliveries/{delivery_id}', { params }));
      return deliveryAttemptSchema.array().parse(found.attempts);
    },
    async retry(delivery_id) {
      const params = { path: { delivery_id }, query };
      return deliverySchema.parse(
        answerOf(await client.POST('/api/v1/notifications/deliveries/{delivery_id}/retry', { params })),
      );
    },
  };
}
