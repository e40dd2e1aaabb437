/** Notifications: rules that send news to channels, and the log of what was sent. Where messages may go is configured. */
import {
  DELIVERY_STATUSES,
  channelViewSchema,
  deliveryAttemptSchema,
  deliverySchema,
  newNotificationRuleSchema,
  notificationMessageSchema,
  notificationRuleName,
  notificationRuleSchema,
} from '@analytics/domain';
import { channelViews, requireChannel, requireRuleNames, testNotificationRule } from '@analytics/jobs';
import {
  listDeliveries as readDeliveries,
  listNotificationRules as readRules,
  readDelivery,
  removeNotificationRule as removeRule,
  retryDelivery as sendAgain,
  saveNotificationRule as saveRule,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import { idParameter, idempotencyHeaders, limitParameter, networkQuery } from '../parameters.ts';

const tags = ['notifications'];
const deliveryParams = z.strictObject({ delivery_id: idParameter });
const named = z.strictObject({ rule_name: notificationRuleName });

export function registerNotificationRoutes(app: ApiServer): void {
  /** The database that all networks share holds them; the network must exist. */
  const placeOf = async (query: { network: string }) => await networkPlaceOf(app.service, query);

  app.route({
    method: 'GET',
    url: '/api/v1/notifications/channels',
    config: { scope: 'read' },
    schema: {
      operationId: 'listNotificationChannels',
      tags,
      summary: 'The channels that are configured; without one nothing leaves this machine',
      response: answers(z.object({ channels: z.array(channelViewSchema) })),
    },
    handler: async () => await Promise.resolve({ channels: channelViews(app.service.notifications) }),
  });

  app.route({
    method: 'GET',
    url: '/api/v1/notifications/rules',
    config: { scope: 'read' },
    schema: {
      operationId: 'listNotificationRules',
      tags,
      summary: 'The notification rules of a network, by name',
      querystring: networkQuery,
      response: answers(z.object({ rules: z.array(notificationRuleSchema) })),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      return { rules: await readRules(service, network) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/notifications/rules',
    config: { scope: 'admin' },
    schema: {
      operationId: 'saveNotificationRule',
      tags,
      summary: 'Save a rule; one of that name is replaced. What was published before is no news',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: newNotificationRuleSchema,
      response: answers(notificationRuleSchema),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      requireChannel(app.service.notifications, request.body.channel);
      await requireRuleNames(service, network, request.body, () => app.service.analyses.typologyNames(network));
      return await saveRule(service, network, request.body, request.key_name, app.service.now_ms());
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/notifications/rules/remove',
    config: { scope: 'admin' },
    schema: {
      operationId: 'removeNotificationRule',
      tags,
      summary: 'Remove a rule; what it has queued is still sent',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: named,
      response: answers(named),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      await removeRule(service, network, request.body.rule_name, request.key_name, app.service.now_ms());
      return request.body;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/notifications/rules/test',
    config: { scope: 'admin' },
    schema: {
      operationId: 'testNotificationRule',
      tags,
      summary: 'Send a test by the channel of a rule, now',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: named,
      response: answers(
        z.object({
          delivery_id: z.string(),
          channel: z.string(),
          answer_status: z.int().meta({ description: 'Of HTTP or SMTP.' }),
          answer: z.string().meta({ description: 'How the answer of the receiver begins.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      const { notifications, now_ms } = app.service;
      return await testNotificationRule(service, notifications, network, request.body.rule_name, now_ms);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/notifications/deliveries',
    config: { scope: 'read' },
    schema: {
      operationId: 'listNotificationDeliveries',
      tags,
      summary: 'Messages that wait, were sent or were given up, newest first',
      querystring: networkQuery.extend({
        status: z.enum(DELIVERY_STATUSES).optional(),
        limit: limitParameter(50, 500),
        offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      }),
      response: answers(z.object({ deliveries: z.array(deliverySchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { status = '', limit, offset: row_offset } = request.query;
      const { network, service } = await placeOf(request.query);
      const found = await readDeliveries(service, network, { status, row_limit: limit + 1, row_offset });
      return { deliveries: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/notifications/deliveries/:delivery_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getNotificationDelivery',
      tags,
      summary: 'A message, and every try to hand it over',
      params: deliveryParams,
      querystring: networkQuery,
      response: answers(
        z.object({
          ...deliverySchema.shape,
          message: notificationMessageSchema,
          attempts: z.array(deliveryAttemptSchema),
        }),
      ),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      const { delivery, attempts } = await readDelivery(service, network, request.params.delivery_id);
      return { ...delivery, attempts: [...attempts] };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/notifications/deliveries/:delivery_id/retry',
    config: { scope: 'admin' },
    schema: {
      operationId: 'retryNotificationDelivery',
      tags,
      summary: 'Let a message that was given up wait again, with all of its attempts',
      params: deliveryParams,
      querystring: networkQuery,
      headers: idempotencyHeaders,
      response: answers(deliverySchema),
    },
    handler: async (request) => {
      const { network, service } = await placeOf(request.query);
      return await sendAgain(service, network, request.params.delivery_id);
    },
  });
}
