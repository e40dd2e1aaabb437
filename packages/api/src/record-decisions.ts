/** Records what a request decided in the audit trail, before it is answered. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askedByNobody, recordNewDecisions } from '@analytics/storage';
import { parseNetworkName } from '@analytics/domain';
import type { ApiContext } from './context.ts';

/** Requests that change something of a network name it in their query. */
export function registerAuditTrail(app: FastifyInstance, { databases, now_ms }: ApiContext): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const network = reply.statusCode < 400 ? decidedFor(request) : undefined;
    if (network === undefined) return payload;
    try {
      await askedByNobody(async () => {
        const name = parseNetworkName(network);
        await recordNewDecisions(databases.service, await databases.of(name, 'reads'), name, now_ms());
      });
    } catch (error) {
      // The decision stands: the next one records it too.
      request.log.error({ err: error }, 'A decision could not be recorded in the audit trail yet.');
    }
    return payload;
  });
}

function decidedFor(request: FastifyRequest): string | undefined {
  const { scope = 'public' } = request.routeOptions.config;
  if (request.method === 'GET' || request.method === 'HEAD' || scope === 'public' || scope === 'read') return undefined;
  // It decides nothing.
  if (request.routeOptions.url?.endsWith('/preview') === true) return undefined;
  const { network } = request.query as { network?: unknown };
  return typeof network === 'string' ? network : undefined;
}
