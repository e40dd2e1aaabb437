/** What people decide: dispositions and suppression rules. */
import { AnalyticsError, DAY_MS, parseNetworkName } from '@analytics/domain';
import {
  addSuppression,
  decideAlerts as appendDecision,
  dispositionsOf,
  endSuppression,
  falsePositiveRates as readRates,
  listSuppressions,
  type Database,
} from '@analytics/storage';
import type { ApiContext } from '../context.ts';
import {
  addSuppressionRule,
  decideAlert,
  decideAlerts,
  endSuppressionRule,
  falsePositiveRates,
  listDispositions,
  listSuppressionRules,
} from '../contract/alerts.ts';
import { routeOf, type ApiServer } from '../route-of.ts';

/** A rule that never ends would be forgotten. */
const MAX_DAYS = 731;

export function registerDecisionRoutes(app: ApiServer, context: ApiContext): void {
  const databaseOf = async (query: { network: string }): Promise<Database> =>
    await context.databases.of(parseNetworkName(query.network), 'reads');

  app.route({
    ...routeOf(decideAlert),
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const decision = { ...request.body, decided_by: request.key_name };
      const [row] = await appendDecision(database, [request.params.alert_id], decision, context.now_ms());
      if (row === undefined) throw new AnalyticsError('INTERNAL', 'Expected one decision, found none.');
      return row;
    },
  });

  app.route({
    ...routeOf(decideAlerts),
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const { alert_ids, ...decision } = request.body;
      const decided = { ...decision, decided_by: request.key_name };
      return { dispositions: await appendDecision(database, alert_ids, decided, context.now_ms()) };
    },
  });

  app.route({
    ...routeOf(listDispositions),
    handler: async (request) => ({
      dispositions: await dispositionsOf(await databaseOf(request.query), request.params.alert_id),
    }),
  });

  app.route({
    ...routeOf(falsePositiveRates),
    handler: async (request) => ({ rates: await readRates(await databaseOf(request.query)) }),
  });

  app.route({
    ...routeOf(listSuppressionRules),
    handler: async (request) => ({ rules: await listSuppressions(await databaseOf(request.query), context.now_ms()) }),
  });

  app.route({
    ...routeOf(addSuppressionRule),
    handler: async (request) => {
      const { expires_at, ...rule } = request.body;
      const now_ms = context.now_ms();
      const expires_at_ms = Date.parse(expires_at);
      if (!(expires_at_ms > now_ms && expires_at_ms <= now_ms + MAX_DAYS * DAY_MS)) {
        const message = `Expected expires_at to lie ahead by at most ${MAX_DAYS} days, found ${expires_at}.`;
        throw new AnalyticsError('INVALID_REQUEST', message);
      }
      const database = await databaseOf(request.query);
      return await addSuppression(database, { ...rule, expires_at_ms, created_by: request.key_name }, now_ms);
    },
  });

  app.route({
    ...routeOf(endSuppressionRule),
    handler: async (request) => {
      const database = await databaseOf(request.query);
      return await endSuppression(database, request.params.rule_id, request.key_name, context.now_ms());
    },
  });
}
