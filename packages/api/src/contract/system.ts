/** Whether the service lives and works. */
import { z } from 'zod';
import { answers, type RouteContract } from './route-contract.ts';

export const health = {
  method: 'GET',
  url: '/health',
  scope: 'public',
  schema: {
    operationId: 'health',
    tags: ['system'],
    summary: 'Whether the process lives',
    response: answers(z.object({ status: z.string(), mode: z.string() })),
  },
} as const satisfies RouteContract;

const check = z.object({ name: z.string(), is_ready: z.boolean(), code: z.string() });

export const ready = {
  method: 'GET',
  url: '/ready',
  scope: 'public',
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
} as const satisfies RouteContract;

export const metrics = {
  method: 'GET',
  url: '/metrics',
  scope: 'read',
  schema: {
    operationId: 'metrics',
    tags: ['system'],
    summary: 'Counters and gauges in Prometheus’ text format',
    response: {
      ...answers(z.string()),
      200: { description: 'Prometheus text.', content: { 'text/plain': { schema: z.string() } } },
    },
  },
} as const satisfies RouteContract;
