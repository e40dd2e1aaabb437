/**
 * Whether the service lives and works. These answers are not compressed: that takes a thread of the pool in which the
 * engine works, and it may have them all.
 */
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';

const check = z.object({ name: z.string(), is_ready: z.boolean(), code: z.string() });

export function registerSystemRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/health',
    compress: false,
    config: { scope: 'public' },
    schema: {
      operationId: 'health',
      tags: ['system'],
      summary: 'Whether the process lives',
      response: answers(z.object({ status: z.string(), mode: z.string() })),
    },
    handler: () => ({ status: 'healthy', mode: app.service.mode }),
  });

  app.route({
    method: 'GET',
    url: '/ready',
    compress: false,
    config: { scope: 'public' },
    schema: {
      operationId: 'ready',
      tags: ['system'],
      summary: 'Whether the database and the queue answer and the data are whole; 503 where not',
      response: {
        ...answers(z.object({ status: z.literal('ready'), checks: z.array(check) })),
        503: {
          description: 'Something does not answer, or data are damaged.',
          content: {
            'application/json': { schema: z.object({ status: z.literal('not_ready'), checks: z.array(check) }) },
          },
        },
      },
    },
    handler: async (_request, reply) => {
      const checks = [...(await app.service.readiness.checks())];
      if (checks.every((check) => check.is_ready)) return { status: 'ready' as const, checks };
      return await reply.code(503).send({ status: 'not_ready' as const, checks });
    },
  });

  app.route({
    method: 'GET',
    url: '/metrics',
    compress: false,
    config: { scope: 'read' },
    schema: {
      operationId: 'metrics',
      tags: ['system'],
      summary: 'Counters and gauges in Prometheus’ text format',
      response: {
        ...answers(z.string()),
        200: { description: 'Prometheus text.', content: { 'text/plain': { schema: z.string() } } },
      },
    },
    handler: async (_request, reply) => {
      return await reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .serializer(String)
        .send(await app.service.metrics.text());
    },
  });
}
