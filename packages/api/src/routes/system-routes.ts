/** Health, readiness, metrics. */
import type { ApiContext } from '../context.ts';
import { health, metrics, ready } from '../contract/system.ts';
import type { ServiceMetrics } from '../metrics.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { requireWholeData } from '../whole-data.ts';
import { AnalyticsError } from '@analytics/domain';

export function registerSystemRoutes(app: ApiServer, context: ApiContext, serviceMetrics: ServiceMetrics): void {
  app.route({ ...routeOf(health), handler: () => ({ status: 'healthy', mode: context.mode }) });

  app.route({
    ...routeOf(ready),
    handler: async (_request, reply) => {
      const checks = await Promise.all([
        checked('database', () => context.databases.networks()),
        checked('data', () => requireWholeData(context.databases)),
        checked('queue', () => context.queue.counts()),
      ]);
      if (checks.every((check) => check.is_ready)) return { status: 'ready' as const, checks };
      return await reply.code(503).send({ status: 'not_ready' as const, checks });
    },
  });

  app.route({
    ...routeOf(metrics),
    handler: async (_request, reply) => {
      return await reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .serializer(String)
        .send(await serviceMetrics.text());
    },
  });
}

async function checked(
  name: string,
  ask: () => Promise<unknown>,
): Promise<{ name: string; is_ready: boolean; code: string }> {
  try {
    await ask();
    return { name, is_ready: true, code: '' };
  } catch (error) {
    return { name, is_ready: false, code: error instanceof AnalyticsError ? error.code : 'INTERNAL' };
  }
}
